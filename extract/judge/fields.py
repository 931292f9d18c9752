"""The fields that are judged: what each speaks for, and which facts speak for it."""

from __future__ import annotations

from collections.abc import Mapping

# the pieces of a row that each field's confidence speaks for
PIECES: Mapping[str, tuple[str, ...]] = {
    "action": ("action", "action_code"),
    "indicator": ("indicator",),
    "target": ("target", "unit_hint"),
    "period": ("period", "period_meant"),
    "theme": ("theme", "theme_number"),
    "objective": ("objective", "objective_code"),
    "description": ("description",),
    "lead": ("lead", "partners"),
    "due": ("due",),
    "status": ("status", "percent"),
}
KEYS = ("action", "indicator", "target", "period")
# judged for a place's reading as a whole: whether the row agrees in its keys and in its value
KEY = "key"
# the columns of the dataset whose confidence a field's is
COLUMNS: Mapping[str, tuple[str, ...]] = {
    name: tuple(p for p in pieces if p not in ("period_meant", "unit_hint"))
    for name, pieces in PIECES.items()
}
# a level's text, and the piece that holds its code
CODES: Mapping[str, str] = {
    "theme": "theme_number",
    "objective": "objective_code",
    "action": "action_code",
}
