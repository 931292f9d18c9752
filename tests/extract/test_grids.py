"""Grids in the flow of a document: what holds from one row, table and heading to the next."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from drawn_grids import Span, Texts, said, table_of
from drawn_plans import Drawn, Text, heading, read

from jalon.schemas.raw import RawTarget
from jalon.schemas.table import Table

Numbered = tuple[str | None, str | None]

HEADS: Texts = ("Objectifs", "Actions", "Indicateurs", "Cibles")
THEME = heading("ORIENTATION 1 Soutenir la réussite", 16)


def grid(*rows: Texts, heads: Texts = HEADS, page: int = 1, top: float = 100.0) -> Table:
    """A table with headings in the flow."""
    return table_of([heads, *rows], page=page, top=top)


def stand(target: RawTarget) -> tuple[Numbered, Numbered, Numbered]:
    """Number and text of the theme, objective and action of a row."""
    texts = [p.text if p else None for p in (target.theme, target.objective, target.action)]
    return (
        (target.theme_number, texts[0]),
        (target.objective_code, texts[1]),
        (target.action_code, texts[2]),
    )


def test_merged_cells_hold_for_the_rows_beside_them() -> None:
    """An objective that spans two actions is that of both."""
    targets = read(
        THEME,
        grid(
            (Span("1.1 Accueillir", 2), "1.1.1 Former", "Nb", "2"),
            (None, "1.1.2 Soutenir", "Taux", "80 %"),
        ),
    ).targets

    assert [stand(t) for t in targets] == [
        (("1", "Soutenir la réussite"), ("1.1", "Accueillir"), ("1.1.1", "Former")),
        (("1", "Soutenir la réussite"), ("1.1", "Accueillir"), ("1.1.2", "Soutenir")),
    ]


def test_blank_cells_pass_on_what_stands_above() -> None:
    """A row with a blank action goes on with the action above it."""
    targets = read(grid(("1.1 Accueillir", "Former", "Nb", "2"), ("", "", "Taux", "80 %"))).targets

    assert [stand(t)[1:] for t in targets] == [(("1.1", "Accueillir"), (None, "Former"))] * 2


def test_new_objective_ends_the_action() -> None:
    """An action is not carried to another objective."""
    targets = read(
        grid(("1.1 Accueillir", "Former", "Nb", "2"), ("1.2 Ouvrir", "", "Taux", "80 %"))
    ).targets

    assert stand(targets[1])[1:] == (("1.2", "Ouvrir"), (None, None))


def test_banner_inside_the_table_names_what_follows() -> None:
    """A row that one text fills begins a theme, and ends the objective before it."""
    targets = read(
        grid(
            ("1.1 Accueillir", "Former", "Nb", "2"),
            (Span("ORIENTATION 2 Accès", 1, 4), None, None, None),
            ("2.1 Ouvrir", "Aider", "Taux", "80 %"),
        )
    ).targets

    assert stand(targets[1]) == (("2", "Accès"), ("2.1", "Ouvrir"), (None, "Aider"))


def test_table_goes_on_overleaf_without_headings() -> None:
    """The columns and what stood above hold on the next page."""
    targets = read(
        THEME,
        grid(("1.1 Accueillir", "1.1.1 Former.", "Nb.", "2"), top=400),
        (table_of([("", "1.1.2 Aider", "Taux", "80 %")] * 2, page=2, top=60)),
    ).targets

    assert [t.page for t in targets] == [1, 2, 2]
    assert stand(targets[1]) == (
        ("1", "Soutenir la réussite"),
        ("1.1", "Accueillir"),
        ("1.1.2", "Aider"),
    )


def test_counted_actions_are_numbered() -> None:
    """Where every action begins with 1, 2, 3 that number is its code."""
    heads = ("Actions", "Indicateurs", "Cibles")

    targets = read(grid(("1 Former", "Nb", "2"), ("2 Aider", "Taux", "4"), heads=heads)).targets

    assert [stand(t)[2] for t in targets] == [("1", "Former"), ("2", "Aider")]


def test_quantities_are_no_numbers_of_actions() -> None:
    """Actions that begin with a number of things do not count."""
    heads = ("Actions", "Indicateurs", "Cibles")

    targets = read(
        grid(("3 ateliers offerts", "Nb", "3"), ("12 stages offerts", "Nb", "12"), heads=heads)
    ).targets

    assert [stand(t)[2] for t in targets] == [
        (None, "3 ateliers offerts"),
        (None, "12 stages offerts"),
    ]


def test_bold_title_is_parted_from_its_description() -> None:
    """In an action's cell the bold run is its title, what follows describes it."""
    heads = ("Actions", "Indicateurs", "Cibles")

    (target,) = read(grid(("**Former\nDonner des cours.", "Nb", "2"), heads=heads)).targets

    assert target.action is not None
    assert target.description is not None
    assert (target.action.text, target.description.text) == ("Former", "Donner des cours.")


def test_action_without_indicator_is_kept() -> None:
    """A row that states no aim is an action all the same."""
    reading = read(grid(("1.1 Accueillir", "1.1.1 Former", "", ""), ("", "1.1.2 Aider", "Nb", "2")))

    assert [a.action.text for a in reading.actions] == ["Former"]
    assert [stand(t)[2] for t in reading.targets] == [("1.1.2", "Aider")]


def test_table_of_themes_gives_objectives_to_later_rows() -> None:
    """A list of themes with their objectives fills in what the plan's own tables leave out."""
    themes = table_of(
        [("Thèmes", "Objectifs"), ("1. Accès", "Ouvrir"), ("2. Réussite", "Aider")], top=60
    )
    plan = grid(("Former", "Nb", "2"), heads=("Actions", "Indicateurs", "Cibles"), top=190)

    (target,) = read(themes, heading("2. Réussite", 16, top=150), plan).targets

    assert target.objective is not None
    assert (target.objective.text, target.objective.is_inherited) == ("Aider", True)


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param([("Nom", "Fonction"), ("A", "B")], id="people"),
        pytest.param([("Revenus", "Montant"), ("Ministère", "300 000 $")], id="budget"),
    ],
)
def test_other_tables_are_left_alone_and_said_so(rows: Sequence[Texts]) -> None:
    """A table without aims makes no row, and a finding points at it."""
    reading = read(table_of(rows))

    assert reading.targets == ()
    assert [f.code for f in reading.findings] == ["table_left_alone"]


def test_title_is_no_theme() -> None:
    """The document's title above the first table names no level."""
    title = heading("Plan d’action 2025-2026", 24)
    plan = grid(("Former", "Nb", "2"), heads=("Actions", "Indicateurs", "Cibles"))

    (target,) = read(title, plan).targets

    assert target.theme is None


def test_paragraph_between_tables_breaks_nothing() -> None:
    """Running text between two parts of a table leaves its columns in force."""
    targets = read(
        grid(("1.1 Accueillir", "Former.", "Nb.", "2")),
        Text("Le tableau se poursuit."),
        (table_of([("1.2 Ouvrir", "Aider", "Taux", "80 %")] * 2, page=2, top=60)),
    ).targets

    assert [stand(t)[1] for t in targets] == [
        ("1.1", "Accueillir"),
        ("1.2", "Ouvrir"),
        ("1.2", "Ouvrir"),
    ]


@pytest.mark.parametrize(
    ("heads", "code", "unknown"),
    [
        pytest.param(
            ("Initiatives phares du réseau", "Indicateurs", "Cibles"),
            "column_role_inferred",
            "Initiatives phares du réseau",
            id="inferred",
        ),
        pytest.param(
            ("Indicateurs", "Cibles", "Zorglub"), "column_role_unknown", "Zorglub", id="unknown"
        ),
    ],
)
def test_unknown_heading_is_a_finding(heads: Texts, code: str, unknown: str) -> None:
    """A column that is not understood, or only inferred, is named to a person."""
    rows = [
        ("Former les équipes des cégeps", "Nombre de projets", "2"),
        ("Offrir un service d’aide", "Taux de réussite", "80 %"),
        ("Tenir un colloque", "Nombre de personnes", "150"),
    ]
    findings = read(grid(*rows, heads=heads)).findings

    assert [(f.code, dict(f.params)["heading"]) for f in findings] == [(code, unknown)]


def stated(reading: Drawn) -> list[tuple[str | None, str | None, str | None, str | None]]:
    """Theme, action, indicator and target of each row."""
    return [
        (said(t.theme), said(t.action), said(t.indicator), said(t.target)) for t in reading.targets
    ]


def test_row_of_words_that_also_name_columns_is_read() -> None:
    """A row that goes on with its action is data, although its texts could head columns."""
    heads = ("Actions", "Indicateurs", "Cibles")
    rows = [
        ("Former", "Nb", "2"),
        ("", "Bilan annuel", "Bilan des travaux"),
        ("Aider", "Taux", "4"),
    ]

    assert stated(read(grid(*rows, heads=heads))) == [
        (None, "Former", "Nb", "2"),
        (None, "Former", "Bilan annuel", "Bilan des travaux"),
        (None, "Aider", "Taux", "4"),
    ]


def test_deadline_in_the_leads_cell_is_the_rows() -> None:
    """A cell that names who and until when gives both."""
    heads = ("Actions", "Indicateurs", "Cibles", "Responsable et échéancier")

    (target,) = read(grid(("Former", "Nb", "2", "Cégep A\nAutomne 2025"), heads=heads)).targets

    assert ([said(p) for p in target.lead], said(target.due)) == (["Cégep A"], "Automne 2025")


def test_remark_that_fills_a_row_is_no_theme() -> None:
    """A remark under some rows does not become the theme of the rows below."""
    remark = Span("* Données à confirmer", 1, 3)
    heads = ("Actions", "Indicateurs", "Cibles")

    reading = read(
        THEME,
        grid(("Former", "Nb", "2"), (remark, None, None), ("Aider", "Taux", "4"), heads=heads),
    )

    assert [row[0] for row in stated(reading)] == ["Soutenir la réussite"] * 2


def test_theme_in_the_first_cell_alone_is_a_banner() -> None:
    """A sheet without merged cells names a theme in the first cell of a blank row."""
    heads = ("Actions", "Indicateurs", "Cibles")

    reading = read(grid(("ORIENTATION 2 Accès", "", ""), ("Aider", "Taux", "4"), heads=heads))

    assert stated(reading) == [("Accès", "Aider", "Taux", "4")]
