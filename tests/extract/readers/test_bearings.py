"""What the headings above a table say of the rows in it."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from drawn_grids import heading, paragraph

from jalon.extract.readers.bearings import Trail, bearings_of
from jalon.schemas.flow import FlowPiece
from jalon.schemas.rows import Bearings
from jalon.schemas.values import Role

THEME, OBJECTIVE, ACTION = Role.THEME, Role.OBJECTIVE, Role.ACTION
AIMS = {Role.INDICATOR, Role.TARGET}

Said = tuple[str | None, str | None]


def after(*pieces: FlowPiece) -> Trail:
    """The trail after going past ``pieces``."""
    trail = Trail()
    for piece in pieces:
        trail.pass_piece(piece)
    return trail


def said(bearings: Bearings) -> tuple[Said, Said, Said]:
    """Number and text of theme, objective and action."""
    texts = [p.text if p else None for p in (bearings.theme, bearings.objective, bearings.action)]
    return (
        (bearings.theme_number, texts[0]),
        (bearings.objective_code, texts[1]),
        (bearings.action_code, texts[2]),
    )


NOTHING: Said = (None, None)

TYPICAL = [
    pytest.param(
        [heading("ORIENTATION 1 Soutenir la réussite", 16)],
        {OBJECTIVE, ACTION},
        (("1", "Soutenir la réussite"), NOTHING, NOTHING),
        id="band-over-a-table-with-its-own-columns",
    ),
    pytest.param(
        [heading("ORIENTATION 1 Soutenir la réussite", 16), heading("Objectif 1.1 Accueillir", 12)],
        {ACTION},
        (("1", "Soutenir la réussite"), ("1.1", "Accueillir"), NOTHING),
        id="two-named-levels",
    ),
    pytest.param(
        [heading("01", 30), heading("Accessibilité", 18), heading("Table de concertation", 12)],
        set(),
        (("1", "Accessibilité"), NOTHING, (None, "Table de concertation")),
        id="large-number-above-its-label",
    ),
    pytest.param(
        [heading("Accessibilité", 18), heading("Table de concertation", 12)],
        set(),
        ((None, "Accessibilité"), NOTHING, (None, "Table de concertation")),
        id="plain-headings",
    ),
    pytest.param(
        [heading("Accès", 18), heading("Concertation", 14), heading("Table", 12)],
        set(),
        ((None, "Accès"), (None, "Concertation"), (None, "Table")),
        id="three-plain-headings",
    ),
    pytest.param(
        [heading("Annexe – Tableau détaillé", 20), heading("1. Accessibilité", 16)],
        {OBJECTIVE, ACTION},
        (("1", "Accessibilité"), NOTHING, NOTHING),
        id="annex-above-numbered",
    ),
    pytest.param(
        [heading("GOAL 2 Student success", 16)],
        {OBJECTIVE, ACTION},
        (("2", "Student success"), NOTHING, NOTHING),
        id="english",
    ),
    pytest.param([], set(), (NOTHING, NOTHING, NOTHING), id="no-heading"),
]


@pytest.mark.parametrize(("pieces", "columns", "expected"), TYPICAL)
def test_headings_fill_the_levels_that_the_table_lacks(
    pieces: Sequence[FlowPiece], columns: set[Role], expected: tuple[Said, Said, Said]
) -> None:
    """A named level is that level; the others go from the innermost outwards."""
    assert said(bearings_of(after(*pieces), columns | AIMS)) == expected


def test_columns_of_the_table_are_not_filled_from_headings() -> None:
    """A level that the table has a column for is left to its cells."""
    trail = after(heading("ORIENTATION 1 Réussite", 16), heading("Objectif 1.1 Accueillir", 12))

    bearings = bearings_of(trail, {THEME, OBJECTIVE, ACTION, *AIMS})

    assert said(bearings) == (NOTHING, NOTHING, NOTHING)


@pytest.mark.parametrize(
    "again",
    [
        pytest.param("ORIENTATION 1 Soutenir la réussite (suite)", id="suite"),
        pytest.param("ORIENTATION 1 SOUTENIR LA RÉUSSITE", id="capitals"),
        pytest.param("ORIENTATION 1 Soutenir la réussite", id="same"),
    ],
)
def test_heading_printed_again_is_no_new_one(again: str) -> None:
    """What stands in force already changes nothing, except that inner headings end."""
    trail = after(
        heading("ORIENTATION 1 Soutenir la réussite", 16), heading("Objectif 1.1 Accueillir", 12)
    )

    assert trail.pass_piece(heading(again, 16, page=2)) is False
    assert [p.page for p in trail.headings] == [1]


def test_sibling_ends_what_stood_under_the_former() -> None:
    """A new theme takes the former theme and its objective with it."""
    trail = after(
        heading("ORIENTATION 1 Réussite", 16),
        heading("Objectif 1.1 Accueillir", 12),
        heading("ORIENTATION 2 Accès", 16),
    )

    assert said(bearings_of(trail, {ACTION, *AIMS})) == (("2", "Accès"), NOTHING, NOTHING)


def test_named_level_counts_more_than_type_size() -> None:
    """An objective set larger than its theme still stands under it."""
    trail = after(heading("ORIENTATION 1 Réussite", 12), heading("Objectif 1.1 Accueillir", 16))

    assert said(bearings_of(trail, {ACTION, *AIMS}))[:2] == (
        ("1", "Réussite"),
        ("1.1", "Accueillir"),
    )


def test_paragraphs_under_the_action_describe_it() -> None:
    """The running text between an action's heading and its table is its description."""
    trail = after(
        heading("Accessibilité", 18),
        heading("Table de concertation", 12),
        paragraph("Mettre en place une table."),
        paragraph("Elle siège deux fois l’an."),
    )

    description = bearings_of(trail, AIMS).description

    assert description is not None
    assert description.text == "Mettre en place une table. Elle siège deux fois l’an."


def test_paragraphs_end_with_the_table_that_they_introduce() -> None:
    """What was said of one action is not said of the next."""
    trail = after(heading("Accès", 18), heading("Table", 12), paragraph("Mettre en place."))
    trail.after_table()
    trail.pass_piece(heading("Fonds", 12))

    bearings = bearings_of(trail, AIMS)

    assert (said(bearings)[2], bearings.description) == ((None, "Fonds"), None)


def test_what_a_heading_says_is_inherited() -> None:
    """Rows tell that their theme stands above them, and where."""
    theme = bearings_of(after(heading("ORIENTATION 1 Réussite", 16, page=3)), {ACTION}).theme

    assert theme is not None
    assert (theme.is_inherited, theme.page) == (True, 3)
