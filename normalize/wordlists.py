"""The package's word lists, read once from its data files and checked against their records."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TypeVar

import yaml
from pydantic import TypeAdapter

T = TypeVar("T")


@cache
def read_wordlist(name: str, kind: type[T]) -> T:
    """Return the word list ``name`` of the data folder as a record of type ``kind``.

    Raises:
        pydantic.ValidationError: When the file has a key that its record does not know, lacks
            one, or holds a value of the wrong type; the message names the place.
    """
    text = files("jalon.normalize").joinpath("data", name).read_text(encoding="utf-8")
    loaded: object = yaml.safe_load(text)
    return TypeAdapter(kind).validate_python(loaded)
