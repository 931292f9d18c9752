"""Sentences by code and language, read once from the data files."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

import yaml

from jalon.messages.language import Language
from jalon.schemas.typography import set_french

OPTIONAL_PART = re.compile(
    r"""
    \[
    (?P<part> [^\[\]]* \{ [^\[\]]* )  # holds a value, and is shown only where that is there
    \]
    """,
    re.VERBOSE,
)
PLACEHOLDER = re.compile(r"\{(?P<name>[a-z_0-9]+)\}")


def say(code: str, language: Language, /, **values: object) -> str:
    """The sentence of the command line's code in one language.

    Raises:
        KeyError: There is no such code.
    """
    return _filled(_sentences("cli")[code][language], language, values)


def error_message(code: str, language: Language, /, **values: object) -> str:
    """What went wrong with a file or a folder, in one language; any code has a sentence."""
    sentences = _sentences("errors")
    return _filled(sentences.get(code, sentences["error"])[language], language, values)


def finding_messages(code: str, values: Mapping[str, str]) -> tuple[str, str]:
    """What a finding says, in French and in English; any code has a sentence."""
    sentences = _sentences("findings")
    texts = sentences.get(code) or sentences["unknown_finding"]
    filling = {"code": code, **values}
    fr, en = (_filled(texts[language], language, filling) for language in Language)
    return fr, en


def has_finding(code: str) -> bool:
    """Whether the finding's code has its own sentence."""
    return code in _sentences("findings")


def finding_codes() -> tuple[str, ...]:
    """Every finding's code that has a sentence."""
    return tuple(_sentences("findings"))


def _filled(template: str, language: Language, values: Mapping[str, object]) -> str:
    """The template with its values; what has no value shows an ellipsis."""
    known = {name: str(value) for name, value in values.items() if value not in (None, "")}

    def optional(match: re.Match[str]) -> str:
        part = match["part"]
        return part if set(PLACEHOLDER.findall(part)) <= known.keys() else ""

    text = OPTIONAL_PART.sub(optional, template)
    if language is Language.FR:
        text = set_french(text)
    return PLACEHOLDER.sub(lambda match: known.get(match["name"], "…"), text)


@cache
def _sentences(name: str) -> dict[str, dict[str, str]]:
    text = (files("jalon.messages") / "data" / f"{name}.yaml").read_text(encoding="utf-8")
    sentences: dict[str, dict[str, str]] = yaml.load(text, Loader=_loader())
    return sentences


def _loader() -> type[yaml.SafeLoader]:
    """YAML's loader in C where it is there (ten times faster), else its twin in Python."""
    fast: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return fast
