"""The package's word lists, read once from its data files and checked against their records."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import TypeVar

import yaml
from pydantic import TypeAdapter

T = TypeVar("T")

# libyaml where PyYAML was built with it: ten times faster, the same result
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def data_folder() -> Traversable:
    """Return the folder of the word lists."""
    return files("jalon.normalize").joinpath("data")


def load_yaml(text: str) -> object:
    """Return what a YAML text of the package holds."""
    loaded: object = yaml.load(text, Loader=_LOADER)
    return loaded


def read_wordlist(name: str, kind: type[T]) -> T:
    """Return the word list ``name`` of the data folder as a record of type ``kind``.

    Raises:
        pydantic.ValidationError: When the file has a key that its record does not know, lacks
            one, or holds a value of the wrong type; the message names the place.
    """
    found = _read(name, kind)  # type: ignore[arg-type]  # a class is hashable, mypy doubts it
    assert isinstance(found, kind)
    return found


@cache
def _read(name: str, kind: type[object]) -> object:
    text = data_folder().joinpath(name).read_text(encoding="utf-8")
    loaded = load_yaml(text)
    adapter: TypeAdapter[object] = TypeAdapter(kind)
    return adapter.validate_python(loaded)
