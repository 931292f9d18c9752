"""The kept results of a run to its dataset, document by document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from jalon.batch.linked import Linking
from jalon.batch.naming import named
from jalon.batch.results import Results
from jalon.publish.writing import DatasetWriter
from jalon.registries import with_registries
from jalon.schemas.dataset import Dataset
from jalon.schemas.inputs import Tally
from jalon.schemas.registries import Registries


@dataclass(frozen=True, slots=True)
class Kept:
    """A document whose result is kept.

    Attributes:
        document_id: Its identifier.
        names: The names of its files, the first its own; () to leave the name that it has.
    """

    document_id: str
    names: tuple[str, ...] = ()


def write_gathered(
    folder: Path,
    documents: Iterable[Kept],
    results: Results,
    registries: Registries | None = None,
    settings: Mapping[str, str] | None = None,
) -> Tally:
    """Write the dataset of ``documents`` into the empty ``folder``; count what it holds.

    Args:
        folder: Where to.
        documents: In any order.
        results: Where their rows are kept.
        registries: Other ones than the package's.
        settings: What the dataset was made with, for the descriptor.

    Raises:
        OSError: It cannot be written.
        LookupError: A result is not there.
    """
    writer, linking, tally = DatasetWriter(folder), Linking(), Tally()
    try:
        for part in _parts(documents, results):
            writer.add(part)
            linking.add(part)
            tally.add(part)
        links = linking.links(lambda document_id: _loaded(results, document_id))
        tally.add(links)
        writer.add(with_registries(links, registries))
        writer.close(settings)
    except BaseException:
        writer.abandon()
        raise
    return tally


def _parts(documents: Iterable[Kept], results: Results) -> Iterator[Dataset]:
    for kept in sorted(documents, key=lambda kept: kept.document_id):
        part = _loaded(results, kept.document_id)
        yield named(part, kept.names[0], kept.names[1:]) if kept.names else part


def _loaded(results: Results, document_id: str) -> Dataset:
    part = results.read(document_id)
    if part is None:
        raise LookupError(document_id)
    return part
