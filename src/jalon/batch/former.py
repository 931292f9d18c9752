"""The dataset that stands in the output folder before a run: what of it can be used again.

A small note in the user's cache says with what each dataset was made, by the digest of its
descriptor; without it every file is read again.
"""

from __future__ import annotations

import json
import os
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
from platformdirs import user_cache_path
from pydantic import ValidationError

from jalon.batch.results import OF_A_DOCUMENT, Results
from jalon.identity import file_sha256
from jalon.publish import datapackage
from jalon.publish.folder import is_dataset
from jalon.publish.parquet import read_groups
from jalon.schemas.dataset import Dataset
from jalon.schemas.errors import OutputError
from jalon.schemas.records import DocumentRow, Record

CACHE = "JALON_CACHE"  # environment variable: the folder of these notes


class UnreadableDatasetError(OutputError):
    """The tables of a dataset cannot be read."""

    code = "output_unreadable"


@dataclass(frozen=True, slots=True)
class Former:
    """A dataset that stands there already.

    Attributes:
        folder: Its folder.
        names: The file name of each document.
    """

    folder: Path
    names: Mapping[str, str]

    def parts(self) -> Iterator[Dataset]:
        """Its documents one after another.

        Raises:
            UnreadableDatasetError: A table cannot be read, or breaks the rules of today.
        """
        try:
            yield from document_parts(self.folder)
        except (OSError, pa.ArrowException, ValidationError, KeyError) as error:
            detail = " ".join(str(error).split())[:200]
            raise UnreadableDatasetError(self.folder, detail) from error

    def keep(
        self,
        results: Results,
        wanted: Collection[str] | None = None,
        lacking: Collection[str] = (),
    ) -> list[str]:
        """Keep the rows of its documents as if they had just been read; their identifiers.

        Args:
            results: Where to.
            wanted: By identifier, those that are wanted; None for all.
            lacking: Documents, by identifier or content, of which people took rows out: what was
                read of them is not all there.
        """
        kept = []
        for part in self.parts():
            document_id = part.documents[0].document_id
            if {document_id, part.documents[0].content_id} & set(lacking):
                continue
            if wanted is None or document_id in wanted:
                results.write(part)
                kept.append(document_id)
        return kept


def find_former(folder: Path) -> Former | None:
    """The dataset in ``folder``, None where there is none that can be read."""
    if not is_dataset(folder):
        return None
    try:
        names = {
            row.document_id: row.file_name
            for _, rows in read_groups(folder, "documents")
            for row in rows
            if isinstance(row, DocumentRow)
        }
    except (OSError, pa.ArrowException, ValidationError, KeyError):
        return None
    return Former(folder, names)


def document_parts(folder: Path) -> Iterator[Dataset]:
    """Each document of the dataset in ``folder`` with its rows; few are held at a time."""
    tables = {name: _Ahead(read_groups(folder, name)) for name in OF_A_DOCUMENT[1:]}
    for document_id, documents in read_groups(folder, "documents"):
        rows = {name: ahead.of(document_id) for name, ahead in tables.items()}
        yield Dataset(documents=documents, **rows)  # type: ignore[arg-type]


class _Ahead:
    """The groups of a table, sorted by document, asked for in that order."""

    def __init__(self, groups: Iterator[tuple[str, tuple[Record, ...]]]) -> None:
        self._groups = groups
        self._next = next(groups, None)

    def of(self, document_id: str) -> tuple[Record, ...]:
        while self._next is not None and self._next[0] < document_id:
            self._next = next(self._groups, None)
        if self._next is None or self._next[0] != document_id:
            return ()
        rows = self._next[1]
        self._next = next(self._groups, None)
        return rows


def note_made_with(folder: Path, made_with: Mapping[str, str]) -> None:
    """Note with what the dataset in ``folder`` was made; nothing is lost where that fails."""
    try:
        path = _note(folder)
        path.parent.mkdir(parents=True, exist_ok=True)
        new = path.with_suffix(f".{os.getpid()}")
        new.write_text(json.dumps(dict(made_with)), encoding="utf-8")
        new.replace(path)
    except OSError:
        return


def was_made_with(folder: Path, made_with: Mapping[str, str]) -> bool:
    """Whether the dataset in ``folder`` is known to have been made with the same."""
    try:
        return bool(json.loads(_note(folder).read_text(encoding="utf-8")) == dict(made_with))
    except (OSError, ValueError):
        return False


def _note(folder: Path) -> Path:
    digest = file_sha256(folder / datapackage.FILE_NAME)
    root = os.environ.get(CACHE)
    cache = Path(root) if root else user_cache_path("jalon", appauthor=False)
    return cache / "made" / f"{digest}.json"
