from __future__ import annotations

from jalon.schemas.geometry import Box
from jalon.schemas.raw import FieldSpot, Passage, RawAction, RawTarget, boxes_of, passages_of

BOX = Box(10, 10, 90, 30)
TARGET_BOX, HEADING_BOX, OTHER_BOX = Box(70, 10, 90, 20), Box(70, 0, 90, 8), Box(91, 10, 99, 20)


def test_boxes_of_a_target() -> None:
    """Each piece of a row is named like its column and says whether it was carried there."""

    row = RawTarget(
        page=2,
        box=BOX,
        lead=(Passage("Cégep", 2, Box(10, 10, 20, 20)), Passage("UQAR", 2, Box(10, 20, 20, 30))),
        period=Passage("24-25", 1, HEADING_BOX, is_inherited=True),
        target=Passage("80 %", 2, TARGET_BOX),
        percent=Passage("40 %", 2, BOX),
        other_columns=(("Réf.", Passage("A-1", 2, OTHER_BOX)),),
    )

    assert boxes_of(row) == (
        FieldSpot("lead", 2, Box(10, 10, 20, 20)),
        FieldSpot("lead", 2, Box(10, 20, 20, 30)),
        FieldSpot("period", 1, HEADING_BOX, is_inherited=True),
        FieldSpot("target", 2, TARGET_BOX),
        FieldSpot("percent_complete", 2, BOX),
        FieldSpot("other_columns", 2, OTHER_BOX),
    )


def test_text_over_two_pages_has_two_boxes() -> None:
    """A text that runs over the end of a page stands at a spot on each."""

    parts = ((1, Box(10, 700, 90, 720)), (2, Box(10, 40, 90, 60)))
    row = RawAction(1, BOX, Passage("Offrir des ateliers", 1, parts[0][1], parts=parts))

    assert [(spot.page, spot.box) for spot in boxes_of(row)] == list(parts)


def test_passages_keep_their_order() -> None:
    """Passages come in the order of the row's pieces, the absent ones left out."""

    row = RawAction(
        1,
        BOX,
        Passage("Offrir", 1, BOX),
        due=Passage("2027", 1, BOX),
        budget=Passage("5 $", 1, BOX),
    )

    assert [name for name, _ in passages_of(row)] == ["action", "due", "budget"]
