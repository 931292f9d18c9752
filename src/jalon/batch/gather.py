"""The kept results of a run to its dataset, document by document."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from jalon.batch.linked import Linking
from jalon.batch.naming import named
from jalon.batch.results import OF_A_DOCUMENT, Results
from jalon.corrections.apply import apply_events, events_by_document
from jalon.corrections.copies import without_copies
from jalon.publish.writing import DatasetWriter
from jalon.registries import organisation_rows, with_registries
from jalon.schemas.batch import Kept, Listed
from jalon.schemas.corrections import Event
from jalon.schemas.dataset import Dataset, join_datasets
from jalon.schemas.inputs import Tally
from jalon.schemas.registries import Registries
from jalon.schemas.values import ReadStatus
from jalon.source_table import SourceTable, with_sources, without_sources


@dataclass(frozen=True, slots=True)
class Gathered:
    """What a dataset is put together from.

    Attributes:
        documents: In any order.
        results: Where their rows are kept.
        registries: Other ones than the package's.
        events: What people said of the rows; none where the rows stay as they are kept.
        sources: Where the documents come from, as the user's table tells.
    """

    documents: Sequence[Kept]
    results: Results
    registries: Registries | None = None
    events: Sequence[Event] = ()
    sources: SourceTable | None = None


def write_gathered(
    folder: Path, gathered: Gathered, settings: Mapping[str, object] | None = None
) -> Tally:
    """Write a dataset into the empty ``folder``; count what it holds.

    Args:
        folder: Where to.
        gathered: What of.
        settings: What the dataset was made with, for the descriptor.

    Raises:
        OSError: It cannot be written.
        LookupError: A result is not there.
    """
    writer = DatasetWriter(folder, organisation_rows(gathered.registries))
    linking, tally = Linking(), Tally()
    parts = _Parts(gathered)
    try:
        for document_id in parts.ids:
            part = parts.read(document_id)
            writer.add(part)
            linking.add(part)
            tally.add(part)
        links = linking.links(parts.read)
        tally.add(links)
        writer.add(with_registries(links, gathered.registries))
        writer.close(settings)
    except BaseException:
        writer.abandon()
        raise
    return tally


class _Parts:
    """The documents of a dataset as they are published: each once, with what people said of it.

    Attributes:
        ids: The identifiers of those that stand, sorted.
    """

    def __init__(self, gathered: Gathered) -> None:
        self._gathered = gathered
        self._kept = {kept.document_id: kept for kept in gathered.documents}
        rows = [_listed(gathered.results, key) for key in sorted(self._kept)]
        self._copies = _copies([(self._kept[row.document_id], row) for row in rows], gathered)
        standing = [row for row in rows if self._copies.get(row.document_id, True) is not None]
        self.ids = [row.document_id for row in standing]
        self._events = events_by_document(standing, gathered.events)

    def read(self, document_id: str) -> Dataset:
        """The rows of one document."""
        part = self._copies.get(document_id)
        if part is None:
            part = _named(self._kept[document_id], self._gathered)
        events = self._events.get(document_id, ())
        return apply_events(part, events, self._gathered.registries).dataset


def _copies(
    documents: Sequence[tuple[Kept, Listed]], gathered: Gathered
) -> dict[str, Dataset | None]:
    """The rows of documents of which there are several copies, by identifier: None for one dropped.

    Only those with equal contents are held at a time.
    """
    groups: dict[str, list[Kept]] = defaultdict(list)
    for kept, row in documents:
        if row.content_id is not None and not row.is_failed:
            groups[row.content_id].append(kept)
    found: dict[str, Dataset | None] = {}
    for alike in groups.values():
        if len(alike) < 2:
            continue
        whole = without_copies(join_datasets(_named(k, gathered) for k in alike))
        for kept in alike:
            part = _of(whole, kept.document_id)
            found[kept.document_id] = part if part.documents else None
    return found


def _of(dataset: Dataset, document_id: str) -> Dataset:
    """The rows of one document of a dataset without links."""
    return Dataset(
        **{
            name: tuple(r for r in getattr(dataset, name) if r.document_id == document_id)
            for name in OF_A_DOCUMENT
        }
    )


def _named(kept: Kept, gathered: Gathered) -> Dataset:
    """A document under the names of its files, with what the table of sources tells of it now."""
    part = _loaded(gathered.results, kept.document_id)
    if kept.names:
        part = without_sources(named(part, kept.names[0], kept.names[1:]))
    return with_sources(part, gathered.sources) if gathered.sources is not None else part


def _listed(results: Results, document_id: str) -> Listed:
    row = results.document(document_id)
    if row is None:
        raise LookupError(document_id)
    return Listed(row.document_id, row.content_id, row.status is ReadStatus.FAILED)


def _loaded(results: Results, document_id: str) -> Dataset:
    part = results.read(document_id)
    if part is None:
        raise LookupError(document_id)
    return part
