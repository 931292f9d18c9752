"""One row of a grid: each indicator with its own target, deadline, status, and nothing else's."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from drawn_grids import WORDS, Span, Texts, passage, said, surroundings, table_of
from hypothesis import given
from hypothesis import strategies as st

from jalon.extract.readers.headers import find_columns, grid_rows
from jalon.extract.readers.rows import read_row
from jalon.schemas.raw import Passage, RawTarget
from jalon.schemas.rows import Bearings, RowReading

HEADS = ("Actions", "Indicateurs", "Cibles")
Stated = list[tuple[str | None, str | None]]


def read(
    *rows: Texts,
    heads: Sequence[str] = HEADS,
    at: int = 0,
    notes: dict[tuple[int, str], Passage] | None = None,
    bearings: Bearings | None = None,
) -> RowReading:
    """The reading of one of the ``rows`` under ``heads``."""
    table = table_of([heads, *rows])
    grid = grid_rows(table)
    plan = find_columns(grid, WORDS)
    assert plan is not None
    row = grid[plan.header_rows + at]
    return read_row(
        row, plan, bearings or Bearings(action=passage("Former")), surroundings(notes=notes)
    )


def stated(targets: Sequence[RawTarget]) -> Stated:
    """Indicator and target of each."""
    return [(said(t.indicator), said(t.target)) for t in targets]


TYPICAL = [
    pytest.param("Nb de projets", "Min 2", [("Nb de projets", "Min 2")], id="one-and-one"),
    pytest.param(
        "• Nb de projets ;\n• Taux.",
        "• 2\n• 80 %",
        [("Nb de projets", "2"), ("Taux", "80 %")],
        id="lists",
    ),
    pytest.param(
        "• Nb de projets\n soutenus\n• Taux",
        "2\n\n80 %",
        [("Nb de projets soutenus", "2"), ("Taux", "80 %")],
        id="wrapped-label-beside-short-targets",
    ),
    pytest.param(
        "• Nb de projets\n• Taux\n• Bilan",
        "2\n\nDéposé",
        [("Nb de projets", "2"), ("Taux", None), ("Bilan", "Déposé")],
        id="one-left-out",
    ),
    pytest.param(
        "Nb de projets\nNb d’écoles", "2\n5", [("Nb de projets", "2"), ("Nb d’écoles", "5")],
        id="unmarked-list-that-numbers-part",
    ),
    pytest.param("Nb de projets", "–", [("Nb de projets", None)], id="dash"),
    pytest.param("Nb de projets", "N/A", [("Nb de projets", None)], id="not-applicable"),
    pytest.param("Nb de projets", "", [("Nb de projets", None)], id="blank"),
    pytest.param("", "Bilan déposé", [(None, "Bilan déposé")], id="target-without-indicator"),
    pytest.param("", "", [], id="nothing"),
]  # fmt: skip
BUGS_CAUGHT = [
    # the dash is taken for a line that ends open, and "– 80 %" is shared by both
    pytest.param(
        "• Nb de projets\n• Taux", "–\n80 %", [("Nb de projets", None), ("Taux", "80 %")],
        id="dash-above-a-number",
    ),
    # the point at its end is stripped before it is looked up
    pytest.param("Nb de projets", "s. o.", [("Nb de projets", None)], id="sans-objet"),
    pytest.param("Nb de projets", "n.a.", [("Nb de projets", None)], id="not-available"),
]  # fmt: skip


@pytest.mark.parametrize(("indicators", "targets", "expected"), TYPICAL)
def test_each_indicator_has_its_own_target(indicators: str, targets: str, expected: Stated) -> None:
    """What stands on an indicator's line is its target, and an indicator without one is kept."""
    assert stated(read(("Former", indicators, targets)).targets) == expected


@pytest.mark.parametrize(("indicators", "targets", "expected"), BUGS_CAUGHT)
def test_signs_for_nothing_are_no_values(indicators: str, targets: str, expected: Stated) -> None:
    """What is printed to say that there is no target is none."""
    assert stated(read(("Former", indicators, targets)).targets) == expected


def test_lists_that_do_not_meet_leave_a_finding() -> None:
    """Numbers between the lines are given to nobody, and a person is told where to look."""
    reading = read(("Former", "• Nb de projets\n• Taux\n• Bilan", "2\n5\n7\n9"))

    assert [t.target for t in reading.targets] == [None] * 3
    assert [t.gap for t in reading.targets] == ["list_mismatch"] * 3
    assert [(f.code, f.severity.value) for f in reading.findings] == [("list_mismatch", "warning")]
    assert all(t.confidence < 0.9 for t in reading.targets)


def test_shared_sentence_says_that_it_is_shared() -> None:
    """One sentence for several indicators stands on each, inherited from the second on."""
    reading = read(("Former", "• Nb de projets\n• Taux", "Un bilan complet est\ndéposé au comité"))

    assert [t.target and t.target.is_inherited for t in reading.targets] == [False, True]
    assert [f.code for f in reading.findings] == ["target_shared"]
    assert all(t.confidence < 0.9 for t in reading.targets)


def test_each_period_is_a_row() -> None:
    """An indicator has one row a period, also where the period's cell is empty."""
    heads = ("Actions", "Indicateurs", "2024-2025", "2025-2026")

    targets = read(("Former", "Nb de projets", "2", ""), heads=heads).targets

    assert [(said(t.period), said(t.target)) for t in targets] == [
        ("2024-2025", "2"),
        ("2025-2026", None),
    ]


def test_cell_over_two_periods_counts_once() -> None:
    """A target merged over years is not multiplied by them."""
    heads = ("Actions", "Indicateurs", "2024-2025", "2025-2026")

    targets = read(("Former", "Nb de projets", Span("2", 1, 2), None), heads=heads).targets

    assert stated(targets) == [("Nb de projets", "2")]


def test_further_columns_go_with_their_indicator() -> None:
    """Deadlines that stand line by line are tied as targets are."""
    heads = (*HEADS, "Échéancier")

    targets = read(
        ("Former", "• Nb de projets\n• Taux", "• 2\n• 80 %", "• Juin 2025\n• Mai 2026"), heads=heads
    ).targets

    assert [said(t.due) for t in targets] == ["Juin 2025", "Mai 2026"]


def test_one_deadline_is_that_of_all() -> None:
    """A single deadline beside several indicators holds for each."""
    heads = (*HEADS, "Échéancier")

    targets = read(("Former", "• Nb de projets\n• Taux", "• 2\n• 80 %", "Juin 2025"), heads=heads)

    assert [said(t.due) for t in targets.targets] == ["Juin 2025"] * 2


COMBINED = [
    pytest.param("Nombre de projets : 5", [("Nombre de projets", "5")], id="colon"),
    pytest.param(
        "• Nombre de projets : 5\n• Taux de satisfaction : 80 %",
        [("Nombre de projets", "5"), ("Taux de satisfaction", "80 %")],
        id="list",
    ),
    pytest.param("Dépôt d’un rapport", [("Dépôt d’un rapport", None)], id="no-value"),
]


@pytest.mark.parametrize(("text", "expected"), COMBINED)
def test_indicator_and_target_in_one_cell(text: str, expected: Stated) -> None:
    """What follows the colon is the target."""
    heads = ("Objectifs", "Actions", "Indicateurs et cibles")

    assert stated(read(("Accueillir", "Former", text), heads=heads).targets) == expected


def test_two_targets_of_one_indicator_are_two_rows() -> None:
    """A cell that states two numbers in two sentences is two targets of the same indicator."""
    targets = read(
        ("Former", "Nb de rencontres", "4 rencontres en 2025\n\n6 rencontres en 2026")
    ).targets

    assert stated(targets) == [
        ("Nb de rencontres", "4 rencontres en 2025"),
        ("Nb de rencontres", "6 rencontres en 2026"),
    ]


def test_merged_indicator_speaks_for_every_row_that_it_covers() -> None:
    """An indicator that spans two rows is inherited by the second."""
    targets = read(("Former", Span("Nb de projets", 2), "2"), ("Soutenir", None, "3"), at=1).targets

    assert stated(targets) == [("Nb de projets", "3")]
    assert targets[0].indicator is not None
    assert targets[0].indicator.is_inherited


def test_footnote_goes_with_the_row_that_bears_its_mark() -> None:
    """The note under the page is kept with the indicator that points to it."""
    note = passage("Selon le sondage annuel.")

    targets = read(
        ("Former", "• Nb de projets\n• Taux²", "• 2\n• 80 %"), notes={(1, "2"): note}
    ).targets

    assert [t.notes for t in targets] == [(), (note,)]
    assert targets[1].indicator is not None
    assert targets[1].indicator.text == "Taux"


def test_row_without_action_or_objective_is_less_sure() -> None:
    """A target that belongs to nothing is read, but not trusted."""
    (alone,) = read(("", "Nb de projets", "2"), bearings=Bearings()).targets
    (placed,) = read(("Former", "Nb de projets", "2")).targets

    assert alone.confidence < 0.9 <= placed.confidence


texts = st.lists(
    st.sampled_from(["• Nb de projets", "Taux", "2", "80 %", "", "– a", "et plus", "Bilan déposé"]),
    max_size=5,
).map("\n".join)


@given(texts, texts, texts)
def test_reading_a_row_never_fails_and_stays_on_the_page(a: str, b: str, c: str) -> None:
    """Whatever the cells hold, boxes lie in the table and what has a gap has no target."""
    heads = (*HEADS, "Échéancier")
    bounds = table_of([heads, ("Former", a, b, c)]).box

    reading = read(("Former", a, b, c), heads=heads)

    for target in reading.targets:
        assert 0.0 <= target.confidence <= 1.0
        assert target.gap is None or target.target is None
        for piece in (target.indicator, target.target, target.due):
            assert piece is None or bounds.contains(piece.box, 1.0)
