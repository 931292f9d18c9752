"""A user's own vocabulary, read from its file."""

from __future__ import annotations

from pathlib import Path

from jalon.normalize.own_words import OwnWordsError, own_words
from jalon.schemas.errors import VocabularyError
from jalon.schemas.own_words import OwnWords


def read_vocabulary(path: Path) -> OwnWords:
    """The package's word lists with those of the file ``path`` added.

    Raises:
        VocabularyError: The file cannot be read, or an entry cannot be used.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise VocabularyError(path, "vocabulary_missing") from error
    return vocabulary_of(path, data)


def vocabulary_of(path: Path, data: bytes) -> OwnWords:
    """The package's word lists with those of a vocabulary file's bytes added.

    Args:
        path: The file's name, for errors.
        data: Its bytes.

    Raises:
        VocabularyError: An entry cannot be used.
    """
    try:
        return own_words(data)
    except OwnWordsError as error:
        raise VocabularyError(path, error.code, error.detail) from error
