"""Codes in front of a text: the word for the level, the code, what it nests in, the rest."""

from __future__ import annotations

import re
from functools import lru_cache
from unicodedata import normalize

from jalon.normalize.labels.section_words import level_at, section_index
from jalon.normalize.text.folding import fold
from jalon.schemas.lexicon import SectionIndex
from jalon.schemas.values import CodeSplit, Role

ROMAN = r"(?:X{0,2}(?:IX|IV|V?I{1,3}|V)|X{1,2})"
CODE = re.compile(
    rf"""
    (?P<code>
        [A-Z]{{1,4}} [-.]? \d{{1,3}} (?:\.\d{{1,2}}){{0,3}} [a-z]? (?![\w'])   # "B.1", "A2"
      | [A-Z][a-z]{{1,4}} - \d{{1,3}} (?:\.\d{{1,2}}){{0,3}} [a-z]? (?![\w'])       # "All-2.1"
      | [A-Z]{{1,4}} \s \d{{1,3}} (?:\.\d{{1,2}}){{0,3}} (?![\w'])              # "OS 23"
      | \d{{1,3}} (?:\.(?:\d{{1,2}}|[A-Z](?![\w'])))+                          # "1.1.1", "1.A"
        (?: \.?[a-zA-Z] (?:\.\d{{1,2}})? (?![\w']) )?                          # "3.2a", "1.1a.1"
      | \d{{1,3}} (?: \.?[a-zA-Z] (?:\.\d{{1,2}})? (?![\w']) )?                # "1", "01", "1a"
      | {ROMAN} (?![\w'])                                                      # "II"
      | [A-Z] (?![\w'])                                                        # "A"
    )
    (?! [-/]? \d | [,.]\d | \s?% | \s?\$ | \s?- \s?\d )        # not "2024-2025", "2,5", "80 %"
    """,
    re.VERBOSE,
)
_LOWER = re.compile(r"(?P<code>[a-z]|[ivx]{2,5})(?=\s*[.)\]])")  # "a)", "iii."
SEPARATOR = re.compile(r"\s*(?:[:.)\]|•·]\s*[-–—]?|[-–—](?=\s|$)|\s[-–—])\s*")
INITIALS = re.compile(r"[A-ZÀ-Ý][\w'-]+(?:\s+[A-ZÀ-Ý][\w'-]+)?")
_BULLET = re.compile(r"[•▪■◆►➢✓✔*–—-]\s+|[•▪■◆►➢✓✔]")
_OPENING = re.compile(r"[(\[]\s*(?=[\w.]{1,9}\s*[)\]])")
_MARK = re.compile(r"(?:n\s?[°º]|no\.?|#)\s*(?=\d)", re.IGNORECASE)
_ROMAN_ONLY = re.compile(rf"{ROMAN}", re.IGNORECASE)
_PERIOD = re.compile(r"[QTS][1-4]")  # "T1", "Q3": a part of a year as well as a code
_VALUES = {"I": 1, "V": 5, "X": 10}
_SMALL = re.compile(r"[1-9](?:\.[1-9]\d?){1,3}[a-z]?")  # "2.1"; "12.5" is a number
_WORDS_OF_A_DATE = 2  # after the day
_LONGEST_ACRONYM = 4  # letters of what looks like a unit ("1.5 FTE")


@lru_cache(maxsize=16384)
def split_code(text: str, *, index: SectionIndex | None = None) -> CodeSplit | None:
    """Return the code that a text begins with, and the text without it; None where it has none.

    ``code`` is as printed, without the word for the level and without separators; ``key`` says
    what nests in what: numbers as numbers, letters as letters, roman numerals as numbers. A code
    that may as well be a count, an initial or an article is returned with ``is_sure`` False.
    ``index`` is another word list than the package's.

    >>> split_code("Objectif stratégique 2 : Réussir").key
    (2,)
    >>> split_code("A2 Soutenir la relève").key, split_code("OO 2.1.3").key
    (('A', 2), ('OO', 2, 1, 3))
    >>> split_code("Fiche action n° 12 – Vélo").rest, split_code("[2.1] Vélo").code
    ('Vélo', '2.1')
    >>> split_code("3 projets"), split_code("2024-2025 Bilan"), split_code("A small grant")
    (None, None, None)
    """
    line = " ".join(normalize("NFC", text).split())
    bullet = _BULLET.match(line)
    line = line[bullet.end() :] if bullet else line
    listed = index or section_index()
    return _after_level(line, listed) or _bare(line, listed)


def code_key(code: str) -> tuple[int | str, ...]:
    """Return a code as numbers and letters, by which codes nest and sort.

    >>> code_key("2.1.3"), code_key("A2"), code_key("IV"), code_key("1.2a"), code_key("iii")
    ((2, 1, 3), ('A', 2), (4,), (1, 2, 'a'), (3,))
    """
    if _ROMAN_ONLY.fullmatch(code):
        return (_roman(code.upper()),)
    pieces = re.findall(r"\d+|[^\W\d_]+", code)
    return tuple(int(piece) if piece.isdigit() else piece for piece in pieces)


def _roman(code: str) -> int:
    values = [_VALUES[letter] for letter in code]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-value if value < after else value for value, after in pairs)


def _after_level(line: str, index: SectionIndex) -> CodeSplit | None:
    """Return the code after a word for a level ("Axe I –", "Fiche action 12")."""
    level = level_at(line, index)
    if level is None:
        return None
    rest = line[level.end :]
    if level.ordinal is not None:
        return _with_rest(level.text, level.ordinal, rest, level.role)
    opening = _OPENING.match(rest)
    code = CODE.match(rest[opening.end() :] if opening else rest)
    if code is None:
        return None
    after = rest[(opening.end() if opening else 0) + code.end() :]
    after = after.lstrip(")] ") if opening else after
    return _with_rest(level.text, code["code"], after, level.role)


def _with_rest(level: str, code: str, after: str, role: Role | None) -> CodeSplit | None:
    """Return the split unless what follows goes on as a sentence ("Axe 2 de la planification")."""
    separator = SEPARATOR.match(after)
    rest = (after[separator.end() :] if separator else after).strip()
    if rest and separator is None and not (after[:1].isspace() and _starts_high(rest)):
        return None
    return CodeSplit(level, code, code_key(code), rest, role, is_sure=True)


def _starts_high(rest: str) -> bool:
    bare = rest.lstrip("«\"'“( ")
    return bare[:1].isupper() or not bare[:1].isalnum()


def _bare(line: str, index: SectionIndex) -> CodeSplit | None:
    """Return the code with which a text begins without a word for its level."""
    mark = _MARK.match(line)
    opening = _OPENING.match(line)
    start = mark.end() if mark else opening.end() if opening else 0
    match = CODE.match(line, start) or _LOWER.match(line, start)
    if match is None:
        return None
    code, after = match["code"], line[match.end() :]
    separator = SEPARATOR.match(after)
    sign = separator.group().strip() if separator else ""
    rest = (after[separator.end() :] if separator else after).strip()
    if opening and not sign.startswith((")", "]")):
        return None
    is_sure = _is_code(code, rest, sign, is_marked=start > 0, index=index)
    if is_sure is None or (rest and not sign and not after[:1].isspace()):
        return None
    role = index.abbreviations.get(re.split(r"[\W\d]", code, maxsplit=1)[0])
    return CodeSplit(None, code, code_key(code), rest, role, is_sure)


def _is_code(
    code: str, rest: str, sign: str, *, is_marked: bool, index: SectionIndex
) -> bool | None:
    """Return whether a code is surely one, False where it may be something else, None for no."""
    first = fold(re.split(r"[\s'’,;:.)]", rest, maxsplit=1)[0])
    if first in index.not_labels:
        # "3 ans" is a count; "1. Nous avons agi" may be an item as well as a footnote
        is_item = sign.startswith((".", ")")) and len(rest.split()) > _WORDS_OF_A_DATE
        return False if is_item else None
    if rest[:1].isdigit() and sign[:1] in ("", ":"):
        return None
    return is_marked or _by_form(code, rest, sign, index)


def _by_form(code: str, rest: str, sign: str, index: SectionIndex) -> bool | None:
    """Return the same by what the code is made of."""
    if not rest:
        return _is_code_alone(code, sign)
    if code[:1].isdigit():
        return _is_number(code, rest, sign, index)
    if any(c.isdigit() for c in code):
        return _is_prefixed(code, rest, sign, index)
    return _is_letter(code, rest, sign, index)


def _is_code_alone(code: str, sign: str) -> bool | None:
    """Return the same for a code with nothing after it, as it stands in a column of its own."""
    if code[:1].isdigit() and "." in code:
        return bool(sign) or _SMALL.fullmatch(code) is not None
    if any(c.isalpha() for c in code):
        is_single = len(code) == 1 and code.isalpha()
        return bool(sign) if is_single else not _PERIOD.fullmatch(code)
    return bool(sign) or code.startswith("0")


def _is_number(code: str, rest: str, sign: str, index: SectionIndex) -> bool | None:
    """Return the same for a code that begins with a digit."""
    word = rest.split(maxsplit=1)[0]
    if sign:
        return True if len(code) <= _LONGEST_ACRONYM - 1 or "." in code else None
    if not _starts_high(rest):
        # "1.1.1 soutien" is a code, "1.1 soutien" may be one, "3 projets" is none
        return None if "." not in code else code.count(".") > 1
    if "." in code:
        return not (word.isupper() and len(word) <= _LONGEST_ACRONYM)
    opener = fold(word)
    is_verb = opener.endswith(index.infinitive_endings) and opener not in index.never_openers
    return code.startswith("0") or is_verb or opener in index.numbered_openers


def _is_prefixed(code: str, rest: str, sign: str, index: SectionIndex) -> bool | None:
    """Return the same for letters and digits together ("A2", "OS 23", "CO2")."""
    letters = re.split(r"[\W\d]", code, maxsplit=1)[0]
    is_known = letters in index.abbreviations
    if " " in code and not is_known and not sign.startswith((":", "–", "—", "-", ".")):
        return None
    if sign:
        return not _PERIOD.fullmatch(code)
    if not _starts_high(rest):
        return False if is_known else None
    return is_known or (len(letters) == 1 and not _PERIOD.fullmatch(code)) or "." in code


def _is_letter(code: str, rest: str, sign: str, index: SectionIndex) -> bool | None:
    """Return the same for one letter or a roman numeral: neither an article nor an initial."""
    is_roman = len(code) > 1
    if not sign:
        return is_roman if _starts_high(rest) else None
    if code.islower():
        return True
    if sign.startswith(".") and not is_roman:
        if code in "MJ" and not is_noun(rest, index):
            return None
        return INITIALS.fullmatch(rest) is None or is_noun(rest, index)
    return True


def is_noun(label: str, index: SectionIndex) -> bool:
    """Return whether a single word ends as nouns do and names do not ("Biodiversité")."""
    return " " not in label and fold(label).endswith(index.noun_endings)
