"""The second opinion: what it lets pass, what it doubts, what it leaves alone."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from reportlab.lib import colors
from reportlab.lib.pagesizes import landscape, letter
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table, TableStyle

from jalon.check.claims import cross_checked
from jalon.check.verdicts import carried_letters, verdict_on
from jalon.extract import read_document
from jalon.messages import Language
from jalon.pipeline import run
from jalon.schemas.crosscheck import Claim, Glyph, SecondCell, SecondGrid, Sheet
from jalon.schemas.geometry import Box
from jalon.schemas.raw import Passage, RawDocument
from jalon.validate import check_dataset
from jalon.vocabulary import Wordbook

GRID = [
    ["Objectifs", "Actions", "Indicateurs", "Cibles"],
    ["Accroître l'accès", "Tenir des ateliers", "Nombre d'ateliers", "12"],
    ["", "Publier un guide", "Nombre de guides", "250"],
    ["", "Former le personnel", "Activités tenues", "À déterminer"],
]


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A plan of one page with one ruled table."""
    path = tmp_path_factory.mktemp("plan") / "plan.pdf"
    document = SimpleDocTemplate(str(path), pagesize=landscape(letter), invariant=1)
    table = Table(GRID, colWidths=[150, 150, 150, 100])
    table.setStyle(
        TableStyle([("GRID", (0, 0), (-1, -1), 1, colors.black), ("SPAN", (0, 1), (0, 3))])
    )
    document.build([Paragraph("Plan d'action 2024-2025", getSampleStyleSheet()["Title"]), table])
    return path


@pytest.fixture(scope="module")
def raw(plan: Path) -> RawDocument:
    """What the plan states, as printed."""
    return read_document(plan, Wordbook())


def codes(document: RawDocument, former: RawDocument) -> Counter[str]:
    """The findings that the second opinion added."""
    return Counter(f.code for f in document.findings[len(former.findings) :])


def test_right_rows_are_checked(raw: RawDocument, plan: Path) -> None:
    """Rows with a number bear that they were checked, and claim as much as before."""

    checked = cross_checked(raw, plan)

    assert codes(checked, raw) == Counter()
    methods = [row.method.endswith("+checked") for row in checked.targets]
    assert methods == [True, True, False]
    assert [r.confidence for r in checked.targets] == [r.confidence for r in raw.targets]


def test_another_number_is_found(raw: RawDocument, plan: Path) -> None:
    """A number that pdfplumber reads otherwise at the same spot is a finding and a doubt."""

    first, second, third = raw.targets
    assert second.target
    wrong = replace(second, target=replace(second.target, text="280"))
    checked = cross_checked(replace(raw, targets=(first, wrong, third)), plan)

    assert codes(checked, raw) == Counter(["engines_disagree"])
    assert dict(checked.findings[-1].params) == {"text": "280", "other": "250"}
    assert checked.targets[1].confidence == 0.5
    assert checked.targets[0].confidence == raw.targets[0].confidence


def test_another_row_is_found(raw: RawDocument, plan: Path) -> None:
    """A target that camelot sees in another row than the indicator is a finding and a doubt."""

    first, second, third = raw.targets
    wrong = replace(first, target=second.target)
    checked = cross_checked(replace(raw, targets=(wrong, second, third)), plan)

    assert codes(checked, raw) == Counter(["grids_disagree"])
    assert checked.targets[0].confidence <= 0.6


def test_words_left_over_are_found(raw: RawDocument, plan: Path) -> None:
    """An indicator that leaves words of its cell out is a finding and a doubt."""

    first, second, third = raw.targets
    assert first.indicator
    wrong = replace(first, indicator=replace(first.indicator, text="d'ateliers"))
    checked = cross_checked(replace(raw, targets=(wrong, second, third)), plan)

    assert codes(checked, raw) == Counter(["cell_holds_more"])
    assert dict(checked.findings[-1].params)["other"] == "Nombre d'ateliers"


def test_pages_read_from_pictures_are_left_alone(raw: RawDocument, plan: Path) -> None:
    """A page without text of its own has nothing to compare."""

    picture = replace(raw, ocr_pages=(1,))

    assert cross_checked(picture, plan) == picture


def test_run_with_second_opinion(plan: Path, tmp_path: Path) -> None:
    """The dataset of a checked run has no fault and is the same every time."""

    for name in ("one", "two"):
        run([plan], tmp_path / name, cross_check=True)
    one, two = (
        {p.relative_to(tmp_path / name): p.read_bytes() for p in (tmp_path / name).rglob("*.*")}
        for name in ("one", "two")
    )

    assert one == two
    assert check_dataset(tmp_path / "one", Language.EN).faults == ()


# ------------------------------------------------------------------ values, without a PDF

FIGURE = Passage("75 %", 1, Box(110, 40, 140, 50))
LABEL = Passage("Taux de réussite", 1, Box(10, 10, 60, 20))


def glyphs(text: str, box: Box) -> tuple[Glyph, ...]:
    """A text's characters, spread over a box."""
    step = box.width / max(len(text), 1)
    return tuple(
        Glyph(sign, Box(box.x0 + i * step, box.top, box.x0 + (i + 1) * step, box.bottom), 10.0)
        for i, sign in enumerate(text)
    )


def cell(box: Box, row: int, col: int) -> SecondCell:
    """A cell of one row and one column."""
    return SecondCell(box, (row, row), (col, col))


def sheet(text: str = "75 %", cells: tuple[SecondCell, ...] = ()) -> Sheet:
    """A page with a text at the figure's spot and a label above to the left."""
    signs = (*glyphs(text, FIGURE.box), *glyphs(LABEL.text, LABEL.box))
    return Sheet(1, signs, (SecondGrid(1, cells),) if cells else (), (FIGURE, LABEL))


SILENT = [
    pytest.param("", id="nothing-there"),
    pytest.param("   ", id="spaces-only"),
]


@pytest.mark.parametrize("text", SILENT)
def test_an_engine_that_reads_nothing_says_nothing(text: str) -> None:
    """Where no engine reads or sees anything, the row is neither doubted nor checked."""

    verdict = verdict_on(Claim(FIGURE, LABEL), sheet(text), Counter())

    assert (verdict.is_checked, verdict.findings, verdict.most) == (False, (), 1.0)


def test_an_unknown_character_says_nothing() -> None:
    """A glyph whose character the engine does not know proves no difference."""

    unknown = (Glyph("", FIGURE.box, 10.0), *glyphs("5 %", FIGURE.box))

    assert not verdict_on(Claim(FIGURE), Sheet(1, unknown, (), ()), Counter()).is_checked


def test_a_text_that_goes_on_overleaf_says_nothing() -> None:
    """Only the first words stand at the spot: what is missing is on the next page."""

    cut = replace(FIGURE, text="75 % et 80 %")

    assert verdict_on(Claim(cut), sheet("75 %"), Counter()).findings == ()
    assert verdict_on(Claim(cut), sheet("75 % et 8"), Counter()).findings != ()


def test_a_form_has_label_and_figure_in_one_column() -> None:
    """A label over its figure, in the same column of another row, is no disagreement."""

    label = replace(LABEL, box=Box(110, 10, 160, 20))
    cells = (cell(Box(100, 0, 200, 30), 0, 1), cell(Box(100, 30, 200, 60), 1, 1))
    form = Sheet(1, glyphs("75 %", FIGURE.box), (SecondGrid(1, cells),), (FIGURE, label))

    assert verdict_on(Claim(FIGURE, label), form, Counter()).findings == ()


def test_a_target_may_span_the_rows_of_indicators() -> None:
    """A figure in a cell that covers the row of its label stands with it."""

    spanning = SecondCell(Box(100, 0, 200, 60), (0, 1), (1, 1))
    cells = (cell(Box(0, 0, 100, 30), 0, 0), spanning)

    assert verdict_on(Claim(FIGURE, LABEL), sheet(cells=cells), Counter()).findings == ()


def test_text_over_a_border() -> None:
    """A label that begins in one cell and ends in another may hold the words of two."""

    cells = tuple(cell(Box(x, 0, x + 40, 60), 0, x // 40) for x in (0, 40, 80, 120))
    verdict = verdict_on(Claim(FIGURE, LABEL), sheet(cells=cells), Counter())

    assert "text_over_border" in {finding.code for finding in verdict.findings}


def test_words_carried_overleaf_are_not_left_over() -> None:
    """What a passage of the page before is short of may stand in the first cell of this one."""

    whole = replace(LABEL, text="Taux de réussite des élèves")
    carried = carried_letters(replace(sheet(), passages=(whole,)))
    rest = glyphs("des élèves", Box(10, 22, 60, 28))
    here = sheet(cells=(cell(Box(0, 0, 100, 60), 0, 0), cell(Box(100, 0, 200, 60), 0, 1)))
    here = replace(here, glyphs=here.glyphs + rest)

    assert verdict_on(Claim(FIGURE, LABEL), here, carried).findings == ()
    found = verdict_on(Claim(FIGURE, LABEL), here, Counter()).findings
    assert [finding.code for finding in found] == ["cell_holds_more"]
