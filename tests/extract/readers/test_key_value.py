"""One small table an action: what is asked stands down the side."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from drawn_grids import WORDS, Texts, said, surroundings, table_of

from jalon.extract.readers.headers import grid_rows
from jalon.extract.readers.key_value import find_key_value, read_key_value
from jalon.schemas.raw import Passage
from jalon.schemas.rows import Bearings, RowReading

ACTION = ["Action", "1.1 Table de concertation"]
ONE = [
    ACTION,
    ["Description", "Mettre en place\nune table."],
    ["Responsable", "Pôle Exemple"],
    ["Échéancier", "Automne 2025"],
    ["Indicateur", "Nb de rencontres"],
    ["Cible", "Min 4"],
]
SEVERAL = [
    ACTION,
    ["Indicateur", "Nb de rencontres"],
    ["Cible", "4"],
    ["Indicateur", "Taux de satisfaction"],
    ["Cible", "80 %"],
]
REPEATED = [ACTION, ["Indicateur", "Nb de rencontres"], ["Cible", "4"], ["Cible", "6"]]
LISTS = [
    ACTION,
    ["Indicateurs", "• Nb de rencontres\n• Nb de membres"],
    ["Cibles", "• 4\n• 12"],
]
UNLIKE = [
    ACTION,
    ["Indicateurs", "Nb de rencontres\nNb de membres\n\nTaux"],
    ["Cibles", "4\n12\n\n\n7\n\n80 %"],
]


def read(rows: Sequence[Texts], bearings: Bearings | None = None) -> RowReading:
    """What a key/value table states."""
    table = table_of(rows, widths=[180, 400])
    pairs = find_key_value(grid_rows(table), WORDS)
    assert pairs is not None
    return read_key_value(table, pairs, bearings or Bearings(), surroundings())


def stated(rows: Sequence[Texts]) -> list[tuple[str | None, str | None]]:
    """Indicator and target of each row read."""
    return [(said(t.indicator), said(t.target)) for t in read(rows).targets]


TYPICAL = [
    pytest.param(ONE, [("Nb de rencontres", "Min 4")], id="one"),
    pytest.param(
        SEVERAL, [("Nb de rencontres", "4"), ("Taux de satisfaction", "80 %")], id="several"
    ),
    pytest.param(REPEATED, [("Nb de rencontres", "4"), ("Nb de rencontres", "6")], id="repeated"),
    pytest.param(LISTS, [("Nb de rencontres", "4"), ("Nb de membres", "12")], id="lists"),
    pytest.param(
        [["Action", "Host a forum"], ["Indicator", "Participants"], ["Target", "At least 30"]],
        [("Participants", "At least 30")],
        id="english",
    ),
    pytest.param(
        [ACTION, ["Indicateur", "Nb de rencontres"], ["Cible", ""]],
        [("Nb de rencontres", None)],
        id="target-left-empty",
    ),
]
REFUSED = [
    pytest.param([["Action", "Indicateur"], ["Former", "2"], ["Soutenir", "3"]], id="grid"),
    pytest.param([ACTION, ["Indicateur", "Nb de rencontres"]], id="two-rows"),
    pytest.param([ACTION, ["Responsable", "Pôle"], ["Échéancier", "2025"]], id="no-aim"),
    pytest.param(
        [["Téléphone", "418"], ["Courriel", "a@b.ca"], ["Indicateur", "x"], ["Zone", "b"]],
        id="other-things",
    ),
    pytest.param([["Action", "a", "b", "c"]] * 3, id="four-columns"),
]


@pytest.mark.parametrize(("rows", "expected"), TYPICAL)
def test_each_indicator_begins_a_row(
    rows: Sequence[Texts], expected: list[tuple[str | None, str | None]]
) -> None:
    """Each indicator has the target under it; a further target is a further row of the same."""
    assert stated(rows) == expected


@pytest.mark.parametrize("rows", REFUSED)
def test_other_tables_are_no_key_value_tables(rows: Sequence[Texts]) -> None:
    """Headings down the side must be most of it, and one of them state an aim."""
    assert find_key_value(grid_rows(table_of(rows)), WORDS) is None


def test_what_stands_once_holds_for_every_indicator() -> None:
    """Action, description, lead and deadline are those of all rows of the table."""
    (target,) = read(ONE).targets

    assert (target.action_code, target.action and target.action.text) == (
        "1.1",
        "Table de concertation",
    )
    assert target.description is not None
    assert target.description.text == "Mettre en place une table."
    assert [p.text for p in target.lead] == ["Pôle Exemple"]
    assert target.due is not None
    assert target.due.text == "Automne 2025"


def test_headings_above_hold_where_the_table_is_silent() -> None:
    """The theme above the table is kept, its action is the table's own."""
    page_theme = Passage("Accès", 1, table_of([["a"]]).box, is_inherited=True)

    (target,) = read(ONE, Bearings(theme_number="1", theme=page_theme)).targets

    assert (target.theme_number, target.theme) == ("1", page_theme)


def test_lists_of_unlike_length_leave_a_gap() -> None:
    """Answers that do not stand line by line are not tied by their count alone."""
    reading = read(UNLIKE)

    assert {t.target for t in reading.targets} == {None}
    assert {t.gap for t in reading.targets} == {"list_mismatch"}
    assert [f.code for f in reading.findings] == ["list_mismatch"]
