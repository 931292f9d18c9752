"""What a plan says, before anything is laid out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Target:
    """One target as printed, and what it means; text None is a cell left empty."""

    text: str | None = None
    comparator: str | None = None
    value: float | None = None
    unit: str | None = None
    kind: str | None = None
    value_max: float | None = None


@dataclass(frozen=True, slots=True)
class Indicator:
    """An indicator with its target, or one for each period."""

    label: str
    targets: tuple[Target, ...]
    baseline: str | None = None


@dataclass(frozen=True, slots=True)
class Action:
    """An action with what is printed beside it; number is its place in the plan."""

    number: int
    title: str
    indicators: tuple[Indicator, ...]
    code: str | None = None
    description: str | None = None
    lead: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()
    due: str | None = None
    status: str | None = None
    percent: float | None = None
    extras: dict[str, str] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Objective:
    """An objective and its actions; text None where none is printed."""

    number: int
    code: str | None
    text: str | None
    actions: tuple[Action, ...]


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme and its objectives; label None where none is printed."""

    number: int
    code: str | None
    label: str | None
    objectives: tuple[Objective, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """A whole plan; periods is empty where targets stand in no period's column."""

    publisher: str
    title: str
    start: int
    end: int
    language: str
    periods: tuple[str, ...]
    themes: tuple[Theme, ...]
    due_labels: tuple[str, ...] = ()  # columns of a calendar in which a mark is the deadline

    @property
    def span(self) -> str:
        """Return the years that the whole plan covers."""
        return f"{self.start}-{self.end}"


def find_actions(plan: Plan) -> Iterator[tuple[Theme, Objective, Action]]:
    """Yield every action with what stands above it, in printed order."""
    for theme in plan.themes:
        for objective in theme.objectives:
            for action in objective.actions:
                yield theme, objective, action
