"""Readers and vocabularies of other packages, found by their entry points.

A package that declares ``[project.entry-points."jalon.readers"]`` offers a function that reads a
document in place of ours, for a layout of its own; one under ``"jalon.vocabularies"`` offers the
bytes of a vocabulary file. Both are used only where their name is asked for: what is installed
changes no result by itself. docs/extending.md has a worked example of each.
"""

from __future__ import annotations

import hashlib
import inspect
from collections.abc import Iterable
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path
from typing import Protocol

from jalon.schemas.errors import PluginError, VocabularyError
from jalon.schemas.raw import RawDocument
from jalon.schemas.vocabulary import Vocabulary

READERS = "jalon.readers"
VOCABULARIES = "jalon.vocabularies"
SUFFIXES = {".yaml", ".yml"}


class Reader(Protocol):
    """A function that reads a document: its name, what words mean, its bytes."""

    def __call__(
        self, path: Path, vocabulary: Vocabulary, data: bytes | None = None
    ) -> RawDocument:
        """All that the PDF states, as printed, each piece with its page and box.

        Raises:
            DocumentError: The file cannot be read at all.
        """
        ...


def find_reader(name: str | None) -> Reader:
    """The installed reader ``name``; ours where it is None.

    Raises:
        PluginError: No such reader is installed, or it cannot be loaded.
    """
    if name is None:
        from jalon.extract import read_document  # noqa: PLC0415 - slow to import

        return read_document
    found = _loaded(READERS, name)
    if not callable(found):
        raise PluginError(name, "plugin_broken", f"expected a function, not {found!r}")
    reader: Reader = found
    return reader


def vocabulary_file(name: str | Path) -> tuple[Path, bytes]:
    """A vocabulary's name and bytes: of a file, else of the installed vocabulary ``name``.

    Raises:
        PluginError: No such vocabulary is installed, or it cannot be loaded.
        VocabularyError: The file cannot be read.
    """
    path = Path(name)
    if isinstance(name, Path) or path.suffix.casefold() in SUFFIXES or path.exists():
        try:
            return path, path.read_bytes()
        except OSError as error:
            raise VocabularyError(path, "vocabulary_missing") from error
    found = _loaded(VOCABULARIES, name)
    data = found() if callable(found) else found
    if not isinstance(data, bytes):
        raise PluginError(name, "plugin_broken", f"expected bytes, not {type(data).__name__}")
    return path, data


def plugin_label(group: str, name: str) -> str:
    """A plug-in with the package and version that it came from, for the dataset's descriptor."""
    (found, *_) = entry_points(group=group, name=name)
    where = found.dist
    return f"{name} ({where.name} {where.version})" if where is not None else name


def reader_digest(name: str) -> str:
    """The digest of the file that a reader stands in, so that a changed one reads anew."""
    file = inspect.getsourcefile(find_reader(name))
    return hashlib.sha256(Path(file).read_bytes()).hexdigest() if file else ""


def _loaded(group: str, name: str) -> object:
    found: Iterable[EntryPoint] = entry_points(group=group, name=name)
    entry = next(iter(found), None)
    if entry is None:
        known = ", ".join(sorted(entry_points(group=group).names))
        raise PluginError(name, "plugin_unknown", known)
    try:
        loaded: object = entry.load()
    except Exception as error:  # whatever the other package raises while it is imported
        raise PluginError(name, "plugin_broken", repr(error)) from error
    return loaded
