"""The rows that a careful reader would key in from a plan, in the terms of the gold files."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pypdfium2

from .plan import Action, Indicator, Objective, Plan, Target, Theme, find_actions

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Printed:
    """Which of the fields a layout prints; what is not printed cannot be keyed in."""

    theme: bool = True
    objective: bool = True
    codes: bool = True
    description: bool = False
    lead: bool = False
    partners: bool = False
    due: bool = False
    status: bool = False


def list_rows(plan: Plan, printed: Printed) -> list[Row]:
    """Return one row per action, indicator and period, in printed order, without pages."""
    rows = []
    for theme, objective, action in find_actions(plan):
        for indicator in action.indicators:
            above = _above(theme, objective, action, printed)
            for period, cell in zip(plan.periods or (plan.span,), indicator.targets, strict=True):
                rows += [above | _measure(indicator, period, target, printed) for target in cell]
    return rows


def _above(theme: Theme, objective: Objective, action: Action, printed: Printed) -> Row:
    return {
        "page": None,
        "theme_number": theme.number if printed.theme else None,
        "theme": theme.label if printed.theme else None,
        "objective_code": objective.code if printed.objective and printed.codes else None,
        "objective": objective.text if printed.objective else None,
        "action_code": action.code if printed.codes else None,
        "action": action.title,
        "description": action.description if printed.description else None,
        "lead": list(action.lead) if printed.lead else [],
        "partners": list(action.partners) if printed.partners else [],
        "due": action.due if printed.due else None,
    }


def _measure(indicator: Indicator, period: str, target: Target, printed: Printed) -> Row:
    return {
        "indicator": indicator.label,
        "period": period,
        "target": target.text,
        "comparator": target.comparator,
        "value": target.value,
        "unit": target.unit,
        "kind": target.kind,
        "status": indicator.status if printed.status else None,
        "percent_complete": indicator.percent if printed.status else None,
    }


def describe(plan: Plan, title: str, doc_type: str, pages: int) -> Row:
    """Return the facts of the document."""
    return {
        "publisher": plan.publisher,
        "publisher_id": plan.publisher_id,
        "doc_type": doc_type,
        "period_start": plan.period_start,
        "period_end": plan.period_end,
        "language": plan.language,
        "pages": pages,
        "title": title,
    }


def fold(text: str) -> str:
    """Return text without spaces, hyphens, case or typographic quotes."""
    text = unicodedata.normalize("NFKC", text).casefold().replace("’", "'")
    return re.sub(r"[\s\-‐-―\x02\ufffe]+", "", text)


def read_pages(path: Path) -> list[str]:
    """Return the folded text of each page, in the order in which it was drawn."""
    document = pypdfium2.PdfDocument(path)
    try:
        return [fold(page.get_textpage().get_text_range()) for page in document]
    finally:
        document.close()


def locate(rows: Iterable[Row], pages: list[str]) -> Iterator[Row]:
    """Yield the rows with the page on which each one's indicator starts.

    Indicators are looked for in printed order, each after the one before it.

    Raises:
        LookupError: A label is nowhere on the pages that are left: the document is not what the
            rows say it is.
    """
    page, offset, last = 0, 0, ("", "")
    for row in rows:
        here = (row["action"], row["indicator"])
        if here != last:
            page, offset = _find(fold(row["indicator"]), pages, page, offset)
            last = here
        yield row | {"page": page + 1}


def _find(label: str, pages: list[str], page: int, offset: int) -> tuple[int, int]:
    """Return the page and the place of a label, looked for from a place on.

    Spreadsheets draw some cells out of turn, and a page's end may cut a label in two.
    """
    for text, start in ((label, offset), (label, 0), (label[: len(label) // 2], offset),
                        (label[:14], offset)):  # fmt: skip
        for number in range(page, len(pages)):
            found = pages[number].find(text, start if number == page else 0)
            if found >= 0:
                return number, found + 1
    raise LookupError(f"no page holds {label!r} after page {page + 1}")
