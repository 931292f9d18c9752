"""The gold of a document: the rows a careful reader keys in, with the boxes of their words."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

from .blocks import Mark
from .content import Action, Indicator, Objective, Plan, Target, Theme, find_actions
from .design import Design
from .places import Letter, list_lines

Row = dict[str, Any]
BOXED = ("theme_number", "theme", "objective_code", "objective", "action_code", "action",
         "description", "lead", "partners", "indicator", "due", "target", "status")  # fmt: skip


class Unfaithful(Exception):  # noqa: N818 - the state of a document, tried again
    """The pages do not hold what the gold says."""


def state_gold(plan: Plan, design: Design, letters: list[Letter], pages: int) -> Row:
    """Return the gold of a document.

    Raises:
        Unfaithful: A text of a row is not on the pages as it was written.
    """
    by_mark: dict[Mark, list[Letter]] = {}
    for letter in letters:
        if letter.mark:
            by_mark.setdefault(letter.mark, []).append(letter)
    rows = [
        _row(plan, above, (part, indicator), period, by_mark)
        for above in find_actions(plan)
        for part, indicator in enumerate(above[2].indicators)
        for period in range(len(indicator.targets))
    ]
    return {
        "document": {
            "publisher": plan.publisher,
            "publisher_id": None,
            "doc_type": "status_report" if design.has_status else "action_plan",
            "period_start": plan.start,
            "period_end": plan.end,
            "language": plan.language,
            "pages": pages,
            "title": plan.title,
        },
        "rows": rows,
        "results": [],
        "recommendations": [],
    }


Above = tuple[Theme, Objective, Action]


def _row(plan: Plan, above: Above, measure: tuple[int, Indicator], period: int,
         by_mark: dict[Mark, list[Letter]]) -> Row:  # fmt: skip
    theme, objective, action = above
    part, indicator = measure
    target: Target = indicator.targets[period]
    row: Row = {
        "page": None,
        "theme_number": theme.code,
        "theme": theme.label,
        "objective_code": objective.code,
        "objective": objective.text,
        "action_code": action.code,
        "action": action.title,
        "description": action.description,
        "lead": list(action.lead),
        "partners": list(action.partners),
        "indicator": indicator.label,
        "period": plan.periods[period] if plan.periods else plan.span,
        "due": action.due,
        "target": target.text,
        "comparator": target.comparator,
        "value": target.value,
        "unit": target.unit,
        "kind": target.kind,
        "status": action.status,
        "percent_complete": action.percent,
    }
    if target.value_max is not None:
        row["value_max"] = target.value_max
    place = {"theme": theme.number, "objective": objective.number, "unit": action.number,
             "part": part, "period": period}  # fmt: skip
    row["boxes"] = _boxes(row, place, by_mark)
    pages = [box[0] for box in row["boxes"].get("indicator", [])]
    if not pages:
        raise Unfaithful(f"no indicator {indicator.label!r}")
    row["page"] = pages[0]
    return row


def _boxes(row: Row, place: dict[str, int], by_mark: dict[Mark, list[Letter]]) -> Row:
    found = {f: _find(f, place, by_mark) for f in BOXED if row[f] not in (None, [])}
    home = next((one[0].page for one in (found.get("indicator", []),) if one), None)
    boxes = {}
    for field, letters in found.items():
        if not letters:
            if field in ("theme_number", "theme"):
                continue  # part of a running head, which is one text
            raise Unfaithful(f"no {field} {row[field]!r}")
        _check(field, row[field], letters)
        lines = list_lines(letters)
        here = [line for line in lines if line[0] == home]
        if field in ("theme", "theme_number") and here:
            lines = here
        boxes[field] = [[page, *(round(side, 1) for side in box)] for page, box in lines]
    return boxes


def _find(field: str, place: dict[str, int], by_mark: dict[Mark, list[Letter]]) -> list[Letter]:
    """Return the letters of a field: of the marks that fit the row, those of the closest one."""
    best: list[Letter] = []
    closest = -1
    for mark, letters in by_mark.items():
        if mark.role != field:
            continue
        stated = {k: getattr(mark, k) for k in place if getattr(mark, k) is not None}
        if all(place[k] == v for k, v in stated.items()) and len(stated) > closest:
            best, closest = letters, len(stated)
    return best


def _check(field: str, value: Any, letters: list[Letter]) -> None:
    if field == "due" or field.startswith("theme"):
        return
    seen = fold("".join(letter.text for letter in letters))
    if isinstance(value, list):
        if any(fold(item) not in seen for item in value):
            raise Unfaithful(f"{field} reads {seen!r}, not {value!r}")
        return
    wanted = fold(str(value))
    if wanted not in seen:
        raise Unfaithful(f"{field} reads {seen!r}, not {wanted!r}")
    if len(wanted) > 3 and seen.count(wanted) > 1 and letters[0].mark and letters[0].mark.unit:
        raise Unfaithful(f"{field} {wanted!r} is drawn more than once")


def fold(text: str) -> str:
    """Return text without spaces, hyphens, case or typographic quotes."""
    text = unicodedata.normalize("NFKC", text).casefold().replace("’", "'")
    return re.sub(r"[\s\-‐-―\x02\ufffe\u00ad]+", "", text)
