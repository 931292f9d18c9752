"""Headings that are actions because a state and a date stand under them."""

from __future__ import annotations

from drawn_grids import lines_at

from jalon.extract.meaning.levels import HeadingRole
from jalon.extract.meaning.promoted import with_kept_actions
from jalon.extract.records.looks import look_of
from jalon.extract.text.lines import block_of
from jalon.schemas.units import Element, FieldRole, Labelled, Loose, Value
from jalon.schemas.values import Role

KEPT = {
    "current status": FieldRole(Role.STATUS, 3.0, 1.0),
    "date of completion": FieldRole(Role.DUE, 3.0, 1.0),
}


def document() -> list[Element]:
    found: list[Element] = []
    for text in ("Priority: Plant trees", "Priority: Mend the dam", "Priority: Train the staff"):
        (line,) = lines_at(10.0, text)
        found.append(Loose(block_of([line]), 1, look_of(line.words, None), line.box))
        for key in KEPT:
            (value,) = lines_at(30.0, "In progress")
            found.append(
                Labelled(
                    key, key, None, 1, value.box, look_of(value.words, None),
                    Value((value,), 1, value.box), "after", value.box,
                )
            )  # fmt: skip
    return found


def headings(elements: list[Element]) -> dict[int, HeadingRole]:
    return {
        i: HeadingRole(Role.THEME, None, e.block.text, 2.0, e.box)
        for i, e in enumerate(elements)
        if isinstance(e, Loose)
    }


def test_what_has_a_state_and_a_date_is_an_action() -> None:
    """Where nothing names an action, headings over a state and a date do."""
    elements = document()
    found = with_kept_actions(headings(elements), elements, KEPT)

    assert {h.role for h in found.values()} == {Role.ACTION}


def test_headings_stay_where_a_label_names_the_actions() -> None:
    """A label of actions leaves the headings what they are."""
    elements = document()
    labels = {**KEPT, "action": FieldRole(Role.ACTION, 3.0, 1.0)}
    found = with_kept_actions(headings(elements), elements, labels)

    assert {h.role for h in found.values()} == {Role.THEME}
