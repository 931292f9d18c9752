"""What a batch run hands to the processes that read, and what it gets back."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from jalon.schemas.limits import Limits
from jalon.schemas.ocr import OcrMode
from jalon.schemas.own_words import OwnWords
from jalon.schemas.places import Place


@dataclass(frozen=True, slots=True)
class Barred:
    """A page that met a limit and is left out.

    Attributes:
        page: 1-based.
        code: Of the limit, as ``LimitError`` names it.
        detail: How much it is.
    """

    page: int
    code: str
    detail: str


@dataclass(frozen=True, slots=True)
class Task:
    """One file to read.

    Attributes:
        number: Its place among the files of the run, from 1.
        path: Where it is.
        barred: Pages to leave out.
        data: Its bytes, where whoever asks has read them; None to read them.
    """

    number: int
    path: Place
    barred: tuple[Barred, ...] = ()
    data: bytes | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Outcome:
    """How the reading of one file went; what was read lies in the folder of results.

    Attributes:
        path: The file.
        document_id: Identifier of its document.
        sha256: Digest of the bytes that were read; None where they could not be.
        pages: How many pages it has; None where it could not be opened.
        is_failed: Nothing was read of it.
        is_known: It had been read before, and was not read again.
        is_elsewhere: It belongs to another shard and was left alone.
        number: Of its task.
    """

    path: Place
    document_id: str
    sha256: str | None
    pages: int | None = None
    is_failed: bool = False
    is_known: bool = False
    is_elsewhere: bool = False
    number: int = 0


@dataclass(frozen=True, slots=True)
class Kept:
    """A document whose result is kept.

    Attributes:
        document_id: Its identifier.
        names: The names of its files, the first its own; () to leave the name that it has.
    """

    document_id: str
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Listed:
    """What of each document of an archive is held while its dataset is put together.

    Attributes:
        document_id: Its identifier.
        content_id: Of what it says; None where that is not known.
        is_failed: Nothing was read of it.
    """

    document_id: str
    content_id: str | None
    is_failed: bool = False


@dataclass(frozen=True, slots=True)
class Shard:
    """Part ``number`` (from 1) of ``count`` parts of an archive."""

    number: int
    count: int

    def holds(self, document_id: str) -> bool:
        """Whether a document belongs to this part; its content alone decides."""
        return int(document_id[:8], 16) % self.count == self.number - 1


@dataclass(frozen=True, slots=True)
class ReaderSettings:
    """What is the same for every file of a run.

    Attributes:
        results: Folder where the result of each document is kept.
        live: Folder where each process notes what it is at.
        limits: What one document may cost.
        cross_check: Read every number a second time, by other engines.
        own: The word lists with the user's own words.
        ocr: When pages are read from their pictures.
        shard: The part of the archive that is read; None for all of it.
        known: Documents whose result whoever asks has already.
        reader: The name of an installed reader to use in place of ours.
    """

    results: Path
    live: Path
    limits: Limits = field(default_factory=Limits)
    cross_check: bool = False
    own: OwnWords | None = None
    ocr: OcrMode = OcrMode.AUTO
    shard: Shard | None = None
    known: frozenset[str] = frozenset()
    reader: str | None = None


@dataclass(frozen=True, slots=True)
class Now:
    """What a process is at.

    Attributes:
        number: The task's number, 0 when it waits.
        page: The page that is read; 0 before the first, -1 after the last.
        pages: How many pages the document has, 0 when that is not known yet.
        cpu_s: CPU seconds that the process had used when this began.
        clock_s: Seconds of the system's monotonic clock when this began.
        sha256: Digest of the file, None before it is known.
    """

    number: int
    page: int
    pages: int
    cpu_s: float
    clock_s: float
    sha256: str | None = None
