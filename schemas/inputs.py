"""The files of a run, before they are read, and how a run went."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from jalon.schemas.dataset import Dataset


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

    path: Path
    file_name: str
    sha256: str | None
    document_id: str
    twins: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """What the paths of a command line come to, before anything is opened.

    Attributes:
        files: Each place once, sorted by name; some may be no files.
        missing: Paths that name neither a file nor a folder.
        empty: Folders that hold no PDF.
    """

    files: tuple[Path, ...]
    missing: tuple[Path, ...] = ()
    empty: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True)
class Inputs:
    """What the paths of a command line come to.

    Attributes:
        files: To be read, each document once, sorted by name.
        missing: Paths that name neither a file nor a folder.
        empty: Folders that hold no PDF.
    """

    files: tuple[SourceFile, ...]
    missing: tuple[Path, ...] = ()
    empty: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True)
class RunReport:
    """What a run read and wrote, and how long it took."""

    inputs: Inputs
    dataset: Dataset
    seconds: float

    @property
    def is_complete(self) -> bool:
        """Whether every path was found and every document read."""
        failed = any(row.error is not None for row in self.dataset.documents)
        return not failed and not self.inputs.missing
