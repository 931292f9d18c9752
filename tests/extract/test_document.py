"""A whole document to raw rows: its kind decides what is read from it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from drawn_grids import WORDS, said
from reportlab.lib.pagesizes import landscape, letter
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Flowable, PageBreak, Paragraph, SimpleDocTemplate, Table

from jalon.extract import read_document
from jalon.extract.document import _is_answered, _is_published
from jalon.schemas.geometry import Box
from jalon.schemas.raw import Passage, RawDocument, RawResult, RawTarget
from jalon.schemas.values import DocType

STYLES = getSampleStyleSheet()
HEADS = ["Objectifs", "Actions", "Indicateurs", "Cibles"]
ROWS = [
    ["1.1 Accueillir", "Former", "Nb de projets", "Min 2"],
    ["1.2 Aider", "Lier", "Taux", "80 %"],
]


def title(text: str) -> Paragraph:
    """A title in the largest type."""
    return Paragraph(text, STYLES["Title"])


def prose(text: str) -> Paragraph:
    """Running text."""
    return Paragraph(text, STYLES["BodyText"])


def grid(rows: Sequence[Sequence[str]], heads: Sequence[str] = HEADS) -> Table:
    """A ruled table."""
    return Table([list(heads), *map(list, rows)], style=[("GRID", (0, 0), (-1, -1), 0.5, "black")])


def read(folder: Path, *story: Flowable, cut: int = 0) -> RawDocument:
    """What is read from a document of these parts, less the last bytes."""
    path = folder / "document.pdf"
    SimpleDocTemplate(str(path), pagesize=landscape(letter)).build(list(story))
    data = path.read_bytes()
    return read_document(path, WORDS, data[: len(data) - cut])


def codes(document: RawDocument) -> list[str]:
    """Codes of the findings."""
    return [f.code for f in document.findings]


def test_plan_is_read_by_its_grid(tmp_path: Path) -> None:
    """Title, period and rows of a plan of one page."""
    document = read(tmp_path, title("Plan d’action 2025-2026"), grid(ROWS))

    assert document.doc_type is DocType.ACTION_PLAN
    assert (said(document.title), document.pages) == ("Plan d’action 2025-2026", 1)
    assert [(t.objective_code, said(t.action), said(t.indicator), said(t.target))
            for t in document.targets] == [
        ("1.1", "Former", "Nb de projets", "Min 2"),
        ("1.2", "Lier", "Taux", "80 %"),
    ]  # fmt: skip
    assert codes(document) == []


def test_grid_tells_a_plan_whose_words_do_not(tmp_path: Path) -> None:
    """Indicators and targets beside each other make a plan of a document without such a title."""
    document = read(tmp_path, title("Ensemble en région"), grid(ROWS))

    assert document.doc_type is DocType.ACTION_PLAN
    assert len(document.targets) == 2


def test_other_document_makes_no_rows(tmp_path: Path) -> None:
    """A letter is of no kind that we read: no row, and a finding."""
    document = read(tmp_path, title("Bonjour"), prose("Merci de votre visite au bureau."))

    assert document.doc_type is DocType.OTHER
    assert document.targets == ()
    assert "doc_type_unknown" in codes(document)


def test_table_of_other_things_in_a_plan_is_left_alone(tmp_path: Path) -> None:
    """A budget beside the plan makes no target."""
    budget = grid([["Ministère", "300 000 $"], ["Cégeps", "20 000 $"]], ["Revenus", "Montant"])

    document = read(tmp_path, title("Plan d’action 2025-2026"), budget, PageBreak(), grid(ROWS))

    assert len(document.targets) == 2
    assert {t.page for t in document.targets} == {2}
    assert "table_left_alone" in codes(document)


def test_table_goes_on_overleaf(tmp_path: Path) -> None:
    """A table cut by the page's end keeps its columns without the headings."""
    rows = [[f"1.{i} Accueillir", f"Former {i}", "Nb de projets", f"{i}"] for i in range(1, 41)]

    document = read(tmp_path, title("Plan d’action 2025-2026"), grid(rows))

    assert document.pages > 1
    assert [said(t.target) for t in document.targets] == [str(i) for i in range(1, 41)]
    assert [t.page for t in document.targets] == sorted(t.page for t in document.targets)


def test_status_report_speaks_of_its_plans_period(tmp_path: Path) -> None:
    """Targets of a report of one year belong to the plan of several years that it names."""
    rows = [[*row, state] for row, state in zip(ROWS, ("Réalisé", "En cours"), strict=True)]

    document = read(
        tmp_path,
        title("État de situation 2022-2023"),
        prose("Le présent document fait état du plan d’action 2021-2026 du Pôle."),
        grid(rows, [*HEADS, "État de situation"]),
    )

    assert document.doc_type is DocType.STATUS_REPORT
    assert {t.period_meant for t in document.targets} == {"2021-2026"}
    assert {t.period for t in document.targets} == {None}
    assert said(document.period) == "État de situation 2022-2023"


def test_cut_file_is_read_as_far_as_it_goes(tmp_path: Path) -> None:
    """A file without its end is read, and a finding says that it is damaged."""
    document = read(tmp_path, title("Plan d’action 2025-2026"), grid(ROWS), cut=8)

    assert len(document.targets) == 2
    assert "file_damaged" in codes(document)


@pytest.mark.parametrize("text", ["Plan d’action 2025-2026", "Action Plan 2025-2026"])
def test_reading_twice_gives_the_same(tmp_path: Path, text: str) -> None:
    """Nothing of one reading is left for the next."""
    assert read(tmp_path, title(text), grid(ROWS)) == read(tmp_path, title(text), grid(ROWS))


def test_targets_beside_published_figures_stay_and_figures_do_not() -> None:
    """A target in the line of a published figure is a row; years read as targets are none."""
    label, aim = Passage("Appels", 1, Box(0, 10, 50, 20)), Passage("80", 1, Box(60, 10, 90, 20))
    told = Passage("82", 1, Box(100, 10, 130, 20))
    result = RawResult(1, told.box, told, label=label, method="table")
    beside = RawTarget(1, Box(0, 10, 130, 20), indicator=label, target=aim, confidence=0.2)
    figure = replace(beside, target=told)

    assert [_is_published(t, [result], []) for t in (beside, figure)] == [False, True]
    assert _is_answered(beside, [label])
