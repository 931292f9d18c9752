"""The word list of column headings made ready for search, and headings made plain for it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import product

from jalon.normalize.text.folding import fold
from jalon.normalize.text.stems import content_stems, words_of
from jalon.normalize.text.wordlists import read_wordlist
from jalon.schemas.lexicon import RoleIndex, RoleLexicon, RolePhrase, RoleQuestion
from jalon.schemas.values import Role

_JOINS = frozenset(("et", "and", "ou", "or"))
_PLURAL_MARK = re.compile(
    r"""
    \((?:s|x|e|es|aux|ne|nes|le|les|trice|trices|euse|euses)\)   # "Indicateur(s)"
    | [·•]e?(?:[·•]?s)?\b                                         # "Responsable·s", "Chargé·e·s"
    """,
    re.VERBOSE,
)
_NUMERO = re.compile(r"\bn[°º]")
_NOTE_MARK = re.compile(r"[*†‡¹²³⁴⁵⁶⁷⁸⁹]+")


def plain_heading(heading: str) -> str:
    """Return the heading folded, with note marks, plural marks and abbreviations gone."""
    text = _PLURAL_MARK.sub("", fold(_NOTE_MARK.sub(" ", heading)))
    if "°" in text or "º" in text:
        text = _NUMERO.sub("no", text)
    if _any_abbreviation().search(text):
        for short, long in _abbreviations():
            text = short.sub(long, text)
    return text


@cache
def _any_abbreviation() -> re.Pattern[str]:
    """Whether a heading holds any abbreviation at all: few do."""
    return re.compile("|".join(f"(?:{short.pattern})" for short, _ in _abbreviations()))


@cache
def _abbreviations() -> tuple[tuple[re.Pattern[str], str], ...]:
    written = read_wordlist("column_roles.yaml", RoleLexicon).abbreviations
    return tuple(
        (re.compile(rf"(?<!\w){re.escape(fold(short))}(?!\w)"), fold(long))
        for short, long in sorted(written.items(), key=lambda pair: -len(pair[0]))
    )


@cache
def role_index() -> RoleIndex:
    """Return the word list in the form in which it is searched."""
    return index_of(read_wordlist("column_roles.yaml", RoleLexicon))


def index_of(lexicon: RoleLexicon) -> RoleIndex:
    """Return a word list in the form in which it is searched."""
    exact: dict[str, RolePhrase] = {}
    phrases: dict[tuple[str, ...], RolePhrase] = {}
    for listed, words in _phrases_of(lexicon):
        known, phrase = phrases.get(listed.stems), listed
        if known is not None and known.role is listed.role:
            phrase = replace(listed, languages=(*known.languages, *listed.languages))
        exact.setdefault(" ".join(words), phrase)
        # "en charge" without "en" is another word, "lead and partners" no "lead partner":
        # such phrases count only as a whole.
        is_single = len(phrase.stems) == 1 and len(words) > 1
        if not (_JOINS & set(words) or "/" in phrase.text or is_single):
            is_new = known is None or known.role is phrase.role
            phrases[phrase.stems] = phrase if is_new or known is None else known
    return RoleIndex(
        exact=exact,
        phrases={stems: phrase for stems, phrase in phrases.items() if stems},
        spellings=tuple(sorted({s[0] for s in phrases if len(s) == 1 and len(s[0]) >= 6})),
        before=_stems_of(lexicon.before),
        after=_stems_of((*lexicon.after, *(w for turn in lexicon.turns for w in turn.words))),
        pairs={frozenset(pair.roles): pair.means for pair in lexicon.pairs},
        turns={(t.role, s): t.means for t in lexicon.turns for s in _stems_of(t.words)},
        unsure=frozenset(map(content_stems, lexicon.unsure)),
        doubts=_doubts_of(lexicon),
        counters=_stems_of(lexicon.counters),
        questions=tuple(map(_folded_question, lexicon.questions)),
    )


def _phrases_of(lexicon: RoleLexicon) -> Iterator[tuple[RolePhrase, tuple[str, ...]]]:
    """Yield every listed phrase with its words, those that are written out before those made."""
    for entry in lexicon.entries:
        for text in entry.words:
            plain = plain_heading(text)
            stems = content_stems(plain)
            yield (
                RolePhrase(entry.role, entry.strength, (entry.language,), text, stems),
                words_of(plain),
            )
    for combo in lexicon.combos:
        for one, other in product(combo.first, combo.second):
            for text in (f"{one} {other}", f"{other} {one}"):
                stems = content_stems(text)
                made = RolePhrase(combo.role, combo.strength, (combo.language,), text, stems)
                yield made, words_of(text)


def _doubts_of(lexicon: RoleLexicon) -> dict[tuple[str, ...], tuple[tuple[Role, float], ...]]:
    """Return the headings of several meanings by their words and by their stems."""
    doubts: dict[tuple[str, ...], tuple[tuple[Role, float], ...]] = {}
    for doubt in lexicon.doubts:
        for word in doubt.words:
            plain = plain_heading(word)
            doubts[words_of(plain)] = doubts[content_stems(plain)] = tuple(doubt.roles.items())
    return doubts


def _folded_question(question: RoleQuestion) -> RoleQuestion:
    starts = tuple(" ".join(words_of(start)) for start in question.starts)
    return replace(question, starts=starts, holds=tuple(map(fold, question.holds)))


def _stems_of(words: Sequence[str]) -> frozenset[str]:
    return frozenset(one for word in words for one in content_stems(word))
