"""A dataset opened one document at a time, so that a thousand documents open at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TypeVar

import pyarrow as pa
import pyarrow.parquet as pq

from jalon.schemas.dataset import OF_A_DOCUMENT, Dataset
from jalon.schemas.errors import OutputError
from jalon.schemas.records import RECORDS, DocumentRow, Record

REGISTRIES = ("organisations", "ministerial_themes", "indicator_families")
R = TypeVar("R", bound=Record)


class Parts:
    """The tables of a dataset's folder, read once; rows become records when asked for."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        try:
            self.documents: tuple[DocumentRow, ...] = tuple(self._all("documents", DocumentRow))
            self._tables = {name: self._read(name) for name in OF_A_DOCUMENT}
            registries = {name: tuple(self._all(name, RECORDS[name])) for name in REGISTRIES}
        except (OSError, pa.ArrowException, ValueError) as error:
            raise OutputError(folder, str(error).splitlines()[0]) from error
        self.registries = Dataset(**registries)  # type: ignore[arg-type]
        self._slices = {name: _runs(table) for name, table in self._tables.items()}
        self._made: dict[str, Dataset] = {}

    def part(self, document_id: str) -> Dataset:
        """One document's dataset.

        Raises:
            KeyError: There is no such document.
        """
        if document_id not in self._made:
            (document,) = [d for d in self.documents if d.document_id == document_id] or (None,)
            if document is None:
                raise KeyError(document_id)
            rows = {name: self._rows(name, document_id) for name in OF_A_DOCUMENT}
            self._made[document_id] = Dataset(documents=(document,), **rows)  # type: ignore[arg-type]
        return self._made[document_id]

    def replace(self, document_id: str, part: Dataset) -> None:
        """Take another reading of a document instead."""
        self._made[document_id] = part
        (row,) = part.documents
        self.documents = tuple(row if d.document_id == document_id else d for d in self.documents)

    def counts(self) -> dict[str, dict[str, int]]:
        """Of each document: rows that are not sure, and findings that ask to be looked at."""
        unsure = _counted(self._tables, ("targets", "actions", "results"), "confidence", "unsure")
        grave = _counted(self._tables, ("findings",), "severity", "grave")
        return {
            row.document_id: {
                "unsure": unsure.get(row.document_id, 0),
                "grave": grave.get(row.document_id, 0),
            }
            for row in self.documents
        }

    def _rows(self, name: str, document_id: str) -> tuple[Record, ...]:
        model, table = RECORDS[name], self._tables[name]
        found: list[Record] = []
        for start, length in self._slices[name].get(document_id, ()):
            rows = table.slice(start, length).to_pylist()
            found += [model.model_validate(row) for row in rows]
        return tuple(found)

    def _read(self, name: str) -> pa.Table:
        return pq.read_table(self.folder / f"{name}.parquet")

    def _all(self, name: str, model: type[R]) -> Iterator[R]:
        return (model.model_validate(row) for row in self._read(name).to_pylist())


DOUBTFUL = 0.6


def _counted(
    tables: dict[str, pa.Table], names: Sequence[str], column: str, kind: str
) -> dict[str, int]:
    counts: dict[str, int] = {}
    for name in names:
        table = tables[name]
        values = table.column(column).to_pylist()
        for document_id, value in zip(table.column("document_id").to_pylist(), values, strict=True):
            is_one = value < DOUBTFUL if kind == "unsure" else value != "info"
            counts[document_id] = counts.get(document_id, 0) + is_one
    return counts


def _runs(table: pa.Table) -> dict[str, list[tuple[int, int]]]:
    """Where the rows of each document stand: first row and number of rows."""
    runs: dict[str, list[tuple[int, int]]] = {}
    last, start = None, 0
    ids = table.column("document_id").to_pylist()
    for at, document_id in enumerate([*ids, None]):
        if document_id != last:
            if last is not None:
                runs.setdefault(last, []).append((start, at - start))
            last, start = document_id, at
    return runs
