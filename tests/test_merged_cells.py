"""Cells that stand beside several others, drawn and read: merged, repeated, listed, cut short."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from reportlab.lib import colors
from reportlab.lib.pagesizes import landscape, letter
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

from jalon.extract.document import prepare
from jalon.extract.plan import PlanReading
from jalon.vocabulary import Wordbook

STYLES = getSampleStyleSheet()
HEADS = ["Action", "Indicateur", "Cible", "Responsable", "Échéance"]
GRID = ("GRID", (0, 0), (-1, -1), 0.5, colors.black)
TOP = ("VALIGN", (0, 0), (-1, -1), "TOP")


def read(
    path: Path, pieces: Sequence[Flowable], title: str = "Plan d’action 2026-2028"
) -> PlanReading:
    """What a document of these pieces states, read by its records."""
    first = Paragraph(title, STYLES["Title"])
    page = landscape(letter)
    SimpleDocTemplate(str(path), pagesize=page, invariant=1).build([first, *pieces])
    return prepare(path, Wordbook()).plan


def grid(
    rows: Sequence[Sequence[str]], *styles: tuple[object, ...], height: float | None = None
) -> Table:
    """A drawn grid of broad columns; a cell's lines are parted by line ends."""
    widths, heights = [140.0] * len(rows[0]), [height] * len(rows)
    return Table([list(r) for r in rows], widths, heights, style=TableStyle([GRID, TOP, *styles]))


def rows_of(reading: PlanReading) -> list[tuple[str | None, str | None, str | None]]:
    """Action, indicator and target of each row."""
    return [
        tuple(None if p is None else p.text for p in (t.action, t.indicator, t.target))  # type: ignore[misc]
        for t, _ in reading.read.targets
    ]


def test_idem_repeats_the_cell_above(tmp_path: Path) -> None:
    """A cell that says "Idem" is the one above it, and leaves the codes of its column alone."""
    reading = read(
        tmp_path / "idem.pdf",
        [
            grid(
                [
                    HEADS,
                    ["1 Ouvrir une ludothèque", "Jeux prêtés", "350", "Ville", "Mars 2027"],
                    ["Idem", "Heures d’ouverture", "20", "Idem", "Idem"],
                    ["2 Former les animateurs", "Animateurs formés", "24", "École", "Juin 2027"],
                    ["Idem", "Séances tenues", "6", "Idem", "id."],
                ]
            )
        ],
    )
    targets = [t for t, _ in reading.read.targets]

    assert [t.action.text if t.action else None for t in targets] == [
        *["Ouvrir une ludothèque"] * 2,
        *["Former les animateurs"] * 2,
    ]
    assert [t.action_code for t in targets] == ["1", "1", "2", "2"]
    assert [t.due.text if t.due else None for t in targets] == ["Mars 2027"] * 2 + ["Juin 2027"] * 2


def test_lists_beside_parted_states_go_row_by_row(tmp_path: Path) -> None:
    """Merged cells whose lists stand level with the states beside them are cut at these."""
    heads = ["Action", "Indicateur", "Cible", "État"]
    reading = read(
        tmp_path / "states.pdf",
        [
            grid(
                [
                    heads,
                    [
                        "Réparer les vélos",
                        "Vélos remis en état\n\nDélai de réparation",
                        "80\n\n3 jours",
                        "Réalisé",
                    ],
                    ["", "", "", "Reporté"],
                    ["Planter une haie", "Arbustes plantés", "120", "En cours"],
                ],
                *(("SPAN", (c, 1), (c, 2)) for c in range(3)),
                height=24,
            )
        ],
    )

    assert [
        (t.indicator.text if t.indicator else None, t.target.text if t.target else None,
         t.status.text if t.status else None)
        for t, _ in reading.read.targets
    ] == [
        ("Vélos remis en état", "80", "Réalisé"),
        ("Délai de réparation", "3 jours", "Reporté"),
        ("Arbustes plantés", "120", "En cours"),
    ]  # fmt: skip


def test_a_row_of_merged_cells_alone_states_nothing_again(tmp_path: Path) -> None:
    """Edges drawn in a column of no meaning make no row of what is merged beside them."""
    reading = read(
        tmp_path / "merged.pdf",
        [
            grid(
                [
                    ["Action", "Indicateur", "Cible", "Notes"],
                    ["Réparer les vélos", "Vélos remis en état", "80", "Atelier du printemps"],
                    ["", "", "", "Atelier de l’automne"],
                    ["Planter une haie", "Arbustes plantés", "120", ""],
                ],
                *(("SPAN", (c, 1), (c, 2)) for c in range(3)),
            )
        ],
    )

    assert rows_of(reading) == [
        ("Réparer les vélos", "Vélos remis en état", "80"),
        ("Planter une haie", "Arbustes plantés", "120"),
    ]


def test_indicators_are_cut_where_their_targets_begin(tmp_path: Path) -> None:
    """Nothing marks the entries of a cell but the values that stand on their lines."""
    reading = read(
        tmp_path / "lists.pdf",
        [
            grid(
                [
                    HEADS[:3],
                    [
                        "Réparer les vélos",
                        "Vélos remis en état\nDélai de réparation\nBilan",
                        "80\n3 jours\nBilan remis",
                    ],
                    ["Planter une haie", "Arbustes plantés", "120"],
                ]
            )
        ],
    )

    assert rows_of(reading)[:3] == [
        ("Réparer les vélos", "Vélos remis en état", "80"),
        ("Réparer les vélos", "Délai de réparation", "3 jours"),
        ("Réparer les vélos", "Bilan", "Bilan remis"),
    ]


def test_several_targets_of_one_indicator_stay_several(tmp_path: Path) -> None:
    """A number under a thing done is a target of its own; a name after a number is not."""
    reading = read(
        tmp_path / "several.pdf",
        [
            grid(
                [
                    HEADS[:3],
                    ["Ouvrir une ludothèque", "Ouverture et fréquentation", "Bail signé\n40"],
                    ["Planter une haie", "Arbustes plantés", "120\nPlants"],
                    ["Tenir la foire", "Exposants", "Au moins 45 exposants"],
                ]
            )
        ],
    )

    assert rows_of(reading) == [
        ("Ouvrir une ludothèque", "Ouverture et fréquentation", "Bail signé"),
        ("Ouvrir une ludothèque", "Ouverture et fréquentation", "40"),
        ("Planter une haie", "Arbustes plantés", "120 Plants"),
        ("Tenir la foire", "Exposants", "Au moins 45 exposants"),
    ]


def bullets(*texts: str) -> list[Flowable]:
    return [Paragraph(t, STYLES["Bullet"], bulletText="•") for t in texts]


LISTS = [
    Paragraph("Nos objectifs", STYLES["Heading2"]),
    *bullets("Réduire les écarts entre les équipes", "Accroître la présence des femmes"),
    Paragraph("1. Recrutement et carrière", STYLES["Heading2"]),
    *bullets(
        "Publier les échelles salariales de chaque poste",
        "Former les comités de sélection aux biais",
        "Offrir un mentorat aux nouvelles employées",
    ),
    Paragraph("2. Conciliation", STYLES["Heading2"]),
    *bullets("Permettre le télétravail deux jours", "Aménager une salle d’allaitement"),
    Spacer(1, 12),
]


def test_bullets_of_a_plan_are_its_actions(tmp_path: Path) -> None:
    """What is done stands in bullets under headings; what is aimed at is no action."""
    actions = [a for a, _ in read(tmp_path / "plan.pdf", LISTS).read.actions]

    assert [(a.theme_number, a.theme.text if a.theme else None) for a in actions] == [
        *[("1", "Recrutement et carrière")] * 3,
        *[("2", "Conciliation")] * 2,
    ]
    assert actions[-1].action.text == "Aménager une salle d’allaitement"


def test_bullets_of_other_documents_are_no_actions(tmp_path: Path) -> None:
    """Minutes list what is to be done as well, and are no plan."""
    reading = read(tmp_path / "minutes.pdf", LISTS, title="Compte rendu du 4 mai")

    assert not reading.read.actions
