"""Errors that leave the package for a person's code say a sentence."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager

from jalon.messages.catalogue import error_message
from jalon.messages.language import Language, language_of_locale
from jalon.schemas.errors import JalonError


@contextmanager
def spoken(language: Language | None = None) -> Iterator[None]:
    """Make errors that leave say a sentence, in ``language`` or the system's."""
    try:
        yield
    except JalonError as error:
        said = language or language_of_locale(dict(os.environ))
        detail = {"detail": error.detail, "page": error.page}
        error.args = (error_message(error.code, said, file=error.path, **detail),)
        raise
