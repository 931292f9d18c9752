"""From the paths on the command line to the files to read, each once, in a stable order."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from jalon.identity import content_id
from jalon.publish.datapackage import file_sha256
from jalon.schemas.inputs import Inputs, SourceFile

SUFFIX = ".pdf"


def find_inputs(paths: Sequence[Path]) -> Inputs:
    """The PDFs that ``paths`` name, folders searched through, sorted by name.

    A file named on the command line is taken whatever its name ends in; in folders, what ends
    in ``.pdf`` in any case, hidden files left out. Files of equal bytes are one.
    """
    files: dict[Path, Path] = {}
    missing, empty = [], []
    for path in paths:
        if path.is_dir():
            found = list(_pdfs_under(path))
            empty += [] if found else [path]
        elif path.exists() or path.suffix.casefold() == SUFFIX:
            found = [path]
        else:
            found = []
            missing.append(path)
        for file in found:
            files.setdefault(Path(os.path.realpath(file)), file)
    ordered = sorted(files.values(), key=lambda path: (_shown_name(path), str(path)))
    return Inputs(_merged(map(describe_file, ordered)), tuple(missing), tuple(empty))


def describe_file(path: Path) -> SourceFile:
    """A file's name, digest and identifier; one that cannot be read has no digest."""
    try:
        sha256 = file_sha256(path)
    except OSError:
        return SourceFile(path, _shown_name(path), None, content_id("unread", path.as_posix()))
    return SourceFile(path, _shown_name(path), sha256, sha256[:16])


def _pdfs_under(folder: Path) -> Iterator[Path]:
    for root, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if name.casefold().endswith(SUFFIX) and not name.startswith("."):
                yield Path(root) / name


def _merged(files: Iterable[SourceFile]) -> tuple[SourceFile, ...]:
    """Each document once; the first keeps its name and lists the others."""
    firsts: dict[str, SourceFile] = {}
    for file in files:
        first = firsts.get(file.document_id)
        if first is None:
            firsts[file.document_id] = file
        else:
            firsts[file.document_id] = replace(first, twins=(*first.twins, file.path))
    return tuple(firsts.values())


def _shown_name(path: Path) -> str:
    """The file's name; composed, since some systems hand it out decomposed."""
    return unicodedata.normalize("NFC", path.name)
