"""Column headings → roles, by a reviewed word list, then lemmas, then near spellings.

A heading is short, so everything in it must be accounted for: the word that decides stands in
``data/column_roles.yaml``, and each other word is listed there as harmless, is grammatical, or
(for words that hardly ever open running text) is an adjective or participle. Whatever leaves a
word over is not a heading, and gets None.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache, lru_cache

from rapidfuzz import fuzz, process

from jalon.normalize.folding import fold
from jalon.normalize.lemmas import lemmas_of
from jalon.normalize.stems import FUNCTION_WORDS, content_stems, stem, words_of
from jalon.normalize.wordlists import read_wordlist
from jalon.schemas.lexicon import RoleIndex, RoleLexicon, RolePhrase, Strength
from jalon.schemas.values import Role, RoleGuess

_LONGEST = 160  # characters; a heading is not a paragraph
_MOST_WORDS = 14
_NEAR = 88.0  # rapidfuzz ratio at which a word counts as misspelt

_PLURAL_MARK = re.compile(
    r"""
    \((?:s|x|e|es|aux|ne|nes|le|les|trice|trices|euse|euses)\)   # "Indicateur(s)"
    | [·•]e?(?:[·•]?s)?\b                                         # "Responsable·s", "Chargé·e·s"
    """,
    re.VERBOSE,
)
_ASIDE = re.compile(r"\(([^()]*)\)?")
_NOTE_MARK = re.compile(r"[*†‡¹²³⁴⁵⁶⁷⁸⁹]+")
_DATES = re.compile(
    r"""
    (?:\b(?:au|en\sdate\sdu|as\sof|as\sat|on|to|pour|for|du|de|from|a\spartir\sdu)\s+)?
    (?:(?:l'|the\s)?(?:annee|exercice|year|fy|an)\s+(?:scolaire\s+|financiere?\s+|budgetaire\s+)?)?
    (?:
        (?:\d{1,2}(?:er)?\s+)?                                    # a day
        (?:janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre
          |january|february|march|april|may|june|july|august|september|october|november|december)
        (?:\s+\d{1,2},)?\s+(?:19|20)\d\d
      | (?:19|20)\d\d(?:\s*[-/]\s*(?:19|20)?\d\d)?                # "2025", "2024-2025", "2024-25"
      | \d\d\s*-\s*\d\d                                           # "24-25"
      | (?:19|20)\d\d-\d\d-\d\d
    )\b
    """,
    re.VERBOSE,
)
_AND = re.compile(r"\s*(?:\bet/ou\b|\band/or\b|\bet\b|\band\b|\bou\b|\bor\b|[&/,;:+]|\s-\s)\s*")
_DEPENDS = re.compile(r"(?:de|du|des|of|for|pour)\b|d'")
_SPOKEN = frozenset(("que", "qu", "qui", "dont", "nous", "on", "we", "that"))


@lru_cache(maxsize=4096)
def role_of(heading: str) -> RoleGuess | None:
    """Return the role of a column headed so, or None where the heading is not understood.

    Years beside a role are left to ``parse_period``: ``Cible 2025-2026`` is a target, and
    ``2025-2026`` alone is None here. A lone ``Enjeux`` is an issue; ``roles_of`` makes it a
    theme where no recommendations stand beside it.

    >>> role_of("Indicateur(s) de l’action").role
    <Role.INDICATOR: 'indicator'>
    >>> role_of("Résultats attendus").role, role_of("Résultats 2023-2024").role
    (<Role.TARGET: 'target'>, <Role.RESULT: 'result'>)
    >>> role_of("Responsable et échéancier").role
    <Role.LEAD_DUE: 'lead_due'>
    >>> role_of("Réaffirmer la place de choix de la région")
    """
    if not heading.strip() or len(heading) > _LONGEST or heading.rstrip().endswith(";"):
        return None
    text = _plain(heading)
    aside = " ".join(_ASIDE.findall(text))
    main = _trim(_DATES.sub(" ", _ASIDE.sub(" ", text)))
    if main:
        return _read(main, aside)
    return _read(_trim(_DATES.sub(" ", aside)), "")


def roles_of(headings: Sequence[str]) -> tuple[RoleGuess | None, ...]:
    """Return the roles of the headings of one table, each seen beside the others.

    Issues belong to recommendations; in a table without any they are what the plan is
    divided by, its themes.
    """
    guesses = [role_of(heading) for heading in headings]
    found = {guess.role for guess in guesses if guess is not None}
    if Role.RECOMMENDATION in found or Role.THEME in found:
        return tuple(guesses)
    return tuple(
        replace(guess, role=Role.THEME) if guess is not None and guess.role is Role.ISSUE else guess
        for guess in guesses
    )


def _plain(heading: str) -> str:
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


def _trim(text: str) -> str:
    return " ".join(text.split()).strip(" .:-/,'\"")


def _read(text: str, aside: str) -> RoleGuess | None:
    """Return the role of a heading without its dates and asides."""
    words = words_of(text)
    # A figure left over makes it a cell ("80 %"), a code ("Action 3") or prose.
    if not 0 < len(words) <= _MOST_WORDS or any(c.isdigit() for c in text):
        return None
    index = _index()
    exact = index.exact.get(" ".join(words))
    if exact is not None:
        return _turned(exact, content_stems(aside), 1.0, " ".join(words))
    parts = [part for part in map(_trim, _AND.split(text)) if part]
    if len(parts) == 1:
        return _read_part(parts[0], aside)
    return _read_pair(parts, aside)


def _read_pair(parts: Sequence[str], aside: str) -> RoleGuess | None:
    """Return the role of coordinated parts: one role, or a listed pair of two."""
    index = _index()
    guesses: list[RoleGuess] = []
    for position, part in enumerate(parts):
        depends = position > 0 and _DEPENDS.match(part) is not None
        guess = None if depends else _read_part(part, aside)
        if guess is not None:
            guesses.append(guess)
        elif not set(content_stems(part)) <= index.after | index.before:
            return None
    roles = list(dict.fromkeys(guess.role for guess in guesses))
    while len(roles) > 1:
        together = index.pairs.get(frozenset(roles[:2]))
        if together is None:
            return None
        roles[:2] = [together]
    if not roles:
        return None
    score = min(guess.score for guess in guesses) - 0.05
    return RoleGuess(roles[0], round(score, 2), " + ".join(g.evidence for g in guesses))


def _read_part(text: str, aside: str) -> RoleGuess | None:
    """Return the role of one uncoordinated heading: stems, then lemmas, then near spellings."""
    exact = _index().exact.get(" ".join(words_of(text)))
    if exact is not None:
        return _turned(exact, content_stems(aside), 1.0, text)
    stems = content_stems(text)
    if stems in _index().unsure:
        return None
    found = _phrases_in(stems)
    if not found:
        return _by_spelling(text, stems, aside)
    for phrase, start, end in _in_order(found, text):
        if set(stems[:start]) <= _index().before:
            rest = stems[end:]
            if set(rest) <= _index().after:
                score = 0.95 if len(stems) == end - start else 0.85
                around = (*stems[:start], *rest, *content_stems(aside))
                return _turned(phrase, around, score, phrase.text)
            return _by_lemmas(text, phrase, stems[:start], stems[start:end], aside)
    return None


def _turned(phrase: RolePhrase, around: Sequence[str], score: float, evidence: str) -> RoleGuess:
    """Return the guess, its role turned by a word beside it ("Résultats" + "attendus")."""
    for word in around:
        means = _index().turns.get((phrase.role, word))
        if means is not None and word not in phrase.stems:
            return RoleGuess(means, min(score, 0.9), f"{evidence} + {word}")
    return RoleGuess(phrase.role, score, evidence)


def _phrases_in(stems: Sequence[str]) -> list[tuple[RolePhrase, int, int]]:
    """Return the listed phrases in stems, longest first at each place, left to right."""
    phrases, found, start = _index().phrases, list[tuple[RolePhrase, int, int]](), 0
    while start < len(stems):
        for end in range(min(len(stems), start + 6), start, -1):
            phrase = phrases.get(tuple(stems[start:end]))
            if phrase is not None:
                found.append((phrase, start, end))
                start = end - 1
                break
        start += 1
    return found


def _in_order(
    found: list[tuple[RolePhrase, int, int]], text: str
) -> list[tuple[RolePhrase, int, int]]:
    """Return the phrases that may decide: the first in French, the last in English compounds."""
    linked = re.search(r"\b(?:de|du|des|of|for)\b|\bd'", text) is not None
    last = found[-1]
    if len(found) > 1 and "en" in last[0].languages and not linked:
        return [last]
    return [found[0]]


def _by_lemmas(
    text: str, phrase: RolePhrase, before: Sequence[str], head: Sequence[str], aside: str
) -> RoleGuess | None:
    """Return the phrase's role if the words beside it, by lemma and part of speech, allow it."""
    if phrase.strength is Strength.WEAK and not _SPOKEN & set(words_of(text)):
        return None
    index, unknown, around = _index(), 0, [*content_stems(aside)]
    for word in lemmas_of(text):
        stems = {stem(fold(word.text)), stem(fold(word.lemma))}
        around += sorted(stems)
        if stems & {*head, *before} or stems & index.after or fold(word.text) in FUNCTION_WORDS:
            continue
        if word.pos in _GRAMMAR or fold(word.text).strip("'") in FUNCTION_WORDS:
            continue
        if phrase.strength is Strength.WEAK:
            return None
        if word.pos not in ("ADJ", "VERB", "ADV"):
            unknown += 1
    if unknown > (1 if phrase.strength is Strength.STRONG else 0):
        return None
    return _turned(phrase, [w for w in around if w not in phrase.stems], 0.75, phrase.text)


_GRAMMAR = frozenset(("ADP", "DET", "PRON", "AUX", "SCONJ", "CCONJ", "PUNCT"))


def _by_spelling(text: str, stems: Sequence[str], aside: str) -> RoleGuess | None:
    """Return the role of a heading whose deciding word is misspelt by a letter or two."""
    index = _index()
    if len(stems) > 4:
        return None
    repaired: list[str] = []
    for word in stems:
        if len(word) < 6 or word in index.after or word in index.before:
            repaired.append(word)
            continue
        near = process.extractOne(word, index.spellings, scorer=fuzz.ratio, score_cutoff=_NEAR)
        repaired.append(near[0] if near is not None and near[0][0] == word[0] else word)
    found = _phrases_in(repaired)
    if tuple(repaired) == tuple(stems) or not found:
        return None
    phrase, start, end = found[0]
    rest = {*repaired[:start]} - index.before | {*repaired[end:]} - index.after
    if rest:
        return None
    around = (*repaired[:start], *repaired[end:], *content_stems(aside))
    return _turned(phrase, around, 0.7, f"{phrase.text} ~ {text}")


@cache
def _index() -> RoleIndex:
    """Return the word list in the form in which it is searched."""
    lexicon = read_wordlist("column_roles.yaml", RoleLexicon)
    exact: dict[str, RolePhrase] = {}
    phrases: dict[tuple[str, ...], RolePhrase] = {}
    for entry in lexicon.entries:
        for text in entry.words:
            stems, words = content_stems(_plain(text)), words_of(_plain(text))
            phrase = RolePhrase(entry.role, entry.strength, (entry.language,), text, stems)
            known = phrases.get(stems)
            if known is not None and known.role is entry.role:
                phrase = replace(known, languages=(*known.languages, entry.language))
            exact.setdefault(" ".join(words), phrase)
            # "en charge" without "en" is another word: such phrases count only as a whole.
            if len(stems) > 1 or len(words) == 1:
                phrases[stems] = phrase if known is None or known.role is entry.role else known
    return RoleIndex(
        exact=exact,
        phrases={stems: phrase for stems, phrase in phrases.items() if stems},
        spellings=tuple(sorted({s[0] for s in phrases if len(s) == 1 and len(s[0]) >= 6})),
        before=_stems_of(lexicon.before),
        after=_stems_of(lexicon.after),
        pairs={frozenset(pair.roles): pair.means for pair in lexicon.pairs},
        turns={(t.role, s): t.means for t in lexicon.turns for s in _stems_of(t.words)},
        unsure=frozenset(map(content_stems, lexicon.unsure)),
    )


def _stems_of(words: Sequence[str]) -> frozenset[str]:
    return frozenset(one for word in words for one in content_stems(word))
