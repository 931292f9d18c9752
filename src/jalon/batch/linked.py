"""Links between the documents of an archive, one publisher at a time: never all rows at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import replace

from jalon.linking.link import group_of, link_documents, order_of
from jalon.schemas.dataset import Dataset
from jalon.schemas.records import LinkRow, TargetResultRow

# columns that no link needs, and that take most of a row
HEAVY = {"boxes": (), "field_confidence": (), "other_columns": (), "inherited": ()}
USED = ("targets", "actions", "results")

Load = Callable[[str], Dataset]


class Linking:
    """Gathers which documents can be linked, then links them."""

    def __init__(self) -> None:
        self._groups: dict[str, list[str]] = defaultdict(list)

    def add(self, part: Dataset) -> None:
        """Note one document."""
        group = group_of(part.documents[0], part.actions)
        if group is not None:
            self._groups[group].append(part.documents[0].document_id)

    def links(self, load: Load) -> Dataset:
        """The links and compared targets of all documents, as ``link_documents`` gives them.

        Args:
            load: Gives the rows of a document.
        """
        links: list[LinkRow] = []
        compared: list[TargetResultRow] = []
        for part in self._linked(load):
            links += part.links
            compared += part.target_results
        links.sort(key=order_of)
        rank = {link.link_id: (link.from_document_id, link.to_document_id) for link in links}
        compared.sort(key=lambda row: rank[row.link_id])
        return Dataset(links=tuple(links), target_results=tuple(compared))

    def _linked(self, load: Load) -> Iterator[Dataset]:
        for _, ids in sorted(self._groups.items()):
            if len(ids) > 1:
                parts = [_light(load(document_id)) for document_id in ids]
                tables = {
                    name: tuple(row for part in parts for row in getattr(part, name))
                    for name in ("documents", *USED)
                }
                yield link_documents(Dataset(**tables))


def _light(part: Dataset) -> Dataset:
    """One document's rows with what links need."""
    rows = {
        name: tuple(row.model_copy(update=HEAVY) for row in getattr(part, name)) for name in USED
    }
    return replace(part, findings=(), recommendations=(), **rows)
