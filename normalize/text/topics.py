"""What a heading, a title or a sentence speaks of, by its words."""

from __future__ import annotations

import re
from functools import cache

from jalon.normalize.text.wordlists import read_wordlist
from jalon.schemas.quantity_words import WordEntry
from jalon.schemas.topic_words import TopicLexicon
from jalon.schemas.values import Topic


def speaks_of(text: str, topic: Topic) -> bool:
    """Whether a word for ``topic`` stands in ``text``.

    >>> speaks_of("Plan d'action et stratégies 2024-2029", Topic.PLAN)
    True
    >>> speaks_of("Planchers et plafonds", Topic.PLAN)
    False
    """
    return _words_for(topic).search(text) is not None


@cache
def _words_for(topic: Topic) -> re.Pattern[str]:
    entries: tuple[WordEntry, ...] = getattr(
        read_wordlist("topic_words.yaml", TopicLexicon), topic.value
    )
    words = (re.escape(w) for e in entries for w in e.words)
    listed = "|".join(w.replace(r"\*", r"\w*").replace(r"\ ", r"\s+") for w in words)
    return re.compile(rf"\b(?:{listed})\b", re.IGNORECASE)
