"""Raw rows: what the readers of a page found, as printed, with the spot of each piece."""

from __future__ import annotations

from dataclasses import dataclass, field

from jalon.schemas.geometry import Box
from jalon.schemas.values import DocType, Severity


@dataclass(frozen=True, slots=True)
class Passage:
    """Text as printed, on one line, and where it stands.

    ``is_inherited`` says that the text stands in a cell that spans several rows, or in a
    heading above, and was carried to this row.
    """

    text: str
    page: int
    box: Box
    is_inherited: bool = False


@dataclass(frozen=True, slots=True)
class RawTarget:
    """One action × indicator × period as printed; absent pieces are None.

    Attributes:
        page: 1-based page of the indicator.
        box: Around the row's own pieces on that page.
        lead: The organisations in charge, each run of them a passage, undivided text.
        partners: The collaborators, likewise.
        period: Period column's heading as printed ("24-25"), None when there is none.
        notes: Footnotes that mark a piece of the row.
        method: How it was read ("table:ruled", "key_value", …).
        confidence: 0 to 1.
        gap: Set when a target was left out because it could not be tied to this indicator.
        percent: The share reached, where it stands in a column of its own.
    """

    page: int
    box: Box
    theme_number: str | None = None
    theme: Passage | None = None
    objective_code: str | None = None
    objective: Passage | None = None
    action_code: str | None = None
    action: Passage | None = None
    description: Passage | None = None
    lead: tuple[Passage, ...] = ()
    partners: tuple[Passage, ...] = ()
    indicator: Passage | None = None
    baseline: Passage | None = None
    period: Passage | None = None
    due: Passage | None = None
    target: Passage | None = None
    result: Passage | None = None
    status: Passage | None = None
    notes: tuple[Passage, ...] = ()
    method: str = "table"
    confidence: float = 0.5
    gap: str | None = None
    percent: Passage | None = None


@dataclass(frozen=True, slots=True)
class RawResult:
    """One published figure of an annual report as printed (``raw``), with its card's text."""

    page: int
    box: Box
    raw: Passage
    label: Passage | None = None
    theme_number: str | None = None
    theme: Passage | None = None
    action: Passage | None = None
    description: Passage | None = None
    tags: tuple[Passage, ...] = ()
    method: str = "card"
    confidence: float = 0.5


@dataclass(frozen=True, slots=True)
class RawAction:
    """An action, project, committee or collaboration, with or without figures."""

    page: int
    box: Box
    action: Passage
    theme_number: str | None = None
    theme: Passage | None = None
    objective_code: str | None = None
    objective: Passage | None = None
    action_code: str | None = None
    description: Passage | None = None
    lead: tuple[Passage, ...] = ()
    partners: tuple[Passage, ...] = ()
    tags: tuple[Passage, ...] = ()
    method: str = "card"
    confidence: float = 0.5


@dataclass(frozen=True, slots=True)
class RawRecommendation:
    """A numbered recommendation and the issue beside it (``issue`` None when none is)."""

    page: int
    box: Box
    number: str
    text: Passage
    chapter: Passage | None = None
    issue: Passage | None = None
    method: str = "slide"
    confidence: float = 0.5


@dataclass(frozen=True, slots=True)
class RawFinding:
    """Something a careful reader should look at; ``params`` fill the message of ``code``."""

    code: str
    severity: Severity
    page: int | None = None
    box: Box | None = None
    params: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class RawDocument:
    """All that was read from one document, before normalisation.

    ``title``, ``publisher`` and ``period`` are as printed (cover, running heads, metadata).
    """

    doc_type: DocType
    pages: int
    language: str | None = None
    title: Passage | None = None
    publisher: Passage | None = None
    period: Passage | None = None
    targets: tuple[RawTarget, ...] = ()
    actions: tuple[RawAction, ...] = ()
    results: tuple[RawResult, ...] = ()
    recommendations: tuple[RawRecommendation, ...] = ()
    findings: tuple[RawFinding, ...] = ()
    ocr_pages: tuple[int, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class ReportReading:
    """What an annual report publishes: its figures, its actions, and what to look at."""

    results: tuple[RawResult, ...] = ()
    actions: tuple[RawAction, ...] = ()
    findings: tuple[RawFinding, ...] = ()


@dataclass(frozen=True, slots=True)
class SlidesReading:
    """The recommendations of a deck or a brief, in the order of its pages."""

    recommendations: tuple[RawRecommendation, ...] = ()
    findings: tuple[RawFinding, ...] = ()
