"""Column headings → roles, by a reviewed word list, what stands beside it, then near spellings.

A heading is short, so everything in it must be accounted for: the word that decides stands in
``data/column_roles.yaml``, and each other word is listed there as harmless, is grammatical, or
(for words that hardly ever open running text) is an adjective or participle. Whatever leaves a
word over is not a heading, and gets None.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from jalon.normalize.labels.role_phrases import ASIDE, DATES, deciding, phrases_in, respelt, turned
from jalon.normalize.labels.role_words import plain_heading, role_index
from jalon.normalize.text.folding import fold
from jalon.normalize.text.lemmas import lemmas_of, plain_lemmas_of
from jalon.normalize.text.stems import FUNCTION_WORDS, content_stems, stem, words_of
from jalon.schemas.lexicon import HeadingText, RoleIndex, RolePhrase, Strength
from jalon.schemas.values import Role, RoleGuess

_LONGEST = 160  # characters; a heading is not a paragraph
_LONGEST_HINT = 70  # characters of one line of a heading
_MOST_WORDS = 14
_MOST_TAGGED = 8  # words of a heading that is worth tagging

_AND = re.compile(r"\s*(?:\bet/ou\b|\band/or\b|\bet\b|\band\b|\bou\b|\bor\b|[&/,;:+]|\s-\s)\s*")
_DEPENDS = re.compile(r"(?:de|du|des|of|for|pour)\b|d'")
_START = re.compile(r"[\w#%(«\"“]")
ARTICLES = frozenset(("le", "la", "l", "les", "nos", "notre", "the", "our"))
_SPOKEN = frozenset(("que", "qu", "qui", "dont", "nous", "on", "we", "that"))


@lru_cache(maxsize=4096)
def role_of(
    heading: str, *, thorough: bool = True, index: RoleIndex | None = None
) -> RoleGuess | None:
    """Return the role of a column headed so, or None where the heading is not understood.

    The lists and stems come first; the words beside a phrase, with lemmas where the index asks for
    the tagger, only where these leave a heading open and ``thorough`` is set. ``index`` is
    another word list than the package's.

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
    listed = index or role_index()
    if len(heading) > _LONGEST or not _is_whole(heading, listed):
        return None
    text = plain_heading(heading)
    aside = " ".join(ASIDE.findall(text))
    main = _trim(DATES.sub(" ", ASIDE.sub(" ", text)))
    if main:
        return _read(main, HeadingText(heading, listed, aside, thorough))
    return _read(_trim(DATES.sub(" ", aside)), HeadingText(heading, listed, is_thorough=thorough))


@lru_cache(maxsize=8192)
def hints_at_role(text: str, index: RoleIndex | None = None) -> bool:
    """Return whether a short text holds a listed phrase of some role: a cheap first look.

    >>> hints_at_role("Cibles que l'on s'est fixées"), hints_at_role("Université Laval")
    (True, False)
    """
    if not 0 < len(text) <= _LONGEST_HINT or text[:1].islower():
        return False
    return bool(phrases_in(content_stems(plain_heading(text)), index or role_index()))


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


def _is_whole(heading: str, index: RoleIndex) -> bool:
    """Return whether a text can stand by itself, rather than be a piece of a sentence.

    A bullet, a preposition in front, an article in lower case, a conjunction or preposition at
    the end, a closing bracket that nothing opened: all are pieces.
    """
    text = heading.strip()
    if _START.match(text) is None or text.endswith(";") or text.count(")") > text.count("("):
        return False
    plain = plain_heading(text)
    if " ".join(words_of(plain)) in index.exact:
        return True
    words = [word for word in re.split(r"[\s'.:,*]+", plain) if word]
    if not words:
        return False
    if words[0] in ARTICLES:
        return text[0].isupper() and words[-1] not in FUNCTION_WORDS
    return not {words[0], words[-1]} & FUNCTION_WORDS


def _trim(text: str) -> str:
    return " ".join(text.split()).strip(" .:-/,'\"")


def _read(text: str, whole: HeadingText) -> RoleGuess | None:
    """Return the role of a heading without its dates and asides."""
    words = words_of(text)
    # A figure left over makes it a cell ("80 %"), a code ("Action 3") or prose.
    if not 0 < len(words) <= _MOST_WORDS or any(c.isdigit() for c in text):
        return None
    index = whole.index
    exact = index.exact.get(" ".join(words))
    if exact is not None:
        return turned(exact, content_stems(whole.aside), 1.0, " ".join(words), index=whole.index)
    parts = [part for part in map(_trim, _AND.split(text)) if part]
    if len(parts) == 1:
        return _read_part(parts[0], whole)
    return _read_pair(parts, whole)


def _read_pair(parts: Sequence[str], whole: HeadingText) -> RoleGuess | None:
    """Return the role of coordinated parts: one role, or a listed pair of two."""
    index = whole.index
    guesses: list[RoleGuess] = []
    for position, part in enumerate(parts):
        depends = position > 0 and _DEPENDS.match(part) is not None
        guess = None if depends else _read_part(part, HeadingText("", whole.index, whole.aside))
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


def _read_part(text: str, whole: HeadingText) -> RoleGuess | None:
    """Return the role of one uncoordinated heading: stems, then lemmas, then near spellings."""
    exact = whole.index.exact.get(" ".join(words_of(text)))
    if exact is not None:
        return turned(exact, content_stems(whole.aside), 1.0, text, index=whole.index)
    stems = content_stems(text)
    if stems in whole.index.unsure:
        return None
    found = phrases_in(stems, whole.index)
    if not found:
        return _by_spelling(text, stems, whole)
    phrase, start, end = deciding(found, text)
    before, rest = stems[:start], stems[end:]
    if not set(before) <= whole.index.before:
        return None
    if not set(rest) <= whole.index.after:
        return _by_lemmas(text, phrase, before, stems[start:end], whole)
    score = 0.95 if len(stems) == end - start else 0.85
    around = (*before, *rest, *content_stems(whole.aside))
    return turned(phrase, around, score, phrase.text, index=whole.index)


def _by_lemmas(
    text: str, phrase: RolePhrase, before: Sequence[str], head: Sequence[str], whole: HeadingText
) -> RoleGuess | None:
    """Return the phrase's role if the words beside it allow it.

    Without the tagger every unlisted word counts as a noun that narrows the phrase down.
    """
    if not whole.is_thorough:
        return None
    words, printed = set(words_of(text)), whole.printed.strip()
    # pieces of running text must not come so far; loading the tagger takes seconds
    if not printed[:1].isupper() or printed.endswith(".") or not words <= set(words_of(printed)):
        return None
    if len(words) > _MOST_TAGGED or (phrase.strength is Strength.WEAK and not _SPOKEN & words):
        return None
    index, unknown, around = whole.index, 0, [*content_stems(whole.aside)]
    read = lemmas_of if index.by_lemmas else plain_lemmas_of
    for word in read(whole.printed):
        if not words & set(words_of(word.text)):
            continue
        stems = {stem(fold(word.text)), stem(fold(word.lemma))}
        around += sorted(stems)
        if stems & {*head, *before} or stems & index.after or fold(word.text) in FUNCTION_WORDS:
            continue
        if word.pos in _GRAMMAR or fold(word.text).strip("'") in FUNCTION_WORDS | _SPOKEN:
            continue
        if phrase.strength is Strength.WEAK:
            return None
        if word.pos not in ("ADJ", "VERB", "ADV"):
            unknown += 1
    if unknown > (1 if phrase.strength is Strength.STRONG else 0):
        return None
    return turned(
        phrase, [w for w in around if w not in phrase.stems], 0.75, phrase.text, index=whole.index
    )


_GRAMMAR = frozenset(("ADP", "DET", "PRON", "AUX", "SCONJ", "CCONJ", "PUNCT"))


def _by_spelling(text: str, stems: Sequence[str], whole: HeadingText) -> RoleGuess | None:
    """Return the role of a heading whose deciding word is misspelt by a letter or two."""
    near = respelt(stems, whole.index)
    if near is None:
        return None
    phrase, start, end = near.found[0]
    index = whole.index
    if {*near.stems[:start]} - index.before | {*near.stems[end:]} - index.after:
        return None
    around = (*near.stems[:start], *near.stems[end:], *content_stems(whole.aside))
    return turned(phrase, around, 0.7, f"{phrase.text} ~ {text}", index=whole.index)
