"""Raw rows: what the readers of a page found, as printed, with the spot of each piece."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, fields
from typing import NamedTuple

from jalon.schemas.geometry import Box
from jalon.schemas.values import DocType, Severity


@dataclass(frozen=True, slots=True)
class Passage:
    """Text as printed, on one line, and where it stands.

    ``is_inherited`` says that the text stands in a cell that spans several rows, or in a
    heading above, and was carried to this row. ``parts`` are the pages and boxes of a text that
    runs over the end of a page, the first of them at ``page`` and ``box``; empty for all others.
    """

    text: str
    page: int
    box: Box
    is_inherited: bool = False
    parts: tuple[tuple[int, Box], ...] = ()

    @property
    def spots(self) -> tuple[tuple[int, Box], ...]:
        """Every page and box where the text stands."""
        return self.parts or ((self.page, self.box),)


# text under a heading that is none of ours: the heading as printed, and the text
OtherText = tuple[str, Passage]
# the column of a code, and the code where it is printed
CodeSpot = tuple[str, Passage]
# how sure a column of the row is, by the column's name in the dataset
FieldConfidence = tuple[str, float]


class FieldSpot(NamedTuple):
    """Where one column of a row was read; ``field`` is the column's name in the dataset."""

    field: str
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
        period_meant: The period that the heading means where it does not say so itself
            ("An 1" of a plan for 2024-2027: "2024-2025"); None where it does.
        unit_hint: Unit or scale of the target as printed in the column's heading, in the caption
            or in a column of its own ("%", "en milliers de dollars"), None when there is none.
        notes: Footnotes that mark a piece of the row.
        method: How it was read ("table:ruled", "key_value", …).
        confidence: 0 to 1; the row's is the least of it and of ``field_confidence``.
        gap: Set when a target was left out because it could not be tied to this indicator.
        percent: The share reached, where it stands in a column of its own.
        budget: The action's amount, as printed.
        budget_hint: Its unit or scale, where a heading or a caption states it.
        other_columns: What stood in the row under headings that are none of ours.
        field_confidence: How sure each column is; one that is not named is as sure as the row.
        codes: Where the codes of theme, objective and action are printed, as far as that is known.
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
    budget: Passage | None = None
    period_meant: str | None = None
    unit_hint: str | None = None
    budget_hint: str | None = None
    other_columns: tuple[OtherText, ...] = ()
    field_confidence: tuple[FieldConfidence, ...] = ()
    codes: tuple[CodeSpot, ...] = ()


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
    other_columns: tuple[OtherText, ...] = ()
    field_confidence: tuple[FieldConfidence, ...] = ()


@dataclass(frozen=True, slots=True)
class RawAction:
    """An action, project, committee or collaboration, with or without figures.

    ``percent`` is the share reached, where it stands in a column of its own; ``budget`` the
    amount as printed, and ``unit_hint`` its unit or scale where a heading or caption states it.
    """

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
    due: Passage | None = None
    status: Passage | None = None
    percent: Passage | None = None
    budget: Passage | None = None
    unit_hint: str | None = None
    other_columns: tuple[OtherText, ...] = ()
    field_confidence: tuple[FieldConfidence, ...] = ()
    codes: tuple[CodeSpot, ...] = ()


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
    other_columns: tuple[OtherText, ...] = ()
    field_confidence: tuple[FieldConfidence, ...] = ()


RawRow = RawTarget | RawAction | RawResult | RawRecommendation

# a raw piece whose column has another name
COLUMN_NAMES = {"percent": "percent_complete"}


def boxes_of(row: RawRow) -> tuple[FieldSpot, ...]:
    """Where each column of a raw row was read, in the order of its pieces.

    A list (lead, notes, other columns) has a spot for each of its passages, a text that runs
    over the end of a page one for each page.
    """
    codes = row.codes if isinstance(row, RawTarget | RawAction) else ()
    return tuple(
        spot for name, passage in (*passages_of(row), *codes) for spot in spots_of(name, passage)
    )


def spots_of(name: str, passage: Passage) -> Iterator[FieldSpot]:
    """Every spot of a passage, named like the column ``name``."""
    return (FieldSpot(name, page, box, passage.is_inherited) for page, box in passage.spots)


def passages_of(row: RawRow) -> Iterator[tuple[str, Passage]]:
    """Each passage of a raw row with the name of its column, in the order of the pieces."""
    for piece in fields(row):
        if piece.name == "codes":
            continue
        name, value = COLUMN_NAMES.get(piece.name, piece.name), getattr(row, piece.name)
        for item in value if isinstance(value, tuple) else (value,):
            # an item of other_columns: its heading, then the passage
            passage = item[-1] if isinstance(item, tuple) else item
            if isinstance(passage, Passage):
                yield name, passage


@dataclass(frozen=True, slots=True)
class RawFinding:
    """Something a careful reader should look at; ``params`` fill the message of ``code``."""

    code: str
    severity: Severity
    page: int | None = None
    box: Box | None = None
    params: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much of a document's tables was read; None where the reader does not count it.

    Attributes:
        tables_seen: Ruled grids and repeating structures on all pages.
        tables_read: Those of them that gave a row.
        words_in_tables: Words that stand in those that were seen.
        words_in_rows: Those of these words that went into a row, headings of its columns included.
    """

    tables_seen: int | None = None
    tables_read: int | None = None
    words_in_tables: int | None = None
    words_in_rows: int | None = None


# number, width and height of displayed pages, in points
PageSizes = tuple[tuple[int, float, float], ...]


@dataclass(frozen=True, slots=True)
class RawDocument:
    """All that was read from one document, before normalisation.

    ``title``, ``publisher`` and ``period`` are as printed (cover, running heads, metadata).
    ``page_sizes`` are the numbers of the pages that were read, with the width and height of each
    as displayed, in points; empty where the reader does not give them. ``content_id`` stands for
    the words of all pages, None where there are none.
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
    coverage: Coverage = Coverage()
    page_sizes: PageSizes = ()
    content_id: str | None = None


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
