"""The gold rows of the samples: what a careful reader would key in."""

from __future__ import annotations

from typing import Any

Row = dict[str, Any]

FIELDS = [
    "page",
    "theme_number",
    "theme",
    "objective_code",
    "objective",
    "action_code",
    "action",
    "description",
    "lead",
    "partners",
    "indicator",
    "period",
    "due",
    "target",
    "comparator",
    "value",
    "unit",
    "kind",
    "status",
    "percent_complete",
]


def make_row(**known: Any) -> Row:
    """Return a row of a plan with every field, null where it is not known."""
    lists = {"lead": [], "partners": []}
    return dict.fromkeys(FIELDS) | lists | known


def read_target(raw: list[Any] | None) -> Row:
    """Return the fields of a target written [text, comparator, value, unit, kind]."""
    names = ("target", "comparator", "value", "unit", "kind")
    return dict(zip(names, [*(raw or []), *[None] * 5], strict=False))


def read_count(text: str | None, meanings: dict[str, list[Any]]) -> Row:
    """Return the fields of a target that is a plain number, or has its meaning in the table."""
    if text is None:
        return read_target(None)
    plain = ["eq", int(text), "count", "absolute"] if text.isdigit() else None
    return read_target([text, *(meanings.get(text) or plain or [])])
