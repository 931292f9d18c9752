"""Documents to the files of a dataset, one after another: only a few rows are held at a time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

import pyarrow.parquet as pq

from jalon.publish import datapackage
from jalon.publish.nested import json_text, nested_documents
from jalon.publish.parquet import ROWS_IN_GROUP, arrow_table, open_table
from jalon.schemas.dataset import Dataset
from jalon.schemas.records import RECORDS, Record

JSON_FOLDER = "json"


class DatasetWriter:
    """Writes the files of a dataset into an empty folder.

    Documents come in the order of their identifiers; rows that belong to none of them (links,
    registries) come with any part. The bytes do not depend on how the rows were parted.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        (folder / JSON_FOLDER).mkdir()
        self._rows: dict[str, list[Record]] = {name: [] for name in RECORDS}
        self._files: dict[str, pq.ParquetWriter] = {}

    def add(self, part: Dataset) -> None:
        """Write the rows of one or more documents."""
        for document_id, value in nested_documents(part):
            path = self.folder / JSON_FOLDER / f"{document_id}.json"
            path.write_text(json_text(value), encoding="utf-8", newline="\n")
        for model, rows in part.tables():
            self._add(model, rows)

    def close(self, settings: Mapping[str, str] | None = None) -> None:
        """Write what is left, and the descriptor last of all."""
        for name, model in RECORDS.items():
            if self._rows[name] or name not in self._files:
                self._write(model, len(self._rows[name]))
            self._files.pop(name).close()
        text = datapackage.descriptor_text(datapackage.descriptor(self.folder, settings))
        path = self.folder / datapackage.FILE_NAME
        path.write_text(text, encoding="utf-8", newline="\n")

    def abandon(self) -> None:
        """Close the files as they are, where the writing has failed."""
        for file in self._files.values():
            file.close()

    def _add(self, model: type[Record], rows: Iterable[Record]) -> None:
        held = self._rows[model.table.name]
        held.extend(rows)
        while len(held) >= ROWS_IN_GROUP:
            self._write(model, ROWS_IN_GROUP)

    def _write(self, model: type[Record], count: int) -> None:
        """Write the first ``count`` held rows of a table as one group."""
        name = model.table.name
        held = self._rows[name]
        if name not in self._files:
            self._files[name] = open_table(model, self.folder / f"{name}.parquet")
        self._files[name].write_table(arrow_table(model, held[:count]), ROWS_IN_GROUP)
        del held[:count]
