"""One file to the rows of its document; a bad file is a row that says what is wrong with it."""

from __future__ import annotations

import logging
import os
import stat
from dataclasses import dataclass, replace
from pathlib import Path

from jalon.assemble.document import assemble, failed_document
from jalon.extract import read_document
from jalon.extract.files import checked_bytes
from jalon.inputs import check_file
from jalon.normalize.own_words import own_words_of
from jalon.plugins import find_reader
from jalon.schemas.dataset import Dataset
from jalon.schemas.errors import (
    DocumentError,
    FileMissingError,
    LimitError,
    NotAFileError,
)
from jalon.schemas.inputs import SourceFile
from jalon.schemas.limits import Limits, PageWatch
from jalon.schemas.ocr import OcrMode
from jalon.schemas.own_words import OwnWords
from jalon.schemas.places import Place, Url
from jalon.vocabulary import Wordbook

log = logging.getLogger(__name__)

MB = 1_000_000


def read_file(
    file: SourceFile,
    *,
    cross_check: bool = False,
    own: OwnWords | None = None,
    ocr: OcrMode = OcrMode.AUTO,
    reader: str | None = None,
) -> Dataset:
    """The dataset of one file, read in this process and without limits."""
    try:
        data = file_bytes(file.path, Limits())
    except DocumentError as error:
        return failed_document(file, error.code, detail=error.detail)
    options = ReadOptions(cross_check, own, ocr, reader=reader)
    return read_source(file, data, options)


def file_bytes(path: Place, limits: Limits) -> bytes:
    """All bytes of an ordinary file; nothing that could block is opened or waited for.

    Raises:
        DocumentError: It is missing, no file, or larger than allowed.
    """
    if isinstance(path, Url):
        from jalon.remote import remote_bytes  # noqa: PLC0415 - brings its engine along

        return remote_bytes(path, limits)
    try:
        check_file(path)
        # what became a pipe since then would block without this
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | _binary())
        with open(handle, "rb") as file:  # noqa: PTH123 - a descriptor, not a path
            state = os.fstat(handle)
            if not stat.S_ISREG(state.st_mode):
                raise NotAFileError(path, "not_a_regular_file")
            if state.st_size > limits.file_mb * MB:
                raise LimitError(path, "limit_file", str(limits.file_mb))
            return file.read()
    except OSError as error:
        raise FileMissingError(path, error.strerror or "") from error


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """How one file is read, however often.

    Attributes:
        cross_check: Read every number a second time, by other engines.
        own: The word lists with the user's own words.
        ocr: When pages are read from their pictures.
        watch: Asked before each page.
        reader: The name of an installed reader to use in place of ours.
    """

    cross_check: bool = False
    own: OwnWords | None = None
    ocr: OcrMode = OcrMode.AUTO
    watch: PageWatch | None = None
    reader: str | None = None


AS_USUAL = ReadOptions()


def read_source(file: SourceFile, data: bytes, options: ReadOptions = AS_USUAL) -> Dataset:
    """The dataset of one file's bytes; whatever goes wrong is a row that says so.

    Args:
        file: Its name and digest.
        data: Its bytes.
        options: How it is read.
    """
    try:
        return read_rows(file, data, options)
    except DocumentError as error:
        log.debug("%s", file.path, exc_info=True)
        return failed_document(file, error.code, page=error.page, detail=error.detail)
    except MemoryError:
        return failed_document(file, "limit_memory")
    except Exception as error:  # a fault of ours must not cost the other documents
        log.debug("%s", file.path, exc_info=True)
        return failed_document(file, "unexpected_error", detail=type(error).__name__)


def read_rows(file: SourceFile, data: bytes, options: ReadOptions = AS_USUAL) -> Dataset:
    """As ``read_source``, for those who handle errors themselves.

    Raises:
        DocumentError: The document cannot be read.
        PluginError: No reader of that name is installed.
    """
    checked_bytes(file_path(file), data)
    own = options.own
    read = _read(file, data, options)
    if own is None or not any(heading.is_scoped for heading in own.headings):
        return read
    # whose document it is, one has to read first
    (document,) = read.documents
    words = own_words_of(own, document.content_id, document.publisher_id)
    return read if words is own else _read(file, data, replace(options, own=words))


def file_path(file: SourceFile) -> Path:
    """The path of a file; of one at an address, its name, which is where nothing stands."""
    return Path(file.file_name) if isinstance(file.path, Url) else file.path


def _read(file: SourceFile, data: bytes, options: ReadOptions) -> Dataset:
    own = options.own
    words = Wordbook(own=own)
    if options.reader is not None:
        raw = find_reader(options.reader)(file_path(file), words, data)
    else:
        raw = read_document(file_path(file), words, data, options.watch, options.ocr)
    if options.cross_check:
        # needed only here, and brings more modules along
        from jalon.check.claims import cross_checked  # noqa: PLC0415

        raw = cross_checked(raw, file_path(file))
    return assemble(raw, file, own.registries if own is not None else None)


def _binary() -> int:
    return getattr(os, "O_BINARY", 0)
