"""From the paths on the command line to the files to read, each once, in a stable order.

Nothing is opened before it is known to be an ordinary file: a pipe would never end.
"""

from __future__ import annotations

import errno
import glob
import hashlib
import os
import stat
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from jalon.identity import content_id, file_sha256
from jalon.schemas.characters import one_line
from jalon.schemas.errors import DocumentError, NotAFileError
from jalon.schemas.inputs import Found, Inputs, SourceFile
from jalon.schemas.limits import Limits
from jalon.schemas.places import Place, Url

SUFFIX = ".pdf"


def find_inputs(paths: Sequence[Place]) -> Inputs:
    """The PDFs that ``paths`` name, folders searched through, sorted by name.

    A file named on the command line is taken whatever its name ends in; in folders, what ends
    in ``.pdf`` in any case, hidden files left out. Files of equal bytes are one.
    """
    found = find_files(paths)
    return Inputs(merged(map(describe_file, found.files)), found.missing, found.empty)


def find_files(paths: Sequence[Place]) -> Found:
    """As ``find_inputs``, but nothing is opened: each place of a file once, sorted by name.

    Raises:
        PlaceError: An address cannot be searched.
    """
    files: dict[Place, Place] = {}
    missing: list[Place] = []
    empty: list[Place] = []
    for path in paths:
        found: list[Place]
        if isinstance(path, Url):
            # brings its engine along, which a run over files has no use for
            from jalon.remote import find_remote  # noqa: PLC0415

            found = list(find_remote(path))
            empty += [] if found else [path]
        elif path.is_dir():
            found = list(_pdfs_under(path))
            empty += [] if found else [path]
        elif not os.path.lexists(path) and (matches := _matches(path)):
            found = list(matches)
        elif os.path.lexists(path) or path.suffix.casefold() == SUFFIX:
            found = [path]
        else:
            found = []
            missing.append(path)
        for file in found:
            real = file if isinstance(file, Url) else Path(os.path.realpath(file))
            files.setdefault(real, file)
    ordered = sorted(files.values(), key=lambda path: (shown_name(path), str(path)))
    return Found(tuple(ordered), tuple(missing), tuple(empty))


def describe_file(path: Place) -> SourceFile:
    """A file's name, digest and identifier; one that cannot be read has no digest."""
    try:
        if isinstance(path, Url):
            from jalon.remote import remote_bytes  # noqa: PLC0415 - as above

            sha256 = hashlib.sha256(remote_bytes(path, Limits())).hexdigest()
        else:
            check_file(path)
            sha256 = file_sha256(path)
    except (OSError, DocumentError):
        return unread_file(path)
    return SourceFile(path, shown_name(path), sha256, sha256[:16])


def unread_file(path: Place) -> SourceFile:
    """A file whose bytes are not known; its identifier is made of its path as given."""
    return SourceFile(path, shown_name(path), None, content_id("unread", path.as_posix()))


def check_file(path: Path) -> None:
    """Make sure that ``path`` is an ordinary file, by looks alone.

    Raises:
        NotAFileError: It is a folder, a pipe, a device, a link that leads to itself.
        OSError: There is no such file.
    """
    try:
        mode = path.stat().st_mode
    except OSError as error:
        if error.errno == errno.ELOOP:
            raise NotAFileError(path, "link_loop") from error
        raise
    if stat.S_ISDIR(mode):
        raise NotAFileError(path, "folder_named_pdf")
    if not stat.S_ISREG(mode):
        raise NotAFileError(path, "not_a_regular_file")


def merged(files: Iterable[SourceFile]) -> tuple[SourceFile, ...]:
    """Each document once; the first keeps its name and lists the others."""
    firsts: dict[str, SourceFile] = {}
    for file in files:
        first = firsts.get(file.document_id)
        if first is None:
            firsts[file.document_id] = file
        else:
            firsts[file.document_id] = replace(first, twins=(*first.twins, file.path))
    return tuple(firsts.values())


def shown_name(path: Place) -> str:
    """The file's name as it can be shown; composed, since some systems hand it out decomposed.

    Bytes that are no UTF-8, line breaks and control characters are U+FFFD.
    """
    return one_line(unicodedata.normalize("NFC", path.name))


def _matches(path: Path) -> list[Path]:
    """The files that a pattern (``plans/*.pdf``) names; shells on Windows hand it on as it is."""
    text = str(path)
    return sorted(map(Path, glob.glob(text, recursive=True))) if glob.has_magic(text) else []  # noqa: PTH207


def _pdfs_under(folder: Path) -> Iterator[Path]:
    """What is called like a PDF, whatever it is: what cannot be read is told, not passed over."""
    for root, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted([*names, *folders]):
            if name.casefold().endswith(SUFFIX) and not name.startswith("."):
                yield Path(root) / name
