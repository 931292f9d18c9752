"""The words of ``evidence_words.yaml``, made ready to be met at the ends of a text."""

from __future__ import annotations

import re
from functools import cache

from jalon.normalize.dates.date_tokens import date_words
from jalon.normalize.numbers.measures import target_lexicon
from jalon.normalize.numbers.not_quantities import number_lexicon, quantity_lexicon, words_in
from jalon.normalize.targets.progress import progress_lexicon
from jalon.normalize.text.levelling import level
from jalon.normalize.text.phrases import Phrases, Words, closes, endings, openings
from jalon.normalize.text.wordlists import read_wordlist
from jalon.schemas.evidence import EvidenceLexicon
from jalon.schemas.quantity_words import WordEntry

BULLETS = " \t\n-•·▪◦‣*➢✓►●■;,."
_PARTICIPLE = re.compile(r"[^\W\d_]{2,}(?:é|ée|és|ées)|[a-z]{3,}ed")
_NOUN_IN_TE = re.compile(r".*(?:it|aut|iét)és?")


def _entries(kind: str) -> tuple[str, ...]:
    entries: tuple[WordEntry, ...] = getattr(
        read_wordlist("evidence_words.yaml", EvidenceLexicon), kind
    )
    return words_in(entries)


@cache
def listed(kind: str) -> frozenset[str]:
    """Return the words of one list, levelled."""
    return frozenset(level(word) for word in _entries(kind))


@cache
def openings_of(kind: str) -> Phrases:
    """Return the phrases of one list by their first word."""
    return openings(_entries(kind))


@cache
def endings_of(kind: str) -> Phrases:
    """Return the phrases of one list by their last word."""
    return endings(_entries(kind))


@cache
def bounds_that_open() -> Phrases:
    """Return the words that bound the number after them."""
    return openings(
        w for e in quantity_lexicon().comparators if e.position == "before" for w in e.words
    )


@cache
def bounds_that_close() -> Phrases:
    """Return the words that bound the number before them."""
    return endings(
        w for e in quantity_lexicon().comparators if e.position == "after" for w in e.words
    )


@cache
def undetermined(*, at_end: bool) -> Phrases:
    """Return the words of a target that is to be determined."""
    words = words_in(target_lexicon().to_be_determined)
    return endings(words) if at_end else openings(words)


@cache
def states() -> Phrases:
    """Return the words of states of progress."""
    return openings(word for entry in progress_lexicon().states for word in entry.words)


@cache
def yes_or_no() -> frozenset[str]:
    """Return the answers that are a name and no number."""
    return frozenset(level(word) for word in words_in(target_lexicon().yes_no))


@cache
def nothings() -> frozenset[str]:
    """Return what a cell prints that has nothing to state."""
    return frozenset(level(w).strip(BULLETS) for w in words_in(target_lexicon().not_applicable))


@cache
def number_words() -> frozenset[str]:
    """Return the words of numbers that are no articles."""
    lexicon = number_lexicon()
    articles = {level(word) for word in words_in(lexicon.articles)}
    return frozenset(level(word) for word in words_in(lexicon.number_words)) - articles


@cache
def date_names() -> frozenset[str]:
    """Return the words that only dates and rhythms hold: months, seasons, quarters."""
    words = date_words()
    named = [name for names in words.months.values() for name in names]
    named += [name for season in words.seasons for name in season.words]
    kinds = ("continuous", "quarter", "half", "financial", "school", "back_to_school", "term")
    for kind in kinds:
        named += [phrase for phrase in words.kinds[kind] if " " not in phrase]
    return frozenset(named)


def is_done(text: str, words: Words) -> bool:
    """Whether a text ends as a thing done: "document publié", "agreement signed"."""
    if len(words) < 2:
        return False
    if closes(words, endings_of("participles")):
        return True
    last = text.lower().rstrip(BULLETS).rpartition(" ")[2]
    if level(last) in listed("not_participles") or _NOUN_IN_TE.fullmatch(last):
        return False
    return bool(_PARTICIPLE.fullmatch(last))
