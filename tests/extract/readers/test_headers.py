"""What the heading rows of a table say of its columns."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from drawn_grids import WORDS, Span, Texts, table_of

from jalon.extract.readers.column_roles import INFERRED_SCORE
from jalon.extract.readers.headers import (
    CARRIED_SCORE,
    carry_columns,
    column_boxes,
    find_columns,
    grid_rows,
    is_banner,
    is_header_row,
    renewed_columns,
)
from jalon.schemas.rows import ColumnPlan
from jalon.schemas.table import Table
from jalon.schemas.values import Role

THEME, OBJECTIVE, ACTION = Role.THEME, Role.OBJECTIVE, Role.ACTION
INDICATOR, TARGET, OTHER = Role.INDICATOR, Role.TARGET, Role.OTHER


def plan_of(table: Table) -> ColumnPlan:
    """The columns of a table that is understood."""
    plan = find_columns(grid_rows(table), WORDS)
    assert plan is not None
    return plan


TYPICAL = [
    pytest.param(
        [["Objectif", "Actions", "Indicateurs", "Cibles"], ["a", "b", "c", "2"]],
        [OBJECTIVE, ACTION, INDICATOR, TARGET],
        id="plain",
    ),
    pytest.param(
        [["Objective", "Action", "Indicator", "Target", "Lead"], ["a", "b", "c", "2", "d"]],
        [OBJECTIVE, ACTION, INDICATOR, TARGET, Role.LEAD],
        id="english",
    ),
    pytest.param(
        [["Enjeux", "Actions", "Indicateurs", "Cibles"], ["a", "b", "c", "2"]],
        [THEME, ACTION, INDICATOR, TARGET],
        id="issue-stands-for-a-theme",
    ),
    pytest.param(
        [["Enjeux", "Recommandations"], ["a", "b"]],
        [Role.ISSUE, Role.RECOMMENDATION],
        id="issue-with-its-recommendation-stays",
    ),
    pytest.param(
        [["Initiatives phares du réseau", "Indicateurs", "Cibles"], ["a", "b", "2"]],
        [ACTION, INDICATOR, TARGET],
        id="unknown-heading-beside-the-indicators",
    ),
    pytest.param(
        [["Indica-\nteurs", "Cibles\nvisées"], ["b", "2"]],
        [INDICATOR, TARGET],
        id="hyphenated",
    ),
]
REFUSED = [
    pytest.param([["1", "2", "3"], ["a", "b", "2"]], id="numbers"),
    pytest.param([["Actions", "Indicateurs", "Cibles"]], id="no-row-below"),
    pytest.param([["Actions", "Jean Tremblay", "Québec"], ["a", "b", "c"]], id="one-heading-only"),
    pytest.param([["", "", ""], ["a", "b", "c"]], id="blank"),
]


@pytest.mark.parametrize(("rows", "roles"), TYPICAL)
def test_headings_name_their_columns(rows: Sequence[Texts], roles: list[Role]) -> None:
    """Each column has the role that its heading names."""
    assert [c.role for c in plan_of(table_of(rows)).columns] == roles


@pytest.mark.parametrize("rows", REFUSED)
def test_table_without_headings_has_no_plan(rows: Sequence[Texts]) -> None:
    """What the first rows do not say is not guessed."""
    assert find_columns(grid_rows(table_of(rows)), WORDS) is None


TWO_STOREYS: list[Texts] = [
    [Span("Actions", 2), Span("Indicateurs", 2), Span("Cibles", 1, 2), None],
    [None, None, "2024-2025", "2025-2026"],
    ["a", "b", "2", "3"],
]


def test_heading_over_several_columns_speaks_for_each() -> None:
    """Years under one heading are as many columns of targets, each of its own period."""
    plan = plan_of(table_of(TWO_STOREYS))

    assert plan.header_rows == 2
    assert [c.period.text for c in plan.of(TARGET) if c.period] == ["2024-2025", "2025-2026"]
    assert [c.heading for c in plan.of(TARGET)] == ["Cibles 2024-2025", "Cibles 2025-2026"]


def test_years_alone_head_targets() -> None:
    """A column under nothing but a school year holds the targets of that year."""
    plan = plan_of(table_of([["Actions", "Indicateurs", "24-25", "25-26"], ["a", "b", "2", "3"]]))

    assert [(c.role, c.period and c.period.text, c.years) for c in plan.columns[2:]] == [
        (TARGET, "24-25", "2024-2025"),
        (TARGET, "25-26", "2025-2026"),
    ]


def test_date_of_a_status_is_no_period() -> None:
    """A column that says how things stood on a date states no target of that year."""
    plan = plan_of(
        table_of(
            [["Actions", "Indicateurs", "Cibles", "État au 31 mars 2021"], ["a", "b", "2", "c"]]
        )
    )

    assert (plan.columns[3].role, plan.columns[3].period) == (Role.STATUS, None)


def test_inferred_action_says_that_it_is_inferred() -> None:
    """The score of a column whose role only its place tells stays low."""
    plan = plan_of(
        table_of([["Initiatives phares du réseau", "Indicateurs", "Cibles"], ["a", "b", "2"]])
    )

    assert [c.score for c in plan.of(ACTION)] == [INFERRED_SCORE]
    assert min(c.score for c in plan.of(INDICATOR, TARGET)) > INFERRED_SCORE


@pytest.mark.parametrize(
    ("headings", "expected"),
    [
        pytest.param(["Zone", "Action", "Indicateurs"], [OTHER, ACTION, INDICATOR], id="has-one"),
        pytest.param(["Indicateurs", "Zone", "Cibles"], [INDICATOR, OTHER, TARGET], id="right"),
        pytest.param(["", "Indicateurs", "Cibles"], [OTHER, INDICATOR, TARGET], id="no-heading"),
    ],
)
def test_action_is_inferred_in_its_place_only(headings: list[str], expected: list[Role]) -> None:
    """Only a heading left of the indicators, in a table without actions, is taken for one."""
    plan = plan_of(table_of([headings, ["a", "b", "c"]]))

    assert [c.role for c in plan.columns] == expected


def test_banner_above_the_headings_is_counted() -> None:
    """A theme printed over the headings is a banner, and the headings below it are read."""
    plan = plan_of(
        table_of(
            [
                [Span("ORIENTATION 1 Soutenir la réussite", 1, 3), None, None],
                ["Actions", "Indicateurs", "Cibles"],
                ["a", "b", "2"],
            ]
        )
    )

    assert (plan.banner_rows, plan.header_rows) == (1, 2)


BANNERS = [
    pytest.param([Span("Réussite", 1, 3), None, None], True, id="whole-width"),
    pytest.param([Span("Réussite", 1, 2), None, ""], True, id="most-of-it"),
    pytest.param(["Réussite", "", ""], False, id="first-cell-only"),
    pytest.param(["", Span("Réussite", 1, 2), None], False, id="not-from-the-left"),
    pytest.param([Span("Réussite", 1, 2), None, "2"], False, id="beside-a-value"),
    pytest.param([Span("", 1, 3), None, None], False, id="blank"),
]


@pytest.mark.parametrize(("first", "expected"), BANNERS)
def test_banner_fills_its_row_alone(first: Texts, expected: bool) -> None:
    """A banner is one text from the left over most of the columns, and nothing else."""
    rows = grid_rows(table_of([first, ["a", "b", "c"], ["d", "e", "f"]]))

    assert is_banner(rows[0]) is expected


def test_boundary_that_only_a_banner_needs_is_no_column() -> None:
    """Two grid columns that every row covers together, or leaves one blank, are one."""
    table = table_of(
        [
            [Span("Actions", 1, 2), None, "Cibles"],
            [Span("Former", 1, 2), None, "2"],
            [Span("Soutenir", 1, 2), None, "3"],
        ]
    )

    assert [len(row.cells) for row in grid_rows(table)] == [2, 2, 2]


def test_years_repeated_inside_renew_the_periods() -> None:
    """A heading row in mid-table changes the years and leaves the roles as they are."""
    rows = grid_rows(
        table_of(
            [
                ["Actions", "Indicateurs", "24-25", "25-26"],
                ["a", "b", "2", "3"],
                ["", "", "26-27", "27-28"],
                ["c", "d", "4", "5"],
            ]
        )
    )
    plan = find_columns(rows, WORDS)
    assert plan is not None
    assert is_header_row(rows[2], WORDS)
    assert not is_header_row(rows[3], WORDS)

    again = renewed_columns(plan, rows[2], WORDS)

    assert [c.role for c in again.columns] == [c.role for c in plan.columns]
    assert [c.period.text for c in again.of(TARGET) if c.period] == ["26-27", "27-28"]
    assert [c.years for c in again.of(TARGET)] == ["2026-2027", "2027-2028"]


HEADS: Texts = ["Objectif", "Actions", "Indicateurs", "Cibles"]


def carried(
    widths: Sequence[float],
    *,
    page: int = 2,
    row: Texts = ("a", "b", "c", "2"),
) -> ColumnPlan | None:
    """The plan of a first table, carried to one without headings on ``page``."""
    first = table_of([HEADS, ["a", "b", "c", "2"]], widths=[180, 180, 180, 180])
    second = table_of([row, row], page=page, widths=widths)
    return carry_columns(plan_of(first), first, second)


def test_columns_carry_to_a_table_that_goes_on() -> None:
    """Without headings the columns that stand at the same place mean the same, less surely."""
    plan = carried([178, 182, 180, 180])

    assert plan is not None
    assert [c.role for c in plan.columns] == [OBJECTIVE, ACTION, INDICATOR, TARGET]
    assert plan.is_carried
    assert plan.header_rows == 0
    assert plan.columns[0].score == pytest.approx(CARRIED_SCORE)


NOT_CARRIED = [
    pytest.param([100, 100, 100, 100], ["a", "b", "c", "2"], 2, id="narrower"),
    pytest.param([240, 240, 240], ["a", "b", "c"], 2, id="fewer-columns-overleaf"),
]


@pytest.mark.parametrize(("widths", "row", "page"), NOT_CARRIED)
def test_columns_elsewhere_do_not_carry(
    widths: Sequence[float], row: Sequence[str], page: int
) -> None:
    """A table that stands elsewhere, or is cut otherwise, is another table."""
    assert carried(widths, page=page, row=row) is None


def test_wider_column_on_the_page_takes_the_last_role_it_covers() -> None:
    """Below the same headings a cell over objective and action is the action's."""
    plan = carried([360, 180, 180], page=1, row=["a", "b", "2"])

    assert plan is not None
    assert [c.role for c in plan.columns] == [ACTION, INDICATOR, TARGET]


def test_columns_are_as_wide_as_their_narrowest_cells() -> None:
    """A cell that spans columns does not widen the column."""
    boxes = column_boxes(grid_rows(table_of(TWO_STOREYS, widths=[200, 200, 160, 160])))

    assert [round(b.width) for b in boxes] == [200, 200, 160, 160]
