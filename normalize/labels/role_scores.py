"""All roles that a heading's words speak for, each with a score, for a decision taken jointly.

``role_of`` answers only where it is sure; here every listed phrase counts, the less the more
stands beside it, and a word that may mean two things ("Résultats") speaks for both.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache, lru_cache

from jalon.normalize.labels.bare_headings import bare_heading
from jalon.normalize.labels.role_phrases import DATES, deciding, phrases_in, respelt, turned
from jalon.normalize.labels.role_words import plain_heading, role_index
from jalon.normalize.labels.roles import ARTICLES
from jalon.normalize.text.folding import fold
from jalon.normalize.text.stems import content_stems, words_of
from jalon.schemas.lexicon import RoleIndex, RolePhrase, Strength
from jalon.schemas.values import Role, RoleGuess

_LONGEST = 200  # characters; a heading is not a paragraph
_MOST_WORDS = 16
EXACT = 1.0  # a listed phrase and nothing else
KNOWN = 0.9  # a listed phrase and words that are known to change nothing
TOGETHER = 0.95  # two listed phrases that mean something together
ASKED = 0.8  # a question of a known kind
NEAR = 0.6  # a listed phrase, misspelt
_INSIDE = {Strength.STRONG: 0.7, Strength.MEDIUM: 0.6, Strength.WEAK: 0.5}
_BESIDE = {Strength.STRONG: 0.4, Strength.MEDIUM: 0.35, Strength.WEAK: 0.3}
_A_WORD_MORE = 0.05  # what each unknown word beyond the first takes away
_LEAST = 0.3
_MOST_BESIDE_WEAK = 3  # unknown words beside a phrase that is common in running text
_MOST_OF_QUESTION = 12  # words
_LEAST_RESPACED = 8  # letters: a shorter word may be another one's part
_LEAST_SPLIT = 5  # letters of one word that a space parts
_MOST_UNASKED = 5  # words of a question without its mark
_UNSURE = 0.5  # at most, for headings listed as unsure

_AND = re.compile(r"\s*(?:\bet/ou\b|\band/or\b|\bet\b|\band\b|\bou\b|\bor\b|[&/,;:+|]|\s-\s)\s*")
_LINK = re.compile(r"\b(?:de|du|des|of|for|pour|par|by)\b|\bd'")


@lru_cache(maxsize=16384)
def role_scores(heading: str, *, index: RoleIndex | None = None) -> tuple[RoleGuess, ...]:
    """Return the roles that the words of a heading or label support, the best first.

    Each role stands once, with a score: 1.0 for a listed phrase alone, 0.95 for a listed pair,
    0.9 for a phrase among words that change nothing, 0.5 to 0.7 inside a longer label (less for
    each word that nobody knows), 0.6 for a near spelling, 0.3 to 0.4 where another phrase
    decides. Numbering, bullets, capitals, years, units and a last colon do not count. Empty
    where nothing is known; never raises. ``index`` is
    another word list than the package's.

    >>> [(guess.role.value, guess.score) for guess in role_scores("• CIBLE 2 (nb) :")]
    [('target', 1.0)]
    >>> [(guess.role.value, guess.score) for guess in role_scores("Nos indicateurs clés")]
    [('indicator', 1.0)]
    >>> role_scores("Cib le")[0].role.value, role_scores("Université Laval")
    ('target', ())
    """
    if len(heading) > _LONGEST:
        return ()
    best: dict[Role, RoleGuess] = {}
    for guess in _all_guesses(heading, index or role_index()):
        known = best.get(guess.role)
        if known is None or guess.score > known.score:
            best[guess.role] = guess
    return tuple(sorted(best.values(), key=lambda one: (-one.score, one.role.value)))


def _all_guesses(heading: str, index: RoleIndex) -> list[RoleGuess]:
    whole = _listed(words_of(plain_heading(heading)), "", index)
    if whole:
        return whole
    text, aside = bare_heading(heading)
    words = words_of(text)
    if not 0 < len(words) <= _MOST_WORDS or not text[:1].isalpha():
        return []
    listed = _listed(words, aside, index)
    if listed:
        # "D'ici juin 2026" is a deadline, "Échéance 2026" a heading
        is_deadline = listed[0].role is Role.DUE and DATES.search(fold(heading)) is not None
        return [_lowered(one, index) for one in listed] if is_deadline else listed
    asked = _asked(text, "?" in heading, index)
    found = asked or _together(text, aside, index) or _inside(text, aside, index)
    return found if found and found[0].score >= KNOWN else (_respaced(text, index) or found)


def _respaced(text: str, index: RoleIndex) -> list[RoleGuess]:
    """Return the guess of a listed phrase whose spaces the page has lost, or has too many of.

    Narrow columns break words ("Inconditionn el"), kerning does ("Cib le"), tight setting glues
    them ("Indicatorsfor").
    """
    words = words_of(text)
    bare = "".join(words)
    is_split = len(words) == 2 and text.rsplit(maxsplit=1)[-1].islower()
    if len(bare) < (_LEAST_SPLIT if is_split else _LEAST_RESPACED):
        return []
    phrase = _spaceless(index).get(bare) or _spaceless(index).get(bare.removesuffix("s"))
    return _listed(phrase, "", index) if phrase is not None else []


@cache
def _spaceless(index: RoleIndex) -> dict[str, tuple[str, ...]]:
    """Return the words of every listed phrase by its letters alone."""
    listed = [tuple(text.split()) for text in index.exact]
    return {"".join(words): words for words in (*listed, *index.doubts)}


def _listed(words: Sequence[str], aside: str, index: RoleIndex) -> list[RoleGuess]:
    """Return the guesses of a phrase that is listed as it stands, articles in front apart."""
    text, around = " ".join(words), content_stems(aside)
    stems = content_stems(text)
    doubts = index.doubts.get(tuple(words))
    if doubts is None:
        exact = _exact(words, index)
        if exact is not None:
            return [turned(exact, around, EXACT, exact.text, index=index)]
        doubts = index.doubts.get(stems)
    if doubts is not None:
        return _doubtful(doubts, around, text, index)
    whole = index.phrases.get(stems)
    if whole is None or stems in index.unsure:
        return []
    return [turned(whole, around, EXACT, whole.text, index=index)]


def _exact(words: Sequence[str], index: RoleIndex) -> RolePhrase | None:
    """Return the phrase that is listed word for word, whatever article stands before it."""
    for start, word in enumerate(words):
        phrase = index.exact.get(" ".join(words[start:]))
        if phrase is not None:
            return phrase
        if word not in ARTICLES:
            return None
    return None


def _doubtful(
    doubts: Sequence[tuple[Role, float]], around: Sequence[str], text: str, index: RoleIndex
) -> list[RoleGuess]:
    """Return what a word of several meanings may mean, one of them where an aside decides."""
    turns = index.turns
    means = [turns[role, word] for role, _ in doubts for word in around if (role, word) in turns]
    if means:
        return [RoleGuess(means[0], KNOWN, text)]
    return [RoleGuess(role, score, text) for role, score in doubts]


def _lowered(guess: RoleGuess, index: RoleIndex) -> RoleGuess:
    phrase = index.exact.get(guess.evidence)
    is_strong = phrase is not None and phrase.strength is Strength.STRONG
    return guess if is_strong else replace(guess, score=min(guess.score, _LEAST))


def _asked(text: str, is_question: bool, index: RoleIndex) -> list[RoleGuess]:
    """Return the guess of a heading that asks ("Comment le saurons-nous ?")."""
    words = words_of(text)
    plain = " ".join(words)
    if not words or len(words) > _MOST_OF_QUESTION or words[0] not in _asking(index):
        return []
    for question in index.questions:
        start = next((s for s in question.starts if f"{plain} ".startswith(f"{s} ")), None)
        if start is None:
            continue
        rest = words[len(start.split()) :]
        is_held = any(word.startswith(question.holds) for word in rest)
        if is_held or (not question.holds and (is_question or len(words) <= _MOST_UNASKED)):
            is_short = is_question or len(words) <= _MOST_UNASKED
            return [RoleGuess(question.role, ASKED if is_short else _UNSURE, text)]
    return []


@cache
def _asking(index: RoleIndex) -> frozenset[str]:
    """Return the words that a question of a known kind begins with."""
    return frozenset(start.split()[0] for q in index.questions for start in q.starts)


def _together(text: str, aside: str, index: RoleIndex) -> list[RoleGuess]:
    """Return the guesses of coordinated phrases: what they mean together, and each alone."""
    parts = [part for part in _AND.split(text) if part.strip(" .'\"")]
    if not 1 < len(parts) <= 4:
        return []
    each = [_listed(words_of(part), aside, index) or _inside(part, aside, index) for part in parts]
    firsts = [guesses[0] for guesses in each if guesses and guesses[0].score >= KNOWN]
    if not firsts or (len(firsts) < len(parts) and not _all_known(parts, each, index)):
        return []
    roles = list(dict.fromkeys(guess.role for guess in firsts))
    beside = [guesses[0] for guesses in each if guesses and guesses[0].score < KNOWN]
    if Role.BUDGET not in roles and any(guess.role is Role.BUDGET for guess in beside):
        # "Options et coûts conditionnels": nobody can tell which of both the column holds
        unsure = {g.role: RoleGuess(g.role, _UNSURE, g.evidence) for g in (*firsts, *beside)}
        return list(unsure.values())
    evidence = " + ".join(guess.evidence for guess in firsts)
    if len(roles) == 1:
        return [RoleGuess(roles[0], min(TOGETHER, *(g.score for g in firsts)), evidence)]
    alone = [RoleGuess(guess.role, _UNSURE, guess.evidence) for guess in firsts]
    while len(roles) > 1:
        means = index.pairs.get(frozenset(roles[:2]))
        if means is None:
            return alone
        roles[:2] = [means]
    return [RoleGuess(roles[0], TOGETHER, evidence), *alone]


def _all_known(parts: Sequence[str], each: Sequence[Sequence[RoleGuess]], index: RoleIndex) -> bool:
    """Return whether the parts that name no role are words that change nothing."""
    return all(
        guesses or set(content_stems(part)) <= index.after | index.before
        for part, guesses in zip(parts, each, strict=True)
    )


def _inside(text: str, aside: str, index: RoleIndex) -> list[RoleGuess]:
    """Return the guesses of the phrases inside a longer label."""
    stems = content_stems(text)
    found = phrases_in(stems, index)
    if not found:
        return _near(text, aside, index)
    most = _UNSURE if stems in index.unsure else EXACT
    main = deciding(found, text)
    guesses = []
    for one in found:
        guess = _placed(one, text, aside, index)
        if guess is None:
            continue
        if one is not main:
            guess = RoleGuess(guess.role, min(guess.score, _BESIDE[one[0].strength]), one[0].text)
        guesses.append(RoleGuess(guess.role, min(most, guess.score), guess.evidence))
    return guesses


def _placed(
    one: tuple[RolePhrase, int, int], text: str, aside: str, index: RoleIndex
) -> RoleGuess | None:
    """Return the guess of one phrase among the stems of its label."""
    (phrase, start, end), stems = one, content_stems(text)
    before = [word for word in stems[:start] if word not in index.before]
    unknown = before + [word for word in stems[end:] if word not in index.after]
    if stems[0] in index.counters and (unknown or phrase.role is Role.NUMBER):
        # "Nb de partenaires" is an indicator's text, "Nombre de projets" no number of a project
        return None
    around = (*stems[:start], *stems[end:], *content_stems(aside))
    if not unknown:
        return turned(phrase, around, KNOWN, phrase.text, index=index)
    score = _scored_inside(phrase, before, unknown, _LINK.search(text) is not None)
    return (
        turned(phrase, around, round(score, 2), phrase.text, index=index)
        if score >= _LEAST
        else None
    )


def _scored_inside(
    phrase: RolePhrase, before: Sequence[str], unknown: Sequence[str], is_linked: bool
) -> float:
    """Return the score of a phrase among words that nobody knows, 0 where it says nothing."""
    fewer = _A_WORD_MORE * (len(unknown) - 1)
    if before and is_linked:
        # "Salles d'attente" are rooms: the head of the label is another word
        return 0.0 if phrase.strength is Strength.WEAK else _BESIDE[phrase.strength] - fewer
    if phrase.strength is Strength.WEAK and len(unknown) > _MOST_BESIDE_WEAK:
        return 0.0
    # common in running text: "Budget de formation" is as likely what a cell says
    is_prose = phrase.strength is Strength.WEAK and is_linked
    return _INSIDE[phrase.strength] - fewer - 2 * _A_WORD_MORE * (bool(before) + is_prose)


def _near(text: str, aside: str, index: RoleIndex) -> list[RoleGuess]:
    """Return the guess of a phrase that is misspelt by a letter or two."""
    near = respelt(content_stems(text), index)
    if near is None:
        return []
    phrase, start, end = near.found[0]
    if {*near.stems[:start]} - index.before | {*near.stems[end:]} - index.after:
        return []
    around = (*near.stems[:start], *near.stems[end:], *content_stems(aside))
    return [turned(phrase, around, NEAR, f"{phrase.text} ~ {text}", index=index)]
