"""Section headings taken apart: the level, the number, the label.

Two ways lead to a heading: a word for the level (``AXE 2 – …``) or a number that cannot be a
quantity (``1.1 Soutenir …``, ``0. Mesures transversales``, a lone ``01``). Everything else, prose
and dates first of all, gets None.
"""

from __future__ import annotations

import re
from functools import lru_cache
from unicodedata import normalize

from jalon.normalize.labels.codes import CODE, INITIALS, SEPARATOR, is_noun, split_code
from jalon.normalize.labels.section_words import level_at, section_index
from jalon.normalize.text.folding import fold
from jalon.schemas.lexicon import SectionIndex
from jalon.schemas.values import Role, SectionLabel

_LONGEST = 420  # characters; ministerial themes are printed with long lists of examples
_CONTINUED = re.compile(
    r"""
    \s* (?:
        [(\[] \s* (?: suite (?:\s+et\s+fin)? | cont (?:inued | inuation | 'd | \.)? ) \.? \s* [)\]]
      | [-–—:] \s* (?: suite (?:\s+et\s+fin)? | continued | cont'd | cont\. )
      | \s \.{3} \s? suite
    ) \s* $
    """,
    re.VERBOSE | re.IGNORECASE,
)
_CONTINUED_FIRST = re.compile(
    r"^\s*[(\[]\s*(?:suite|continued|cont'd|cont\.)\s*[)\]]\s*[-–—:]?\s*", re.IGNORECASE
)
_SENTENCE_END = re.compile(r"(?<![A-Z])(?<!\b[a-z])[.!?]\s+(?=[A-ZÀ-Ý])")
_WEB = re.compile(r"https?:|www\.", re.IGNORECASE)


def strip_continuation(text: str) -> tuple[str, bool]:
    """Return a heading without its mark of continuation, and whether it had one.

    >>> strip_continuation("2. Reconnaissance des compétences (suite)")
    ('2. Reconnaissance des compétences', True)
    >>> strip_continuation("Suite du projet")
    ('Suite du projet', False)
    """
    bare = _CONTINUED_FIRST.sub("", _CONTINUED.sub("", text)).strip()
    return (bare, True) if bare and bare != text.strip() else (text.strip(), False)


@lru_cache(maxsize=4096)
def section_of(text: str, *, index: SectionIndex | None = None) -> SectionLabel | None:
    """Return a section heading taken apart, None where no level and no number is named.

    A mark of continuation is dropped. Leading zeros go: ``01`` is ``1``; roman numerals and
    letters stay as printed. The role is None where only a number is printed. ``index`` is another
    word list than the package's.

    >>> section_of("ORIENTATION 1 Enrichir l'enseignement supérieur")
    SectionLabel(role=<Role.THEME: 'theme'>, number='1', label="Enrichir l'enseignement supérieur")
    >>> section_of("1.1.1 Soutien à des projets interordres.")
    SectionLabel(role=None, number='1.1.1', label='Soutien à des projets interordres.')
    >>> section_of("3 projets")
    >>> section_of("2024-2025 Bilan")
    """
    line = " ".join(normalize("NFC", strip_continuation(text)[0]).split())
    if not line or len(line) > _LONGEST or _WEB.search(line):
        return None
    listed = index or section_index()
    return _by_keyword(line, listed) or _by_number(line, listed)


def _by_keyword(line: str, index: SectionIndex) -> SectionLabel | None:
    """Return the heading that opens with a word for its level."""
    level = level_at(line, index)
    if level is None or level.role is None:
        return None
    rest = line[level.end :]
    if level.ordinal is not None:
        return _with_label(level.role, level.ordinal, rest, may_be_open=False)
    code = CODE.match(rest)
    if code is None:
        separator = SEPARATOR.match(rest)
        if level.has_mark or separator is None or ":" not in separator.group():
            return None
        label = rest[separator.end() :].strip()
        return SectionLabel(level.role, None, label) if _is_label(label) else None
    return _with_label(level.role, _bare_number(code["code"]), rest[code.end() :], may_be_open=True)


def _with_label(
    role: Role | None, number: str, rest: str, *, may_be_open: bool
) -> SectionLabel | None:
    """Return the heading if what follows its number is a label, or nothing."""
    separator = SEPARATOR.match(rest)
    label = (rest[separator.end() :] if separator else rest).strip()
    if not label:
        return SectionLabel(role, number, "")
    if separator is None:
        # "Axe 2 de la planification" is prose, "Axe 2 Soutenir" is a heading.
        starts = label.lstrip("«\"'“(")
        if not may_be_open or not rest[:1].isspace() or not starts[:1].isupper():
            return None
    return SectionLabel(role, number, label) if _is_label(label) else None


def _is_label(label: str) -> bool:
    """Return whether a text can be a heading's label: words, not several sentences."""
    return any(c.isalpha() for c in label) and _SENTENCE_END.search(label) is None


def _by_number(line: str, index: SectionIndex) -> SectionLabel | None:
    """Return the heading that opens with a number that cannot be a quantity."""
    opening = re.match(r"[(\[]\s*(?=[\dA-Z]{1,4}\s*[)\]])", line)
    rest = line[opening.end() :] if opening else line
    match = CODE.match(rest)
    if match is None:
        return None
    code, after = match["code"], rest[match.end() :]
    separator = SEPARATOR.match(after)
    label = (after[separator.end() :] if separator else after).strip()
    if not label:
        return _lone(code, separator is not None, index)
    if not _may_label(code, label, separator.group() if separator else "", after, index):
        return None
    role = index.abbreviations.get(re.split(r"[\W\d]", code, maxsplit=1)[0])
    return SectionLabel(role, _bare_number(code), label)


def _lone(code: str, has_separator: bool, index: SectionIndex) -> SectionLabel | None:
    """Return a heading that is a number alone, where the number cannot be a quantity."""
    is_padded = re.fullmatch(r"0\d", code) is not None
    is_dotted = re.fullmatch(r"[1-9](?:\.[1-9]\d?){1,3}|[A-Z]\.?\d+(?:\.\d+)*", code) is not None
    letters = re.split(r"[\W\d]", code, maxsplit=1)[0]
    role = index.abbreviations.get(letters)
    is_prefixed = role is not None or (bool(letters) and " " in code and has_separator)
    is_listed = has_separator and re.fullmatch(r"\d{1,2}|[IVX]+", code) is not None
    if not (is_padded or is_dotted or is_listed or is_prefixed):
        return None
    return SectionLabel(role, _bare_number(code), "")


def _may_label(code: str, label: str, separator: str, after: str, index: SectionIndex) -> bool:
    """Return whether code and label, with what separates them, are a numbered heading."""
    first = fold(re.split(r"[\s'’,;:.)]", label, maxsplit=1)[0])
    if first in index.not_labels or not _is_label(label) or not label[:1].isalpha():
        return label[:1] in '«"“(' and bool(separator) and _is_label(label)
    if not separator and not after[:1].isspace():
        return False
    if "." in code and code[:1].isdigit():
        # "1.1 Soutenir", "1.1. soutenir", "1.1.1 soutien"; never "1.5 fois"
        return label[:1].isupper() or bool(separator) or code.count(".") > 1
    if code.isdigit():
        return _may_number(code, label, separator, first, index)
    if len(code) > 1 and any(c.isdigit() for c in code):
        split = split_code(f"{code}{after}", index=index)
        return split is not None and split.is_sure
    return _may_letter(code, label, separator, index)


def _may_number(code: str, label: str, separator: str, first: str, index: SectionIndex) -> bool:
    """Return whether a whole number and a label are a heading, not a count of things."""
    if len(code) > 2 and not separator.strip():
        return False
    if separator.strip():
        return label[:1].isupper() or separator.strip()[:1] in ".)"
    if not label[:1].isupper():
        return False
    if re.fullmatch(r"0\d", code):
        return True
    is_verb = first.endswith(index.infinitive_endings) and first not in index.never_openers
    return is_verb or first in index.numbered_openers


def _may_letter(code: str, label: str, separator: str, index: SectionIndex) -> bool:
    """Return whether a letter or roman numeral opens a heading, not a person's name."""
    mark = separator.strip()
    if not mark or not label[:1].isupper():
        return False
    if mark.startswith(".") and len(code) == 1:
        return (INITIALS.fullmatch(label) is None and code not in "MJ") or is_noun(label, index)
    return True


def _bare_number(code: str) -> str:
    """Return a code without the leading zeros of its numbers and without a last full stop.

    >>> _bare_number("01"), _bare_number("1.10"), _bare_number("II"), _bare_number("00")
    ('1', '1.10', 'II', '0')
    """
    return re.sub(r"(?<![\d])0+(?=\d)", "", code) if code.isdigit() else code.rstrip(".")


def is_continued(text: str) -> bool:
    """Return whether a heading says that it goes on from the page before."""
    return strip_continuation(text)[1]
