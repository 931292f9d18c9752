"""Codes before labels: what a whole column shows of them that one label alone does not."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from jalon.extract.meaning.settings import SETTINGS
from jalon.schemas.values import Role
from jalon.schemas.vocabulary import Vocabulary

CODES = SETTINGS.codes

BARE = re.compile(r"(\d{1,3})\s+(?=[^\W\d])")  # a number before a word, and no sign between
WORD_AND_CODE = re.compile(
    r"""
    ^[^\W\d]{3,14}\s                                         # Initiative
    (?P<code>[A-Za-z]|[A-Z]?\d{1,3}(?:\.\d{1,3}){0,3})      # a   2.1
    \s?[:\u2013\u2014]\s+(?=\S)
    """,
    re.VERBOSE,
)
LEADING = re.compile(
    r"""
    ^\(?(?P<code>
        [A-Z]{0,3}[.-]?\d{1,3}(?:[.-]\d{1,3}){0,3}[a-z]?     # 12   1.2   A-3
      | [A-Za-z](?=\s?[.):\u2013\u2014-]|\s)                # a)   B.   c
      | [ivxIVX]{1,4}(?=\s?[.):\u2013\u2014-])              # iv)
    )\s?[.):\u00b0\u2013\u2014|-]*\s+(?=\S)
    """,
    re.VERBOSE,
)


def is_coded(texts: Sequence[str], vocabulary: Vocabulary) -> bool:
    """Whether the values of a field begin with codes: most of them, and not all the same."""
    codes = [code for t in texts if (code := code_of(t, vocabulary, is_coded=True)[0])]
    if not texts or len(codes) < max(2, CODES.coded_share * len(texts)):
        return False
    bare = [int(m[1]) for t in texts if (m := BARE.match(t)) is not None]
    if len(bare) == len(codes):
        # "3 ateliers", "12 stages": numbers of things do not count on
        steps = [b - a for a, b in pairwise(bare) if b != a]
        return bool(steps) and steps.count(1) >= CODES.coded_share * len(steps)
    return len(set(codes)) >= 2


def code_of(
    text: str, vocabulary: Vocabulary, *, is_coded: bool = False
) -> tuple[str | None, str, Role | None]:
    """The code, the text without it, and the level that a word before the code names.

    Args:
        text: A label as printed.
        vocabulary: Takes codes apart.
        is_coded: Whether its whole column begins with codes: then a bare number is one.
    """
    split = vocabulary.split_code(text)
    if split is not None and split.rest and (split.is_sure or is_coded or split.level):
        return _plain(split.code), split.rest, split.role
    section = vocabulary.section_of(text)
    if section is not None and (section.number or section.role) and section.label:
        return section.number, section.label, section.role
    if is_coded and (match := LEADING.match(text) or WORD_AND_CODE.match(text)) is not None:
        return _plain(match["code"]), text[match.end() :], None
    return None, text, None


def _plain(code: str) -> str:
    return str(int(code)) if code.isdigit() else code
