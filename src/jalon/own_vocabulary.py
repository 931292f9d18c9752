"""A user's own vocabulary: read from its files, and added to where a heading is taught."""

from __future__ import annotations

import os
from pathlib import Path

import yaml
from filelock import FileLock

from jalon.corrections.store import lock_of
from jalon.normalize.own_words import OwnWordsError, own_words
from jalon.plugins import vocabulary_file
from jalon.schemas.errors import VocabularyError
from jalon.schemas.own_words import OwnWords
from jalon.schemas.values import Role

SUFFIX = ".vocabulary.yaml"
WAIT_S = 20.0
HEAD = """\
# Headings that readers taught in `jalon review`; `jalon run` reads this file.
# documents: identifiers of content; publishers: identifiers of bodies; without either, everywhere.
"""


def taught_path(folder: Path) -> Path:
    """Where headings taught for the dataset in ``folder`` stand: beside it.

    >>> taught_path(Path("/data/plans")).name
    'plans.vocabulary.yaml'
    """
    folder = folder.resolve()
    return folder.with_name(f"{folder.name}{SUFFIX}")


def vocabulary_of(folder: Path, given: str | Path | None) -> OwnWords | None:
    """The words that a person names and those of the file beside the dataset.

    Args:
        folder: The dataset's.
        given: A file, or the name of an installed vocabulary.

    Raises:
        VocabularyError: One of them cannot be read, or an entry cannot be used.
        PluginError: No vocabulary of that name is installed.
    """
    taught = taught_path(folder)
    named = [one for one in (given, taught if taught.is_file() else None) if one is not None]
    return read_vocabulary(*dict.fromkeys(named)) if named else None


def read_vocabulary(*named: str | Path) -> OwnWords:
    """The package's word lists with those of files, or of installed vocabularies, added.

    Raises:
        VocabularyError: A file cannot be read, or an entry cannot be used.
        PluginError: No vocabulary of that name is installed.
    """
    found = [vocabulary_file(one) for one in named]
    paths, files = tuple(path for path, _ in found), [data for _, data in found]
    try:
        return own_words(*files)
    except OwnWordsError as error:
        raise VocabularyError(_faulty(paths, files), error.code, error.detail) from error


def _faulty(paths: tuple[Path, ...], files: list[bytes]) -> Path:
    """The first file that cannot be used by itself, else the last: together they cannot."""
    for path, data in zip(paths, files, strict=True):
        try:
            own_words(data)
        except OwnWordsError:
            return path
    return paths[-1]


def teach(  # noqa: PLR0913 - the heading, its meaning and its scope, named at every call
    path: Path,
    heading: str,
    role: Role,
    *,
    content_id: str | None = None,
    publisher_id: str | None = None,
    is_taken_back: bool = False,
) -> None:
    """Add to the file ``path`` what a heading means, or take it back.

    Args:
        path: A file of ours; what else stands in it stays.
        heading: As printed.
        role: What it means.
        content_id: The document that it means so in; None for others as well.
        publisher_id: The body whose documents it means so in; None for all bodies.
        is_taken_back: Take the entry out again.

    Raises:
        VocabularyError: The file cannot be read or written, or could not be used any more; it
            then stands as it was.
    """
    entry: dict[str, object] = {"role": role.value, "words": [heading]}
    entry |= {"documents": [content_id]} if content_id is not None else {}
    entry |= {"publishers": [publisher_id]} if publisher_id is not None else {}
    try:
        with FileLock(lock_of(path), timeout=WAIT_S):
            before = path.read_text(encoding="utf-8") if path.is_file() else ""
            known = yaml.safe_load(before) or {}
            headings = [h for h in known.get("headings") or [] if h != entry]
            headings += [] if is_taken_back else [entry]
            known["headings"] = headings
            _write(path, {name: value for name, value in known.items() if value})
    except (OSError, TimeoutError, yaml.YAMLError, AttributeError) as error:
        raise VocabularyError(path, "vocabulary_missing", str(error)) from error


def _write(path: Path, known: dict[str, object]) -> None:
    if not known:
        path.unlink(missing_ok=True)
        return
    text = HEAD + yaml.safe_dump(known, allow_unicode=True, sort_keys=False)
    try:
        own_words(text.encode())
    except OwnWordsError as error:
        raise VocabularyError(path, error.code, error.detail) from error
    part = path.with_name(f"{path.name}.{os.getpid()}")
    part.write_text(text, encoding="utf-8", newline="\n")
    part.replace(path)
