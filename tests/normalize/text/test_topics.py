"""What a text speaks of is told by whole words, in either language."""

from __future__ import annotations

import pytest

from jalon.normalize.text.topics import speaks_of
from jalon.schemas.values import Topic


@pytest.mark.parametrize(
    ("text", "topic", "expected"),
    [
        pytest.param("Feuille  de\nroute 2025", Topic.PLAN, True, id="several-words"),
        pytest.param("STRATÉGIE JEUNESSE", Topic.PLAN, True, id="any-ending-in-capitals"),
        pytest.param("Planchers", Topic.PLAN, False, id="part-of-a-word"),
        pytest.param("Ce qui est mesuré", Topic.DEEDS, False, id="an-accent-makes-another-word"),
        pytest.param("Priority areas for action", Topic.DEEDS, True, id="english"),
        pytest.param("Nos principes directeurs", Topic.ASIDE, True, id="aside"),
        pytest.param("Logement", Topic.ASIDE, False, id="no-word-of-the-list"),
        pytest.param("Milestones", Topic.TARGET, True, id="targets"),
    ],
)
def test_a_word_for_a_topic_is_found(text: str, topic: Topic, *, expected: bool) -> None:
    """A word of the list stands somewhere in the text, whatever its case."""
    assert speaks_of(text, topic) is expected
