"""How many wordings of headings are understood: those of the field's standard forms.

``tests/data/labels/headings2.csv`` holds headings of published templates and plans, each with the
role it has there, its language and where it stands. They were written down before the word lists
grew; a digest of each puts it in the half that was looked at meanwhile or in the half that is only
measured. Both halves come from the same forms and one collector: the figure says how well the lists
cover these forms, not what a document nobody has seen would give.
"""

from __future__ import annotations

import csv
import hashlib
import json
from pathlib import Path

import pytest

from jalon.normalize.labels.role_scores import role_scores
from jalon.normalize.labels.roles import role_of
from jalon.schemas.values import Role

DATA = Path(__file__).parents[2] / "data"
LABELS = DATA / "labels" / "headings2.csv"
FLOORS = json.loads((DATA / "floors" / "headings2.json").read_text(encoding="utf-8"))
SURE = 0.5  # a score from which a reader may take the role by itself


def _lines(half: str) -> list[tuple[str, str]]:
    with LABELS.open(encoding="utf-8", newline="") as file:
        lines = [(line["heading"], line["role"]) for line in csv.DictReader(file)]
    is_odd = half == "kept"
    return [
        (heading, role)
        for heading, role in lines
        if (hashlib.sha256(heading.encode()).digest()[0] % 2 == 1) is is_odd
    ]


def _by_scores(heading: str) -> str:
    guesses = role_scores(heading)
    return guesses[0].role.value if guesses and guesses[0].score >= SURE else ""


def _by_one_answer(heading: str) -> str:
    guess = role_of(heading, thorough=False)
    return guess.role.value if guess else ""


@pytest.mark.parametrize("half", ["looked_at", "kept"])
@pytest.mark.parametrize("way", ["role_scores", "role_of"])
def test_wordings_stay_understood(half: str, way: str) -> None:
    """Precision and recall do not fall, on either half, in either way of asking."""
    answer = _by_scores if way == "role_scores" else _by_one_answer
    pairs = [(role, answer(heading)) for heading, role in _lines(half)]
    right = sum(1 for role, found in pairs if found and found == role)
    given = sum(1 for _, found in pairs if found)
    wanted = sum(1 for role, _ in pairs if role)

    assert len(pairs) == FLOORS[half]["size"]
    assert right / given >= FLOORS[half][way]["precision"]
    assert right / wanted >= FLOORS[half][way]["recall"]


def test_the_floors_belong_to_these_labels() -> None:
    """A label added, dropped or changed asks for the figures to be measured again."""
    assert hashlib.sha256(LABELS.read_bytes()).hexdigest() == FLOORS["sha256"]


def test_every_label_is_a_role_and_has_a_source() -> None:
    """Labels are roles or empty; each line says its language and where it was found."""
    with LABELS.open(encoding="utf-8", newline="") as file:
        lines = list(csv.DictReader(file))

    assert len(lines) > 700
    assert {line["role"] for line in lines} <= {"", *(role.value for role in Role)}
    assert {line["language"] for line in lines} == {"fr", "en"}
    assert all(line["source"] for line in lines)
