"""The word list of column headings made ready for search, and headings made plain for it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from jalon.normalize.text.folding import fold
from jalon.normalize.text.stems import content_stems, words_of
from jalon.normalize.text.wordlists import read_wordlist
from jalon.schemas.lexicon import RoleIndex, RoleLexicon, RolePhrase

_JOINS = frozenset(("et", "and", "ou", "or"))
_PLURAL_MARK = re.compile(
    r"""
    \((?:s|x|e|es|aux|ne|nes|le|les|trice|trices|euse|euses)\)   # "Indicateur(s)"
    | [·•]e?(?:[·•]?s)?\b                                         # "Responsable·s", "Chargé·e·s"
    """,
    re.VERBOSE,
)
_NOTE_MARK = re.compile(r"[*†‡¹²³⁴⁵⁶⁷⁸⁹]+")


def plain_heading(heading: str) -> str:
    """Return the heading folded, with note marks, plural marks and abbreviations gone."""
    text = _PLURAL_MARK.sub("", fold(_NOTE_MARK.sub(" ", heading)))
    text = re.sub(r"\bn[°º]", "no", text)
    for short, long in _abbreviations():
        text = short.sub(long, text)
    return text


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
    lexicon = read_wordlist("column_roles.yaml", RoleLexicon)
    exact: dict[str, RolePhrase] = {}
    phrases: dict[tuple[str, ...], RolePhrase] = {}
    for entry in lexicon.entries:
        for text in entry.words:
            stems, words = content_stems(plain_heading(text)), words_of(plain_heading(text))
            phrase = RolePhrase(entry.role, entry.strength, (entry.language,), text, stems)
            known = phrases.get(stems)
            if known is not None and known.role is entry.role:
                phrase = replace(known, languages=(*known.languages, entry.language))
            exact.setdefault(" ".join(words), phrase)
            # "en charge" without "en" is another word, "lead and partners" no "lead partner":
            # such phrases count only as a whole.
            is_whole = _JOINS & set(words) or "/" in text or (len(stems) == 1 and len(words) > 1)
            if not is_whole:
                phrases[stems] = phrase if known is None or known.role is entry.role else known
    return RoleIndex(
        exact=exact,
        phrases={stems: phrase for stems, phrase in phrases.items() if stems},
        spellings=tuple(sorted({s[0] for s in phrases if len(s) == 1 and len(s[0]) >= 6})),
        before=_stems_of(lexicon.before),
        after=_stems_of((*lexicon.after, *(w for turn in lexicon.turns for w in turn.words))),
        pairs={frozenset(pair.roles): pair.means for pair in lexicon.pairs},
        turns={(t.role, s): t.means for t in lexicon.turns for s in _stems_of(t.words)},
        unsure=frozenset(map(content_stems, lexicon.unsure)),
        doubts={
            content_stems(plain_heading(word)): tuple(doubt.roles.items())
            for doubt in lexicon.doubts
            for word in doubt.words
        },
    )


def _stems_of(words: Sequence[str]) -> frozenset[str]:
    return frozenset(one for word in words for one in content_stems(word))
