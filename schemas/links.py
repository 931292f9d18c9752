"""Links between the actions of two documents, and what was promised beside what was reported."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from pydantic import ConfigDict

from jalon.schemas.values import Comparator, TargetKind, Unit


class LinkKind(StrEnum):
    """What the second document does with the action of the first.

    A report is of the plan's period, of the period after it or of the one before it.
    """

    SAME_ACTION_NEXT_YEAR = "same_action_next_year"
    REPORTED_IN = "reported_in"
    REPORTED_AFTER = "reported_after"
    REPORTED_BEFORE = "reported_before"


class Comparison(StrEnum):
    """What comes of a target beside a result."""

    MET = "met"
    NOT_MET = "not_met"
    UNDER_WAY = "under_way"
    NOT_COMPARABLE = "not_comparable"


@dataclass(frozen=True, slots=True)
class ActionKey:
    """What of an action is compared; None where the document does not print it.

    ``ministerial_theme`` is the theme's code of the registry, so that numbering of other years
    does not mislead.
    """

    action_id: str
    title: str
    code: str | None = None
    theme: str | None = None
    ministerial_theme: str | None = None
    document_id: str = ""


@dataclass(frozen=True, slots=True)
class ActionLink:
    """Two actions held to be the same, with score (0 to 1) and evidence.

    ``from_id`` is the action of the earlier document, the plan.
    """

    from_id: str
    to_id: str
    kind: LinkKind
    score: float
    evidence: str


@dataclass(frozen=True, slots=True)
class PromisedTarget:
    """A target of a plan, as far as it is compared with a result."""

    target_id: str
    action_id: str
    indicator: str
    indicator_family: str | None = None
    period: str | None = None
    target: str | None = None
    kind: TargetKind | None = None
    comparator: Comparator | None = None
    value: float | None = None
    unit: Unit | None = None
    action: str | None = None


@dataclass(frozen=True, slots=True)
class ReportedResult:
    """A figure of a report, as far as it is compared with a target."""

    result_id: str
    action_id: str
    label: str | None
    indicator_family: str | None = None
    raw: str | None = None
    comparator: Comparator | None = None
    value: float | None = None
    unit: Unit | None = None
    action: str | None = None


@dataclass(frozen=True, slots=True)
class TargetAgainstResult:
    """What was promised and what was reported on the same thing.

    Attributes:
        is_reached: Whether the result satisfies the target; None when either states no number,
            when units or words differ or when the bounds leave it open.
        score: The link's score times how surely both count the same thing.
    """

    target_id: str
    result_id: str
    from_action_id: str
    to_action_id: str
    promised: float | None
    reported: float | None
    unit: Unit | None
    is_reached: bool | None
    score: float
    evidence: str


@dataclass(frozen=True, slots=True)
class TitleWords:
    """An action's title made ready: all of it folded, the words that tell it, its acronyms.

    All by stems; ``spelt`` gives each stem's folded word, for the evidence.
    """

    folded: str
    telling: frozenset[str]
    acronyms: frozenset[str]
    spelt: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class ComparisonWords:
    """Words of an indicator or a result that leave what is counted as it is."""

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid")

    source: str
    neutral: tuple[str, ...]
