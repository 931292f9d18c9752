"""The pools of words that plans are made of, read from YAML."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).parent / "contents"
PREFIXES = ("fr_", "en_")


@cache
def read_pool(name: str) -> dict[str, Any]:
    """Return one file of pools."""
    loaded: dict[str, Any] = yaml.safe_load((FOLDER / f"{name}.yaml").read_text(encoding="utf-8"))
    return loaded


@cache
def list_domains(language: str, *, held_out: bool = False) -> tuple[str, ...]:
    """Return the names of the domains of a language; those held out, or the others."""
    names = sorted(path.stem for path in FOLDER.glob(f"{language}_*.yaml"))
    return tuple(n for n in names if bool(read_pool(n).get("held_out")) == held_out)


def list_words(language: str, field: str, kind: str) -> list[str]:
    """Return the heading words of a field: "usual", "unusual" or "held_out"."""
    words: list[str] = read_pool("words")[language][field][kind]
    return words
