"""Sentences by code and language, read once from the data files."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

import yaml

from jalon.messages.language import Language
from jalon.schemas.characters import one_line
from jalon.schemas.typography import set_french

OPTIONAL_PART = re.compile(
    r"""
    \[
    (?P<part> [^\[\]]* \{ [^\[\]]* )  # holds a value, and is shown only where that is there
    \]
    """,
    re.VERBOSE,
)
PLACEHOLDER = re.compile(
    r"""
    \{
    (?P<name> [a-z_0-9]+ )
    (?: : (?P<by> [a-z_0-9]+ ) )?                                # a phrase in the number of "by"
    (?: \| (?P<one> [^|{}]* ) \| (?P<many> [^|{}]* ) )?          # words for one and for many
    \}
    """,
    re.VERBOSE,
)


def say(code: str, language: Language, /, **values: object) -> str:
    """The sentence of the command line's code in one language.

    Raises:
        KeyError: There is no such code.
    """
    return _filled(_sentences("cli")[code][language], language, _shown(values))


def report_text(code: str, language: Language, /, **values: object) -> str:
    """A heading, a label or a sentence of the workbook, the pages and the review.

    Raises:
        KeyError: There is no such code.
    """
    return _filled(_sentences("report")[code][language], language, values)


def report_texts(language: Language) -> dict[str, str]:
    """Every text of the workbook, the pages and the review by its code, values left open."""
    is_french = language is Language.FR
    texts = {code: said[language] for code, said in _sentences("report").items()}
    return {code: set_french(text) if is_french else text for code, text in texts.items()}


def error_message(code: str, language: Language, /, **values: object) -> str:
    """What went wrong with a file or a folder, in one language; any code has a sentence."""
    sentences = _sentences("errors")
    return _filled(sentences.get(code, sentences["error"])[language], language, _shown(values))


def finding_messages(code: str, values: Mapping[str, str]) -> tuple[str, str]:
    """What a finding says, in French and in English; any code has a sentence."""
    sentences = _sentences("findings")
    texts = sentences.get(code) or sentences["unknown_finding"]
    filling = {"code": code, **values}
    fr, en = (_filled(texts[language], language, filling) for language in Language)
    return fr, en


def evidence_in_french(evidence: str) -> str:
    """The evidence of a link with its English phrases in French; quoted texts stay as they are.

    >>> evidence_in_french("same title; other code")
    'même titre; autre code'
    """
    return _evidence_phrases().sub(
        lambda match: set_french(_french_phrases()[match.group()]), evidence
    )


def has_finding(code: str) -> bool:
    """Whether the finding's code has its own sentence."""
    return code in _sentences("findings")


def finding_codes() -> tuple[str, ...]:
    """Every finding's code that has a sentence."""
    return tuple(_sentences("findings"))


def _shown(values: Mapping[str, object]) -> dict[str, object]:
    """Values as a terminal may show them: names of files and texts of PDFs cannot act there."""
    return {name: None if v is None else one_line(str(v)) for name, v in values.items()}


def _filled(template: str, language: Language, values: Mapping[str, object]) -> str:
    """The template with its values; what has no value shows an ellipsis."""
    known = {name: str(value) for name, value in values.items() if value not in (None, "")}

    def optional(match: re.Match[str]) -> str:
        part = match["part"]
        return part if placeholders(part) <= known.keys() else ""

    text = OPTIONAL_PART.sub(optional, template)
    if language is Language.FR:
        text = set_french(text)
    return PLACEHOLDER.sub(lambda match: _said(match, language, known), text)


def placeholders(template: str) -> set[str]:
    """The names of the values that a template wants."""
    found = PLACEHOLDER.finditer(template)
    return {name for match in found for name in (match["name"], match["by"]) if name}


def _said(match: re.Match[str], language: Language, known: Mapping[str, str]) -> str:
    """What stands in a template's place: a value, its phrase, or the word that its number wants."""
    value = known.get(match["name"], "…")
    if match["many"] is not None:
        return match["one"] if _is_one(value, language) else match["many"]
    phrase = _sentences("phrases").get(f"{match['name']}_{value}")
    if phrase is None:
        return value
    one, _, many = _set_phrase(phrase[language], language).partition("|")
    is_many = match["by"] is not None and not _is_one(known.get(match["by"], ""), language)
    return many or one if is_many else one


def _set_phrase(phrase: str, language: Language) -> str:
    """A phrase as its language wants it typeset."""
    return set_french(phrase) if language is Language.FR else phrase


def _is_one(value: str, language: Language) -> bool:
    """Whether a number wants the singular: 0 and 1 in French, 1 in English."""
    if not value.isdecimal():
        return False
    return int(value) < 2 if language is Language.FR else int(value) == 1


@cache
def _french_phrases() -> dict[str, str]:
    return {texts["en"]: texts["fr"] for texts in _sentences("evidence").values()}


@cache
def _evidence_phrases() -> re.Pattern[str]:
    """A phrase at the beginning of a part of the evidence, whole."""
    phrases = "|".join(map(re.escape, _french_phrases()))
    return re.compile(rf"(?:(?<=^)|(?<=; ))(?:{phrases})(?=;| |$)")


@cache
def _sentences(name: str) -> dict[str, dict[str, str]]:
    text = (files("jalon.messages") / "data" / f"{name}.yaml").read_text(encoding="utf-8")
    sentences: dict[str, dict[str, str]] = yaml.load(text, Loader=_loader())
    return sentences


def _loader() -> type[yaml.SafeLoader]:
    """YAML's loader in C where it is there (ten times faster), else its twin in Python."""
    fast: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return fast
