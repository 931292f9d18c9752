"""How well labels are understood: measured on the half of the labels that was kept apart.

``tests/data/labels`` holds labels judged by hand. A digest of each line's text puts it in the half
used for development or in the half that is only ever measured; the figures of the second half are
pinned in ``floors-vocabulary.json`` with a digest of all labels, so that neither can drift alone.
"""

from __future__ import annotations

import csv
import hashlib
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from jalon.normalize.bodies.own_name import publisher_of
from jalon.normalize.labels.indicators import indicator_family_of
from jalon.normalize.labels.links import link_actions
from jalon.normalize.labels.roles import role_of
from jalon.normalize.labels.themes import crosswalk_of, ministerial_theme_of
from jalon.schemas.links import ActionKey

DATA = Path(__file__).parents[2] / "data"
FLOORS = json.loads((DATA / "floors-vocabulary.json").read_text(encoding="utf-8"))

Line = dict[str, str]
COLUMNS = {
    "indicators": "family",
    "themes": "theme",
    "themes_by_publisher": "theme",
    "headings": "role",
}


def _family(line: Line) -> tuple[str, str]:
    code = indicator_family_of(line["text"])
    return line["family"], code.code if code else ""


def _theme(line: Line) -> tuple[str, str]:
    actions = [action for action in line["actions"].split(" ; ") if action]
    code = ministerial_theme_of(line["text"], actions=actions)
    return line["theme"], code.code if code else ""


def _theme_of_publisher(line: Line) -> tuple[str, str]:
    actions = [action for action in line["actions"].split(" ; ") if action]
    is_education = publisher_of(line["publisher"]).is_education
    code = ministerial_theme_of(line["text"], actions=actions, is_education=is_education)
    return line["theme"], crosswalk_of(code.code) if code else ""


def _role(line: Line) -> tuple[str, str]:
    guess = role_of(line["text"])
    return line["role"], guess.role.value if guess else ""


def _link(line: Line) -> tuple[str, str]:
    first = ActionKey("a", line["first"], line["first_code"] or None)
    second = ActionKey("b", line["second"], line["second_code"] or None)
    is_same = line["is_same"] == "1"
    return "same" if is_same else "", "same" if link_actions([first], [second]) else ""


# name: the columns whose text decides the half, the answer (label, found) of a line
SETS: dict[str, tuple[tuple[str, ...], Callable[[Line], tuple[str, str]]]] = {
    "indicators": (("text",), _family),
    "themes": (("text", "actions"), _theme),
    "themes_by_publisher": (("text", "actions", "publisher"), _theme_of_publisher),
    "headings": (("text",), _role),
    "links": (("first", "second"), _link),
}


def _lines(name: str) -> list[Line]:
    with (DATA / "labels" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _is_kept(line: Line, columns: tuple[str, ...]) -> bool:
    text = "".join(line[column] for column in columns)
    return hashlib.sha256(text.encode()).digest()[0] % 2 == 1


def _measured(name: str) -> tuple[int, float, float]:
    """Return size, precision and recall of the kept half; an empty answer is no answer."""
    columns, answer = SETS[name]
    pairs = [answer(line) for line in _lines(name) if _is_kept(line, columns)]
    right = sum(1 for label, found in pairs if found and found == label)
    given = sum(1 for _, found in pairs if found)
    wanted = sum(1 for label, _ in pairs if label)
    return len(pairs), right / given, right / wanted


@pytest.mark.parametrize("name", sorted(SETS))
def test_the_kept_half_stays_above_its_floor(name: str) -> None:
    """Precision and recall on labels never used for development do not fall."""
    size, precision, recall = _measured(name)

    assert size == FLOORS[name]["kept"]
    assert precision >= FLOORS[name]["precision"]
    assert recall >= FLOORS[name]["recall"]


@pytest.mark.parametrize("name", sorted(SETS))
def test_the_floors_belong_to_these_labels(name: str) -> None:
    """A label added, dropped or changed asks for the figures to be measured again."""
    content = (DATA / "labels" / f"{name}.csv").read_bytes()

    assert hashlib.sha256(content).hexdigest() == FLOORS[name]["sha256"]


@pytest.mark.parametrize(
    ("name", "least"),
    [
        ("indicators", 400),
        ("themes", 150),
        ("themes_by_publisher", 90),
        ("headings", 100),
        ("links", 60),
    ],
)
def test_the_sets_are_large_and_hold_refusals(name: str, least: int) -> None:
    """Each set is large enough to mean something, and one line in ten or more has no answer."""
    lines = _lines(name)
    column = COLUMNS.get(name, "is_same")
    empty = [line for line in lines if line[column] in ("", "0")]

    assert len(lines) >= least
    assert len(empty) >= len(lines) / 10
