"""The files of a run, before they are read, and how a run went."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from jalon.schemas.dataset import Dataset
from jalon.schemas.places import Place
from jalon.schemas.records import DocumentRow
from jalon.schemas.values import ReadStatus, Severity


@dataclass(frozen=True, slots=True)
class SourceFile:
    """One file to read.

    Attributes:
        path: Where it is.
        file_name: Its name without folder, NFC.
        sha256: Digest of its bytes; None when they cannot be read.
        document_id: First 16 digits of the digest; of the path as given when there is none.
        twins: Paths of further files with the same bytes.
    """

    path: Place
    file_name: str
    sha256: str | None
    document_id: str
    twins: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """What the paths of a command line come to, before anything is opened.

    Attributes:
        files: Each place once, sorted by name; some may be no files.
        missing: Paths that name neither a file nor a folder.
        empty: Folders that hold no PDF.
    """

    files: tuple[Place, ...]
    missing: tuple[Place, ...] = ()
    empty: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class Inputs:
    """What the paths of a command line come to.

    Attributes:
        files: To be read, each document once, sorted by name.
        missing: Paths that name neither a file nor a folder.
        empty: Folders that hold no PDF.
    """

    files: tuple[SourceFile, ...]
    missing: tuple[Place, ...] = ()
    empty: tuple[Place, ...] = ()


@dataclass(slots=True)
class Tally:
    """What a dataset holds, counted while it is written.

    Attributes:
        documents: How many there are.
        pages: Their pages.
        rows: Rows by table.
        severities: Findings by severity.
        unread: Rows of documents that were not read, or only in part.
    """

    documents: int = 0
    pages: int = 0
    rows: Counter[str] = field(default_factory=Counter)
    severities: Counter[Severity] = field(default_factory=Counter)
    unread: list[DocumentRow] = field(default_factory=list)

    def add(self, part: Dataset) -> None:
        """Count the rows of ``part`` in."""
        self.documents += len(part.documents)
        self.pages += sum(row.pages or 0 for row in part.documents)
        self.rows.update({model.table.name: len(rows) for model, rows in part.tables()})
        self.severities.update(row.severity for row in part.findings)
        self.unread += [row for row in part.documents if row.status is not ReadStatus.OK]


@dataclass(frozen=True, slots=True)
class RunReport:
    """What a run read and wrote, and how long it took.

    Attributes:
        inputs: The files that it found.
        tally: What the dataset holds.
        seconds: How long it took.
        known: Files that had been read before and were not read again.
    """

    inputs: Inputs
    tally: Tally
    seconds: float
    known: int = 0

    @property
    def is_complete(self) -> bool:
        """Whether every path was found and every document read."""
        failed = any(row.error is not None for row in self.tally.unread)
        return not failed and not self.inputs.missing
