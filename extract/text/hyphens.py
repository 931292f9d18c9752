"""Join the lines of a paragraph; tell a hyphen of a word from one that only breaks it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from jalon.extract.text.settings import SETTINGS
from jalon.schemas.page import Page

WORD_FORMS = SETTINGS.word_forms

HYPHENS = ("-", "\u2010")
# "10 000," above "00 $"
BROKEN_NUMBER = re.compile(r"[$\u20ac\u00a3<>\u2264\u2265~+\u2212-]? ?\d{1,3}(?:\s\d{3})*,")
DECIMALS = re.compile(r"\d{1,2}(?:\s?[^\w\s]{1,2})?")
LAST_WORD = re.compile(r"[^\W\d_]+$")
FIRST_WORD = re.compile(r"^[^\W\d_]+")
WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
# Parts that French and English join with a hyphen more often than not.
KEEPING_PREFIXES = frozenset(
    (
        "après",
        "arrière",
        "avant",
        "ci",
        "contre",
        "demi",
        "est",
        "ex",
        "hors",
        "mi",
        "non",
        "nord",
        "ouest",
        "post",
        "quasi",
        "sans",
        "self",
        "semi",
        "socio",
        "sous",
        "sud",
        "vice",
        "well",
    )
)


def join_lines(texts: Sequence[str], lexicon: frozenset[str] = frozenset()) -> str:
    """One line of text; a word broken at a line's end is made whole.

    Args:
        texts: The lines as printed.
        lexicon: Lower-case words of the whole document, hyphenated ones included; see
            ``lexicon_of``.

    >>> join_lines(["les par-", "cours"], frozenset({"parcours"}))
    'les parcours'
    >>> join_lines(["MEQ-MIFI-", "ordres concernés"])
    'MEQ-MIFI-ordres concernés'
    >>> join_lines(["10 000,", "00 $"])
    '10 000,00 $'
    """
    out = ""
    for text in texts:
        if not out:
            out = text
        elif BROKEN_NUMBER.fullmatch(out) and DECIMALS.fullmatch(text):
            out = f"{out}{text}"
        elif out.endswith(HYPHENS) and len(out) > 1 and not out[-2].isspace():
            out = _joined(out, text, lexicon)
        else:
            out = f"{out} {text}"
    return out.strip()


def _joined(before: str, after: str, lexicon: frozenset[str]) -> str:
    left, right = LAST_WORD.search(before[:-1]), FIRST_WORD.search(after)
    if left is None or right is None or not right.group()[0].islower():
        return before + after
    a, b = left.group().lower(), right.group().lower()
    if left.group().isupper() and len(a) > 1:
        return before + after
    if a + b in lexicon:
        return before[:-1] + after
    keeps = f"{a}-{b}" in lexicon or a in KEEPING_PREFIXES or (a in lexicon and b in lexicon)
    return before + after if keeps or _has_kin(a, b, lexicon) else before[:-1] + after


def _has_kin(first: str, last: str, lexicon: frozenset[str]) -> bool:
    """Whether the document has a compound that differs in its endings alone.

    >>> _has_kin("conseillère", "vendeuse", frozenset({"conseiller-vendeur"}))
    True
    """
    if min(len(first), len(last)) < WORD_FORMS.stem:
        return False
    kin = re.compile(
        rf"{re.escape(first[: WORD_FORMS.stem])}\w*-{re.escape(last[: WORD_FORMS.stem])}\w*"
    )
    return any(kin.fullmatch(word) for word in lexicon if "-" in word)


def lexicon_of(pages: Iterable[Page]) -> frozenset[str]:
    """Lower-case words that stand whole somewhere in the document, hyphenated ones included."""
    whole: set[str] = set()
    for page in pages:
        for word, after in pairwise([*page.words, None]):
            is_torn = after is not None and after.text in HYPHENS
            if word is not None and not is_torn and not word.text.endswith(HYPHENS):
                whole.add(word.text)
    return frozenset(m.group().lower() for text in whole for m in WORD.finditer(text))
