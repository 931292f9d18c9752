"""How much of a document was read: what stands in tables, and beside them, word by word."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from reportlab.lib import colors
from reportlab.lib.pagesizes import landscape, letter
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Spacer, Table

import jalon
from jalon.extract.coverage import with_coverage
from jalon.extract.document import Prepared, case_from, conclude, prepare
from jalon.extract.judge import judged
from jalon.schemas.raw import RawDocument
from jalon.schemas.values import DocType
from jalon.vocabulary import Wordbook

HEADS = ["Actions", "Indicateurs", "Cibles"]
ROWS = [
    ["Offrir des ateliers de tutorat en sciences", "Nombre d'ateliers", "12"],
    ["Publier un guide des services", "Nombre de guides", "1"],
]
# words that mean nothing to a plan, in a grid of its own
OTHER = [["Poste", "Montant prévu"], *([f"Poste {n}", "à venir sous peu"] for n in range(30))]
GRID = [("GRID", (0, 0), (-1, -1), 1, colors.black)]


def document(path: Path, *tables: list[list[str]]) -> jalon.Document:
    """A plan with some tables, read."""
    styles = getSampleStyleSheet()
    story: list[Flowable] = [
        Paragraph("Plan d'action 2025-2026", styles["Title"]),
        Paragraph("Pôle régional en enseignement supérieur de l'Outaouais", styles["Title"]),
    ]
    for rows in tables:
        story += [Table(rows, colWidths=[300, 200, 150][: len(rows[0])], style=GRID), Spacer(1, 30)]
    SimpleDocTemplate(str(path), pagesize=landscape(letter), invariant=1).build(story)
    return jalon.read(path)


def prepared_of(path: Path, read: jalon.Document) -> tuple[Prepared, RawDocument]:
    """Both readings of a document, and what stands of them."""
    prepared = prepare(path, Wordbook(), read.data)
    return prepared, conclude(prepared, judged(case_from(prepared)))


def test_a_table_that_was_read(tmp_path: Path) -> None:
    """Every word of the grid went into a row, its headings too."""

    read = document(tmp_path / "a.pdf", [HEADS, *ROWS])

    words = sum(len(cell.split()) for row in (HEADS, *ROWS) for cell in row)
    assert (read.coverage.tables_seen, read.coverage.tables_read) == (1, 1)
    assert read.coverage.words_in_tables == read.coverage.words_in_rows == words
    assert read.coverage.share == 1.0
    assert read.record.status == "ok"


def test_a_table_that_was_left_alone(tmp_path: Path) -> None:
    """What no row took up is counted, and a plan mostly unread is read in part."""

    read = document(tmp_path / "a.pdf", [HEADS, *ROWS], OTHER)

    assert read.coverage.tables_read == 1
    assert (read.coverage.tables_seen or 0) > 1
    assert read.coverage.share is not None
    assert read.coverage.share < 0.5
    assert read.record.status == "partial"
    assert "partly_read" in {finding.code for finding in read.findings}


def test_words_that_no_row_took(tmp_path: Path) -> None:
    """Where a row is missing, its words are not counted as read, and a finding has them."""

    prepared, raw = prepared_of(tmp_path / "a.pdf", document(tmp_path / "a.pdf", [HEADS, *ROWS]))
    short = replace(raw, targets=raw.targets[:1], actions=(), findings=())

    made = with_coverage(short, prepared.contents)

    lost = sum(len(cell.split()) for cell in ROWS[1])
    assert raw.coverage.words_in_rows == (made.coverage.words_in_rows or 0) + lost
    (finding,) = made.findings
    assert finding.code == "words_unread"
    assert dict(finding.params)["text"] == "Publier un guide des services | Nombre de guides | 1"


def test_a_plan_s_table_that_gave_nothing(tmp_path: Path) -> None:
    """Where no row came of a table and nothing was said of it, a finding names it."""

    second = [HEADS, ["Tenir un salon de l'emploi", "Nombre de visiteurs", "300"]]
    prepared, raw = prepared_of(
        tmp_path / "a.pdf", document(tmp_path / "a.pdf", [HEADS, *ROWS], second)
    )
    short = replace(raw, targets=raw.targets[:2], actions=(), findings=())

    made = with_coverage(short, prepared.contents)
    other = with_coverage(replace(short, doc_type=DocType.OTHER), prepared.contents)

    assert [f.code for f in made.findings] == ["table_gave_nothing"]
    assert "Tenir un salon" in dict(made.findings[0].params)["text"]
    assert not other.findings


def test_words_beside_the_cells_of_a_row(tmp_path: Path) -> None:
    """What stands on the lines of a row, in no table and in no row, is counted and told."""

    prepared, raw = prepared_of(tmp_path / "a.pdf", document(tmp_path / "a.pdf", [HEADS, *ROWS]))
    # the action is lost: its words stand left of the indicator, within the rows of the page
    short = replace(raw.targets[0], action=None, method="records:grid")
    contents = replace(prepared.contents, tables={})
    rows = (short, replace(raw.targets[1], method="records:grid"))

    made = with_coverage(replace(raw, targets=rows, actions=(), findings=()), contents)

    (finding,) = made.findings
    assert dict(finding.params)["text"] == ROWS[0][0]
    lost = len(ROWS[0][0].split())
    assert made.coverage.words_in_tables == (made.coverage.words_in_rows or 0) + lost
