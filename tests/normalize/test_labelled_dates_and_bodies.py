"""Deadlines and organisations measured on labelled sets, half of each kept from development.

A text belongs to the kept half by its digest, so that nobody chooses; the floors name the
digest of the labels that they were measured on, and are lowered only on purpose.
"""

from __future__ import annotations

import csv
import datetime as dt
import hashlib
import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from jalon.normalize.bodies.organisations import parse_organisations
from jalon.normalize.dates.deadlines import parse_deadline
from jalon.normalize.dates.periods import parse_period
from jalon.schemas.values import Interval

DATA = Path(__file__).parents[1] / "data"
FLOORS: dict[str, dict[str, Any]] = json.loads(
    (DATA / "floors" / "dates_and_bodies.json").read_text("utf-8")
)
Answers = Counter[tuple[str, ...]]


def _rows(name: str) -> list[dict[str, str]]:
    with (DATA / "labels" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _is_kept(text: str) -> bool:
    return hashlib.sha256(text.encode()).digest()[0] % 2 == 1


def _figures(expected: Answers, given: Answers) -> dict[str, float]:
    right = (expected & given).total()
    return {"precision": right / given.total(), "recall": right / expected.total()}


def _deadlines(rows: list[dict[str, str]]) -> dict[str, float]:
    expected: Answers = Counter()
    given: Answers = Counter()
    for row in rows:
        key = (row["text"], row["plan"])
        if row["start"] or row["end"]:
            expected[(*key, row["start"], row["end"])] += 1
        found = parse_deadline(row["text"], plan=parse_period(row["plan"]))
        if found is not None:
            given[(*key, *_iso(found))] += 1
    return _figures(expected, given)


def _iso(interval: Interval) -> tuple[str, str]:
    start, end = (day.isoformat() if day else "" for day in (interval.start, interval.end))
    return start, end


def _labelled(items: str) -> list[tuple[str, str]]:
    """``printed => id | printed =>`` as pairs, the id empty where it is honestly null."""

    parts = (item.partition("=>") for item in items.split(" | ") if item)
    return [(printed.strip(), organisation_id.strip()) for printed, _, organisation_id in parts]


def _organisations(rows: list[dict[str, str]]) -> dict[str, float]:
    expected: Answers = Counter()
    given: Answers = Counter()
    split = 0
    for row in rows:
        labels = _labelled(row["items"])
        found = parse_organisations(row["text"].replace("\\n", "\n"))
        answers = [(item.text, item.organisation_id or "") for item in found]
        expected.update((row["text"], *label) for label in labels if label[1])
        given.update((row["text"], *answer) for answer in answers if answer[1])
        split += [text for text, _ in labels] == [text for text, _ in answers]
    return {**_figures(expected, given), "split": split / len(rows)}


MEASURES = {"deadlines": _deadlines, "organisations": _organisations}


@pytest.mark.parametrize("name", sorted(MEASURES))
def test_labels_are_those_the_floors_were_measured_on(name: str) -> None:
    """A changed label asks for a new measurement, made on purpose."""

    digest = hashlib.sha256((DATA / "labels" / f"{name}.csv").read_bytes()).hexdigest()

    assert digest == FLOORS[name]["labels_sha256"]


@pytest.mark.parametrize("name", sorted(MEASURES))
def test_set_is_large_and_halved(name: str) -> None:
    """Three hundred labels at least, two fifths of them or more in each half."""

    rows = _rows(name)
    kept = sum(_is_kept(row["text"]) for row in rows)

    assert len(rows) >= 300
    assert 0.4 <= kept / len(rows) <= 0.6


@pytest.mark.parametrize("half", ["dev", "kept"])
@pytest.mark.parametrize("name", sorted(MEASURES))
def test_quality_is_at_its_floor(name: str, half: str) -> None:
    """Precision, recall and the splitting of lists reach what is pinned for the kept half."""

    rows = [row for row in _rows(name) if _is_kept(row["text"]) == (half == "kept")]
    measured = MEASURES[name](rows)
    below = {key: value for key, value in measured.items() if value < FLOORS[name][f"{key}_floor"]}

    assert below == {}


@pytest.mark.parametrize("name", sorted(MEASURES))
def test_floors_are_what_the_project_promises(name: str) -> None:
    """No floor is lower than precision 0.97 and recall 0.85."""

    assert FLOORS[name]["precision_floor"] >= 0.97
    assert FLOORS[name]["recall_floor"] >= 0.85


@pytest.mark.parametrize("row", _rows("deadlines"), ids=lambda row: row["text"])
def test_labels_are_days(row: dict[str, str]) -> None:
    """Every labelled day exists, and no labelled interval ends before it starts."""

    days = [dt.date.fromisoformat(row[key]) for key in ("start", "end") if row[key]]

    assert days == sorted(days)
