"""Grids as other bodies draw them: values go where they belong, none is lost in silence."""

from __future__ import annotations

from dataclasses import replace

import pytest
from drawn_grids import Span, Texts, said, table_of
from drawn_plans import Drawn, Text, heading, read

from jalon.schemas.raw import Passage, RawTarget
from jalon.schemas.table import Table

HEADS: Texts = ("Actions", "Indicateurs", "Cibles")
Stated = list[tuple[str | None, ...]]


def stated(reading: Drawn, *names: str) -> Stated:
    """The texts of the named pieces of each row."""
    return [tuple(_text(getattr(t, name)) for name in names) for t in reading.targets]


def _text(piece: Passage | str | None) -> str | None:
    return piece if isinstance(piece, str) else said(piece)


def codes(reading: Drawn) -> list[str]:
    """What a reader is told to look at."""
    return [f.code for f in reading.findings]


def remarks(target: RawTarget) -> list[str]:
    """The notes of a row."""
    return [f"{heading} : {passage.text}" for heading, passage in target.other_columns]


def test_result_is_that_of_the_targets_own_year() -> None:
    """Beside several years each target has the result of its year."""
    years = (Span("2023-2024", 1, 2), None, Span("2024-2025", 1, 2), None)
    reading = read(
        [
            (Span("Actions", 2), Span("Indicateurs", 2), *years),
            (None, None, "Cible", "Résultat", "Cible", "Résultat"),
            ("Former", "Nb de projets", "6", "7", "8", "5"),
        ]
    )

    assert stated(reading, "period", "target", "result") == [
        ("2023-2024", "6", "7"),
        ("2024-2025", "8", "5"),
    ]


def test_one_result_stands_beside_every_target() -> None:
    """A lone column of results is that of all targets, whatever year it names."""
    reading = read(
        [
            ("Actions", "Indicateurs", "Résultats 2022-2023", "Cible 2023-2024", "Cible 2024-2025"),
            ("Former", "Nb de projets", "7", "8", "9"),
        ]
    )

    assert stated(reading, "target", "result") == [("8", "7"), ("9", "7")]


def test_crosses_under_years_are_the_deadline() -> None:
    """The headings of the crossed columns of a calendar say when."""
    reading = read(
        [
            (*(Span(str(h), 2) for h in HEADS), Span("Échéancier", 1, 3), None, None),
            (None, None, None, "An 1", "An 2", "An 3"),
            ("Former", "Nb de projets", "6", "X", "", "X"),
            ("Aider", "Taux", "80 %", "", "●", ""),
        ]
    )

    assert stated(reading, "target", "due") == [("6", "An 1, An 3"), ("80 %", "An 2")]


def test_cell_over_several_years_is_one_target_for_them_all() -> None:
    """A target over two years states their span, and no row claims to be sure of it."""
    reading = read(
        [
            ("Actions", "Indicateurs", "Cible 2023-2024", "Cible 2024-2025"),
            ("Former", "Nb de projets", Span("6 par année", 1, 2), None),
        ]
    )

    assert stated(reading, "period_meant", "target") == [("2023-2025", "6 par année")]
    assert stated(reading, "period") == [("Cible 2023-2024 – Cible 2024-2025",)]
    assert all(t.confidence < 0.9 for t in reading.targets)


def test_cell_over_years_without_a_date_has_their_names() -> None:
    """A target under "Cible année 1" to "Cible année 3" gets no years made of their letters."""
    years = ("Cible année 1", "Cible année 2", "Cible année 3")
    reading = read(
        [
            ("Actions", "Indicateurs", *years),
            ("Former", "Nb de projets", Span("6 par année", 1, 3), None, None),
        ]
    )

    assert stated(reading, "period", "period_meant") == [("Cible année 1 – Cible année 3", None)]


def test_years_without_a_date_are_kept_apart() -> None:
    """Columns named "Année 1" and "Année 2" never pass for one period."""
    reading = read(
        [
            (*(Span(str(h), 2) for h in HEADS[:2]), Span("Cibles", 1, 2), None),
            (None, None, "Année 1", "Année 2"),
            ("Former", "Nb de projets", "6", "8"),
        ]
    )

    assert stated(reading, "period", "target") == [("Année 1", "6"), ("Année 2", "8")]
    assert stated(reading, "period_meant") == [(None,), (None,)]


def test_sign_of_repetition_stands_for_the_cell_above() -> None:
    """The word "Idem" is never a label."""
    reading = read([HEADS, ("Former", "Nb de projets", "6"), ("Aider", "Idem", "4")])

    assert stated(reading, "action", "indicator", "target") == [
        ("Former", "Nb de projets", "6"),
        ("Aider", "Nb de projets", "4"),
    ]


def test_lone_dash_before_a_percentage_is_its_sign() -> None:
    """A decrease is not read as an increase."""
    reading = read([HEADS, ("Réduire", "Émissions", "- 15 %")])

    assert stated(reading, "target") == [("- 15 %",)]


def test_dashes_of_a_list_are_bullets() -> None:
    """Where every entry has a dash it is no sign."""
    reading = read([HEADS, ("Aider", "- Nb de projets\n- Taux", "- 5\n- 80 %")])

    assert stated(reading, "target") == [("5",), ("80 %",)]


def test_bulleted_lists_of_unlike_leading_pair_by_order() -> None:
    """As many bullets on both sides pair by rank where labels wrap, and a person is told."""
    reading = read(
        [
            HEADS,
            ("Former", "• Nb de personnes\n qui participent\n• Taux", "• 5\n• 80 %"),
        ]
    )

    assert [target for (target,) in stated(reading, "target")] == ["5", "80 %"]
    assert "paired_by_order" in codes(reading)
    assert all(t.confidence < 0.9 for t in reading.targets)


def test_other_columns_are_kept_as_notes() -> None:
    """Budgets and remarks go with the row that they stand in."""
    reading = read([(*HEADS, "Budget", "Remarques"), ("Former", "Nb", "2", "60 000 $", "À suivre")])

    assert [remarks(t) for t in reading.targets] == [["Budget : 60 000 $", "Remarques : À suivre"]]


def test_stars_beside_the_targets_name_no_theme() -> None:
    """A column of ranks is not the level that its heading may name."""
    reading = read([(*HEADS, "Priorité"), ("Former", "Nb", "2", "★★"), ("Aider", "Taux", "4", "★")])

    assert stated(reading, "action", "theme") == [("Former", None), ("Aider", None)]


def test_indicators_beside_deliverables_are_the_targets_own() -> None:
    """Of two columns of indicators the one before the targets is read; the other is a note."""
    reading = read(
        [
            ("Actions", "Livrables", "Indicateurs", "Cibles"),
            ("Former", "Programme", "Nb de personnes", "150"),
        ]
    )

    assert stated(reading, "indicator", "target") == [("Nb de personnes", "150")]
    assert [remarks(t) for t in reading.targets] == [["Livrables : Programme"]]


def test_row_of_totals_is_no_action() -> None:
    """A sum is given to nobody."""
    reading = read([(*HEADS, "Budget"), ("Former", "Nb", "2", "10 $"), ("Total", "", "", "85 $")])

    assert stated(reading, "action") == [("Former",)]
    assert not reading.actions


def test_words_parted_at_a_lines_end_are_not_lost() -> None:
    """A word that is mended, a code that is parted from its label and a ditto are all kept."""
    rows = [("1.1 Former les orga-\nnismes", "Nb", "2"), ("Idem", "Taux", "80 %")]
    reading = read([HEADS, *rows])

    assert stated(reading, "action")[0] == ("Former les organismes",)


@pytest.mark.parametrize(
    "cell",
    [
        pytest.param("• Former\n• Aider\n• Lier", id="bullets"),
        pytest.param("4 Former les gens\n5 Aider les gens", id="numbers"),
    ],
)
def test_cell_of_several_actions_is_reported(cell: str) -> None:
    """Indicators of several actions are not given to one of them in silence."""
    reading = read([HEADS, (cell, "Nb", "2")])

    assert "several_actions" in codes(reading)


def test_text_over_the_edge_of_its_cell_is_not_trusted() -> None:
    """Text that runs into the next cell may have been mixed with that cell's."""
    heads, row = HEADS, ("Former", "Nb de projets soutenus", "2")
    reading = read(table_of([heads, row], widths=[200, 60, 200]))

    assert "text_over_edge" in codes(reading)


def test_label_that_runs_up_the_page_is_read() -> None:
    """A theme set sideways beside its actions is their theme."""
    table = table_of(
        [
            ("Axe", *HEADS),
            (Span("Accès", 2), "Former", "Nb", "2"),
            (None, "Aider", "Taux", "80 %"),
        ]
    )
    cells = tuple(
        replace(c, words=tuple(replace(w, angle_deg=270) for w in c.words))
        if c.text == "Accès"
        else c
        for c in table.cells
    )

    reading = read(replace(table, cells=cells))

    assert stated(reading, "theme", "action") == [("Accès", "Former"), ("Accès", "Aider")]


def test_record_cut_by_the_pages_end_is_one() -> None:
    """What stands overleaf belongs to the action that the page before names."""
    whole = [("Action", "Aider"), ("Indicateur", "Taux"), ("Cible", "80 %")]
    begun, rest = [("Action", "Former")], [("Indicateur", "Nb"), ("Cible", "2")]
    reading = read(
        table_of(whole, top=100), table_of(begun, top=560), table_of(rest, page=2, top=40)
    )

    assert stated(reading, "action", "indicator", "target") == [
        ("Aider", "Taux", "80 %"),
        ("Former", "Nb", "2"),
    ]
    assert [t.page for t in reading.targets] == [1, 2]


def test_nothing_is_reported_of_a_plain_grid() -> None:
    """Findings are for what is doubtful."""
    reading = read([HEADS, ("Former", "Nb", "2"), ("", "Taux", "80 %"), ("Lier", "Bilan", "")])

    assert codes(reading) == []
    assert all(t.confidence >= 0.9 for t in reading.targets)


def test_each_level_has_the_number_beside_it() -> None:
    """Of two columns of numbers each names the level to its right."""
    reading = read(
        [
            ("No", "Objectifs", "No", *HEADS),
            ("1", "Accueillir", "1.1", "Former", "Nb", "2"),
            ("", "", "1.2", "Aider", "Taux", "4"),
        ]
    )

    assert [(t.objective_code, t.action_code) for t in reading.targets] == [
        ("1", "1.1"),
        ("1", "1.2"),
    ]


def test_deliverable_before_the_indicators_is_no_target_of_a_year() -> None:
    """Where targets have years, a column before the indicators is none of them."""
    reading = read(
        [
            ("Actions", "Livrable attendu", "Indicateurs", "Cible 2025", "Cible 2026"),
            ("Former", "Programme", "Nb", "2", "4"),
        ]
    )

    assert stated(reading, "period_meant", "target") == [("2025", "2"), ("2026", "4")]
    assert remarks(reading.targets[0]) == ["Livrable attendu : Programme"]


def test_two_targets_of_a_long_label_are_not_sure() -> None:
    """A label of several lines beside as many targets may be several labels."""
    reading = read([HEADS, ("Former", "Nb de projets\net taux de réussite", "• 2\n• 80 %")])

    assert [t.confidence < 0.9 for t in reading.targets] == [True] * len(reading.targets)


def test_headings_that_count_are_numbered() -> None:
    """A bare number before a heading is its number where the headings count from one on."""
    heads = HEADS[1:]
    flow: list[Text | Table] = [
        piece
        for i, name in enumerate(("Former", "Aider"), 1)
        for piece in (
            heading(f"{i} {name}", 14, top=150 * i - 60),
            table_of([heads, ("Nb", "2")], top=150 * i),
        )
    ]

    targets = read(*flow).targets

    assert [(t.action_code, said(t.action)) for t in targets] == [("1", "Former"), ("2", "Aider")]


def test_publisher_above_the_first_table_is_no_theme() -> None:
    """The body's name on the first page heads nothing."""
    plan = table_of([HEADS, ("Former", "Nb", "2")])

    (target,) = read(heading("Pôle lanaudois", 14), plan).targets

    assert target.theme is None
