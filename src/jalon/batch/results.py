"""The result of each document, kept as soon as it is there: one packed file a document.

A file is written beside and renamed, so that it is there whole or not at all; what a power cut
tore is recognised by its checksum and read again.
"""

from __future__ import annotations

import json
import os
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path

from pydantic import ValidationError

from jalon.schemas.dataset import ROW_TABLES, Dataset
from jalon.schemas.records import RECORDS, DocumentRow

OF_A_DOCUMENT = ("documents", *ROW_TABLES, "findings")
SUFFIX = ".json.z"


class Results:
    """The results under one folder, by the identifier of their document.

    Attributes:
        folder: The folder.
        others: Results that were not made in this run; asked for what ``folder`` does not have.
    """

    def __init__(self, folder: Path, others: Path | None = None) -> None:
        self.folder = folder
        self._others = others

    @property
    def others(self) -> Results:
        """The results that were not made in this run."""
        return Results(self._others or self.folder)

    def write(self, dataset: Dataset) -> None:
        """Keep the rows of one document."""
        document = dataset.documents[0]
        value = {
            name: [row.model_dump(mode="json") for row in getattr(dataset, name)]
            for name in OF_A_DOCUMENT
        }
        self.keep(document.document_id, zlib.compress(json.dumps(value).encode(), 1))

    def read(self, document_id: str) -> Dataset | None:
        """The rows of a document; None where there are none, or they are torn."""
        found = self._read(document_id)
        return self.others._read(document_id) if found is None and self._others else found

    def document(self, document_id: str) -> DocumentRow | None:
        """The row of a document itself, without those of its other tables; None as ``read``."""
        found = self._read(document_id, ("documents",))
        if found is None and self._others is not None:
            found = self.others._read(document_id, ("documents",))
        return found.documents[0] if found is not None else None

    def _read(self, document_id: str, names: Sequence[str] = OF_A_DOCUMENT) -> Dataset | None:
        try:
            text = zlib.decompress(self._path(document_id).read_bytes())
            value = json.loads(text)
            tables = {
                name: tuple(RECORDS[name].model_validate(row) for row in value[name])
                for name in names
            }
        except (OSError, zlib.error, ValueError, KeyError, TypeError, ValidationError):
            return None
        return Dataset(**tables)  # type: ignore[arg-type]

    def packed(self, document_id: str) -> bytes | None:
        """A document's rows as they are kept; None where there are none, or they are torn."""
        try:
            data = self._path(document_id).read_bytes()
            zlib.decompress(data)
        except (OSError, zlib.error):
            return None
        return data

    def keep(self, document_id: str, packed: bytes) -> None:
        """Keep rows that were packed elsewhere."""
        new = self.folder / f"{document_id}-{os.getpid()}.new"
        new.write_bytes(packed)
        new.replace(self._path(document_id))

    def forget(self, document_id: str) -> None:
        """Drop the rows of a document."""
        self._path(document_id).unlink(missing_ok=True)

    def ids(self) -> Iterator[str]:
        """Every document that has a result, sorted."""
        names = (path.name for path in self.folder.iterdir() if path.name.endswith(SUFFIX))
        yield from sorted(name.removesuffix(SUFFIX) for name in names)

    def _path(self, document_id: str) -> Path:
        return self.folder / f"{document_id}{SUFFIX}"
