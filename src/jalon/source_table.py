"""Where the documents come from, as told by a table of the user's: ``--sources table.csv``.

One line a document: ``file`` (its name, its path or its SHA-256) and any of ``url``, ``licence``
and ``retrieved`` (YYYY-MM-DD). French headings are understood too: ``fichier``, ``adresse``,
``obtenu``. The separator may be a comma, a semicolon or a tab, as spreadsheets write them.
"""

from __future__ import annotations

import csv
import datetime as dt
import hashlib
import io
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from jalon.schemas.dataset import Dataset
from jalon.schemas.errors import SourcesError
from jalon.schemas.records import DocumentRow

HEADINGS = {
    "file": ("file", "fichier", "file_name", "document_id", "sha256", "document"),
    "url": ("url", "adresse", "address", "lien", "link", "source_url"),
    "licence": ("licence", "license", "source_licence"),
    "retrieved": ("retrieved", "obtenu", "retrieved_on", "obtenu le", "date", "consulté"),
}
ADDRESS = re.compile(r"(?:https?|ftp)://\S+")
SEPARATORS = ",;\t"
TOLD = ("source_url", "source_licence", "retrieved_on")


@dataclass(frozen=True, slots=True)
class Source:
    """What the table tells of one document; None where it tells nothing."""

    url: str | None
    licence: str | None
    retrieved_on: dt.date | None


@dataclass(frozen=True, slots=True)
class SourceTable:
    """The user's table.

    Attributes:
        sources: What it tells, by folded file name or digest.
        digest: SHA-256 of its bytes, for the dataset's descriptor.
    """

    sources: Mapping[str, Source]
    digest: str

    def of(self, row: DocumentRow) -> Source | None:
        """What the table tells of a document: by its digest, its identifier or its name."""
        keys = (row.sha256 or "", row.document_id, _key(row.file_name))
        return next((self.sources[key] for key in keys if key in self.sources), None)


def read_sources(path: Path) -> SourceTable:
    """The table of sources in the CSV file ``path``.

    Raises:
        SourcesError: It cannot be read, has no column of files, or holds a value of another kind.
    """
    try:
        data = path.read_bytes()
        text = data.decode("utf-8-sig")
    except OSError as error:
        raise SourcesError(path, "sources_missing") from error
    except UnicodeDecodeError as error:
        raise SourcesError(path, "sources_not_utf8") from error
    return SourceTable(dict(_entries(path, text)), hashlib.sha256(data).hexdigest())


def with_sources(dataset: Dataset, table: SourceTable) -> Dataset:
    """``dataset`` with address, licence and date of each document that the table names."""
    return replace(dataset, documents=tuple(_told(row, table) for row in dataset.documents))


def without_sources(dataset: Dataset) -> Dataset:
    """``dataset`` with nothing told of where its documents come from."""
    documents = tuple(row.model_copy(update=dict.fromkeys(TOLD)) for row in dataset.documents)
    return replace(dataset, documents=documents)


def _told(row: DocumentRow, table: SourceTable) -> DocumentRow:
    source = table.of(row)
    if source is None:
        return row
    told = {"source_url": source.url, "source_licence": source.licence}
    return row.model_copy(update={**told, "retrieved_on": source.retrieved_on})


def _entries(path: Path, text: str) -> Iterator[tuple[str, Source]]:
    first = text.partition("\n")[0]
    separator = max(SEPARATORS, key=first.count)
    lines = csv.reader(io.StringIO(text), delimiter=separator)
    headings = [heading.strip().casefold() for heading in next(lines, [])]
    columns = {
        name: next((headings.index(word) for word in words if word in headings), None)
        for name, words in HEADINGS.items()
    }
    if columns["file"] is None:
        raise SourcesError(path, "sources_no_file_column", ", ".join(headings))
    for number, line in enumerate(lines, start=2):
        said = {
            name: line[at].strip() if at is not None and at < len(line) else ""
            for name, at in columns.items()
        }
        if said["file"]:
            yield _key(said["file"]), _source(path, number, said)


def _source(path: Path, number: int, said: Mapping[str, str]) -> Source:
    if said["url"] and ADDRESS.fullmatch(said["url"]) is None:
        raise SourcesError(path, "sources_bad_value", f"{number}: {said['url']!r}")
    try:
        day = dt.date.fromisoformat(said["retrieved"]) if said["retrieved"] else None
    except ValueError as error:
        raise SourcesError(path, "sources_bad_value", f"{number}: {said['retrieved']!r}") from error
    return Source(said["url"] or None, said["licence"] or None, day)


def _key(file: str) -> str:
    name = PurePosixPath(file.replace("\\", "/")).name
    return unicodedata.normalize("NFC", name).casefold()
