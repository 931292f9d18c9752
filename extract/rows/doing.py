"""Texts that say what is done: an infinitive, an imperative, a noun of action, what will be."""

from __future__ import annotations

import re

from jalon.extract.rows.dated import BY_WHEN
from jalon.extract.rows.settings import SETTINGS
from jalon.schemas.vocabulary import Vocabulary

SHARED = SETTINGS.shared

ARTICLE = re.compile(
    r"^(?:la|le|les|l['\u2019]|une?|des|the|an?|to|we\s+will|we\s+shall)\s*", re.IGNORECASE
)
TO_COME = re.compile(r"\b(?:will|shall|sera|seront|devra|devront|(?:is|are)\s+to)\b", re.IGNORECASE)


def says_deed(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a text says what is done, behind its date, its article or "to"."""
    text = BY_WHEN.sub("", text)
    bare = ARTICLE.sub("", text)
    return (
        vocabulary.value_kinds(text).is_deed >= SHARED.deed
        or vocabulary.value_kinds(bare[:1].upper() + bare[1:]).is_deed >= SHARED.deed
        or TO_COME.search(text) is not None
    )
