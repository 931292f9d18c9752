"""Files at addresses: found and read through fsspec, whatever keeps them.

fsspec knows web servers, object stores, archives and many more; what a store needs besides
(``s3fs`` for ``s3://``) it names itself.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import Any

from jalon.schemas.errors import FileMissingError, LimitError, PlaceError, UnreachableError
from jalon.schemas.limits import Limits
from jalon.schemas.places import Url

SUFFIX = ".pdf"
MB = 1_000_000
PIECE = 1_000_000  # bytes asked for at a time
TRIES = 3
WAIT_S = 1.0  # before the second try, twice as long before the third
GONE = (401, 403, 404, 410)  # of RFC 9110: it may not be read, or is not there
WILD = frozenset("*?[")


def find_remote(url: Url) -> Iterator[Url]:
    """The files that an address names: of a folder or a pattern, those called like a PDF.

    A web server is not asked: its addresses are files.

    Raises:
        PlaceError: The address cannot be searched.
    """
    if url.is_web:
        yield url
        return
    files, path = _open(url)
    rest = url.text.partition("::")[2]
    try:
        if WILD & set(path):
            found = files.glob(path)
        elif files.isdir(path):
            found = files.find(path)
        else:
            yield url
            return
    except Exception as error:  # each store has errors of its own
        raise PlaceError(str(url), "place_unreachable", _said(error)) from error
    for name in sorted(map(str, found)):
        base = name.rpartition("/")[2]
        if base.casefold().endswith(SUFFIX) and not base.startswith("."):
            whole = files.unstrip_protocol(name)
            yield Url(f"{whole}::{rest}" if rest else whole)


def remote_bytes(url: Url, limits: Limits) -> bytes:
    """All bytes of the file at an address.

    Raises:
        DocumentError: It is not there, cannot be reached, or is larger than allowed.
    """
    try:
        files, path = _open(url)
    except PlaceError as error:
        raise UnreachableError(str(url), error.detail) from error
    for attempt in range(TRIES):
        try:
            return _bytes(files, path, url, limits)
        except LimitError:
            raise
        except Exception as error:  # each store has errors of its own
            if _is_missing(error):
                raise FileMissingError(str(url)) from error
            if attempt + 1 == TRIES:
                raise UnreachableError(str(url), _said(error)) from error
            time.sleep(WAIT_S * 2**attempt)
    raise AssertionError(url)


def _bytes(files: Any, path: str, url: Url, limits: Limits) -> bytes:
    most = limits.file_mb * MB
    pieces, size = [], 0
    # a web server need not say how much it will send: it is read as it comes
    options = {"block_size": 0} if url.is_web else {}
    with files.open(path, "rb", **options) as file:
        while piece := file.read(PIECE):
            pieces.append(piece)
            size += len(piece)
            if size > most:
                raise LimitError(str(url), "limit_file", str(limits.file_mb))
    return b"".join(pieces)


def _open(url: Url) -> tuple[Any, str]:
    """What keeps the file, and its path there.

    Raises:
        PlaceError: fsspec, or what it needs for this kind of address, is not installed.
    """
    try:
        # brings asyncio and more along; a run over files has no use for it
        from fsspec.core import url_to_fs  # noqa: PLC0415
    except ImportError as error:
        raise PlaceError(str(url), "place_missing") from error
    try:
        files, path = url_to_fs(url.text)
    except ImportError as error:
        raise PlaceError(str(url), "place_missing", _said(error)) from error
    except Exception as error:
        raise PlaceError(str(url), "place_unreachable", _said(error)) from error
    return files, path


def _is_missing(error: Exception) -> bool:
    """Whether a store says that there is no such file, or that it may not be read.

    Of a server that cannot be reached, fsspec says the same, with the true reason as the cause.
    """
    status = getattr(error.__cause__, "status", None)
    is_answer = error.__cause__ is None or status in GONE
    return is_answer and isinstance(error, FileNotFoundError | IsADirectoryError | PermissionError)


def _said(error: Exception) -> str:
    """What a store's error says, shortly and without the address, which may hold a password."""
    error = error.__cause__ if isinstance(error.__cause__, Exception) else error
    return type(error).__name__ if not isinstance(error, ImportError) else str(error)[:200]
