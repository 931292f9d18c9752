"""Errors that end the reading of one file, or of the run.

JalonError
├── DocumentError        one file cannot be read; the others go on
│   ├── NotAPdfError
│   ├── EmptyFileError
│   ├── DamagedPdfError
│   ├── EncryptedPdfError
│   ├── FileMissingError
│   ├── NotAFileError      a folder, a pipe, a device, a link that leads to itself
│   ├── UnreachableError   the address of the file gives no answer
│   └── LimitError         it asks for more time, memory or paper than a document may
├── PlaceError           an address cannot be searched
├── ClusterError         the cluster cannot be used
├── VocabularyError      the user's own vocabulary cannot be used
├── SourcesError         the user's table of sources cannot be used
├── PluginError          an installed reader or vocabulary cannot be used
├── MissingPackageError  a package of an extra is needed and not installed
└── OutputError          the dataset folder cannot be written or read

Each names the file, and the page where there is one; ``code`` selects the message shown to
people, in French or English.
"""

from __future__ import annotations

from pathlib import Path

# findings of pages that were not read, whatever hindered it
UNREAD_PAGES = (
    "page_failed",
    "page_limit_glyphs",
    "page_limit_memory",
    "page_limit_seconds",
    "page_reader_died",
    "pages_failed",
    "pages_over_limit",
)


class JalonError(Exception):
    """Base of all errors that are meant to be shown to a person."""

    code = "error"

    def __init__(self, path: Path | str, detail: str = "", page: int | None = None) -> None:
        # an address is no path: a path would join its slashes
        self.path = path if isinstance(path, str) and "://" in path else Path(path)
        self.detail = detail
        self.page = page
        where = f"{self.path}" + (f", page {page}" if page is not None else "")
        super().__init__(f"{where}: {self.code}" + (f" ({detail})" if detail else ""))


class DocumentError(JalonError):
    """One file cannot be read."""

    code = "document_error"


class NotAPdfError(DocumentError):
    """The bytes do not begin as a PDF does."""

    code = "not_a_pdf"


class EmptyFileError(DocumentError):
    """The file has no bytes, or the PDF has no pages."""

    code = "empty_file"


class DamagedPdfError(DocumentError):
    """It begins as a PDF and cannot be read (truncated, broken cross-reference …)."""

    code = "damaged_pdf"


class EncryptedPdfError(DocumentError):
    """A password is needed to open it."""

    code = "encrypted_pdf"


class FileMissingError(DocumentError):
    """There is no such file or folder, or it may not be read."""

    code = "file_missing"


class NotAFileError(DocumentError):
    """What stands there is no file that can be read to its end; ``code`` says what it is."""

    def __init__(self, path: Path | str, code: str) -> None:
        self.code = code
        super().__init__(path)


class UnreachableError(DocumentError):
    """The address of the file gives no answer, or not the file."""

    code = "file_unreachable"


class LimitError(DocumentError):
    """The file, or a page of it, met a limit; ``code`` names it, ``detail`` is how much it is."""

    def __init__(self, path: Path | str, code: str, detail: str, page: int | None = None) -> None:
        self.code = code
        super().__init__(path, detail, page)


class PlaceError(JalonError):
    """An address to read from cannot be searched; ``code`` says why."""

    def __init__(self, path: Path | str, code: str, detail: str = "") -> None:
        self.code = code
        super().__init__(path, detail)


class ClusterError(JalonError):
    """The cluster that should read cannot be used; ``code`` says why, ``path`` is its address."""

    def __init__(self, path: Path | str, code: str, detail: str = "") -> None:
        self.code = code
        super().__init__(path, detail)


class OutputError(JalonError):
    """The dataset folder cannot be written or read."""

    code = "output_error"


class FileUnwritableError(OutputError):
    """A file asked for cannot be written: another program may hold it."""

    code = "file_unwritable"


class VocabularyError(JalonError):
    """The user's own vocabulary cannot be read or used; ``code`` says why."""

    code = "vocabulary_error"

    def __init__(self, path: Path | str, code: str, detail: str = "") -> None:
        self.code = code
        super().__init__(path, detail)


class SourcesError(JalonError):
    """The user's table of sources cannot be read or used; ``code`` says why."""

    code = "sources_error"

    def __init__(self, path: Path | str, code: str, detail: str = "") -> None:
        self.code = code
        super().__init__(path, detail)


class PluginError(JalonError):
    """A reader or vocabulary of another package is not there or cannot be used."""

    code = "plugin_error"

    def __init__(self, name: Path | str, code: str, detail: str = "") -> None:
        self.code = code
        super().__init__(name, detail)


class MissingPackageError(JalonError):
    """A package that only some people need is not installed.

    ``path`` is the package's name, ``detail`` what to install in its place (``jalon[check]``).
    """

    code = "package_missing"

    def __init__(self, package: str, extra: str) -> None:
        super().__init__(package, f"jalon[{extra}]")
