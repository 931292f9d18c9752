"""The content of a plan, before anything is laid out, and how it is read from YAML."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import yaml

CONTENTS = Path(__file__).parent / "contents"


@dataclass(frozen=True, slots=True)
class Target:
    """One target as printed, and what it means; text None is a cell left empty."""

    text: str | None = None
    comparator: str | None = None
    value: float | None = None
    unit: str | None = None
    kind: str | None = None
    note: str | None = None  # a footnote on the target: its mark is printed beside the number


@dataclass(frozen=True, slots=True)
class Indicator:
    """An indicator with the targets of each period of the plan (of one in all, without periods).

    A period has one target as a rule; a cell that prints two is two targets, an empty one is a
    target without text.
    """

    label: str
    targets: tuple[tuple[Target, ...], ...]
    baseline: str | None = None
    status: str | None = None
    percent: float | None = None


@dataclass(frozen=True, slots=True)
class Action:
    """An action, the bodies in charge of it and what measures it."""

    code: str | None
    title: str
    indicators: tuple[Indicator, ...]
    description: str | None = None
    lead: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()
    due: str | None = None


@dataclass(frozen=True, slots=True)
class Objective:
    """An objective and its actions; text None where the plan has none."""

    code: str | None
    text: str | None
    actions: tuple[Action, ...]


@dataclass(frozen=True, slots=True)
class Theme:
    """A numbered theme, orientation or axis."""

    number: str | None
    label: str
    objectives: tuple[Objective, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """A whole plan; periods is empty where targets stand in no period's column."""

    name: str
    publisher: str
    publisher_id: str
    title: str
    period_start: int
    period_end: int
    language: str
    periods: tuple[str, ...]
    themes: tuple[Theme, ...]
    words: dict[str, str] = field(default_factory=dict)  # column headings of this plan

    @property
    def span(self) -> str:
        """The years that the whole plan covers, "2024-2027"."""
        return f"{self.period_start}-{self.period_end}"


def find_actions(plan: Plan) -> Iterator[tuple[Theme, Objective, Action]]:
    """Yield every action with what stands above it, in printed order."""
    for theme in plan.themes:
        for objective in theme.objectives:
            for action in objective.actions:
                yield theme, objective, action


@cache
def read_targets() -> dict[str, Target]:
    """Return what each printed target means, by its text."""
    table = yaml.safe_load((CONTENTS / "targets.yaml").read_text(encoding="utf-8"))
    return {text: Target(text, *meaning) for text, meaning in table.items()}


@cache
def read_plan(name: str) -> Plan:
    """Return the plan written in contents/NAME.yaml."""
    raw = yaml.safe_load((CONTENTS / f"{name}.yaml").read_text(encoding="utf-8"))
    themes = tuple(_theme(theme) for theme in raw.pop("themes"))
    periods = tuple(raw.pop("periods", ()))
    return Plan(name=name, periods=periods, themes=themes, **raw)


def _theme(raw: dict[str, Any]) -> Theme:
    return Theme(raw.get("number"), raw["label"], tuple(map(_objective, raw["objectives"])))


def _objective(raw: dict[str, Any]) -> Objective:
    return Objective(raw.get("code"), raw.get("text"), tuple(map(_action, raw["actions"])))


def _action(raw: dict[str, Any]) -> Action:
    return Action(
        code=raw.get("code"),
        title=raw["title"],
        indicators=tuple(map(_indicator, raw["indicators"])),
        description=raw.get("description"),
        lead=tuple(raw.get("lead", ())),
        partners=tuple(raw.get("partners", ())),
        due=raw.get("due"),
    )


def _indicator(raw: dict[str, Any]) -> Indicator:
    notes = raw.get("notes", {})
    cells = (cell if isinstance(cell, list) else [cell] for cell in raw["targets"])
    targets = tuple(tuple(_target(text, notes.get(text)) for text in cell) for cell in cells)
    return Indicator(
        raw["label"], targets, raw.get("baseline"), raw.get("status"), raw.get("percent")
    )


def _target(text: str | None, note: str | None) -> Target:
    if text is None:
        return Target()
    known = read_targets()[text]
    return Target(known.text, known.comparator, known.value, known.unit, known.kind, note)
