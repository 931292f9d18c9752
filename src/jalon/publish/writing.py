"""Documents to the files of a dataset, one after another: only a few rows are held at a time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from jalon.publish import datapackage
from jalon.publish.document_schema import DOCUMENT_SCHEMA, document_schema
from jalon.publish.list_tables import with_list_tables
from jalon.publish.nested import json_text, nested_documents
from jalon.publish.parquet import ROWS_IN_GROUP, arrow_table, open_table
from jalon.publish.provenance import Sources
from jalon.schemas.dataset import Dataset
from jalon.schemas.records import RECORDS, OrganisationRow, Record

JSON_FOLDER = "json"
PACKED = 500  # rows that are held as objects; a whole part of ROWS_IN_GROUP


class DatasetWriter:
    """Writes the files of a dataset into an empty folder.

    Documents come in the order of their identifiers; rows that belong to none of them (links,
    registries) come with any part. The bytes do not depend on how the rows were parted. Tables of
    items are made from each part's lists, by the registry ``bodies``.
    """

    def __init__(self, folder: Path, bodies: Sequence[OrganisationRow] = ()) -> None:
        self.folder = folder
        self._bodies = bodies
        self._sources = Sources()
        (folder / JSON_FOLDER).mkdir()
        self._rows: dict[str, list[Record]] = {name: [] for name in RECORDS}
        self._packed: dict[str, list[pa.Table]] = {name: [] for name in RECORDS}
        self._files: dict[str, pq.ParquetWriter] = {}

    def add(self, part: Dataset) -> None:
        """Write the rows of one or more documents."""
        for document_id, value in nested_documents(part):
            path = self.folder / JSON_FOLDER / f"{document_id}.json"
            path.write_text(json_text(value), encoding="utf-8", newline="\n")
        for row in part.documents:
            self._sources.add(row)
        for model, rows in with_list_tables(part, self._bodies).tables():
            self._add(model, rows)

    def close(self, settings: Mapping[str, object] | None = None) -> None:
        """Write what is left, and the descriptor last of all."""
        for name, model in RECORDS.items():
            if self._rows[name]:
                self._pack(model, len(self._rows[name]))
            if self._packed[name] or name not in self._files:
                self._write(model)
            self._files.pop(name).close()
        self._write_text(DOCUMENT_SCHEMA, document_schema())
        described = datapackage.descriptor(self.folder, self._sources, settings)
        self._write_text(datapackage.FILE_NAME, described)

    def abandon(self) -> None:
        """Close the files as they are, where the writing has failed."""
        for file in self._files.values():
            file.close()

    def _write_text(self, name: str, value: Mapping[str, object]) -> None:
        text = datapackage.descriptor_text(dict(value))
        (self.folder / name).write_text(text, encoding="utf-8", newline="\n")

    def _add(self, model: type[Record], rows: Iterable[Record]) -> None:
        held = self._rows[model.table.name]
        held.extend(rows)
        while len(held) >= PACKED:
            self._pack(model, PACKED)

    def _pack(self, model: type[Record], count: int) -> None:
        """Turn the first ``count`` held rows into columns, which take less room."""
        packed = self._packed[model.table.name]
        held = self._rows[model.table.name]
        packed.append(arrow_table(model, held[:count]))
        del held[:count]
        if len(packed) * PACKED >= ROWS_IN_GROUP:
            self._write(model)

    def _write(self, model: type[Record]) -> None:
        """Write the packed rows of a table as one group."""
        name = model.table.name
        if name not in self._files:
            self._files[name] = open_table(model, self.folder / f"{name}.parquet")
        packed = self._packed[name]
        group = pa.concat_tables(packed).combine_chunks() if packed else arrow_table(model, ())
        self._files[name].write_table(group, ROWS_IN_GROUP)
        packed.clear()
