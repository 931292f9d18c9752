from __future__ import annotations

import shutil
import subprocess
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import duckdb
import openpyxl
import pytest

from jalon.cli import main
from jalon.messages import Language
from jalon.publish import read_dataset
from jalon.report.places import Places
from jalon.report.workbook import write_workbook
from jalon.schemas.dataset import Dataset
from jalon.schemas.records import DocumentRow
from jalon.schemas.values import ReadStatus

ROOT = Path(__file__).parents[2]
OUTPUT = ROOT / "output"
HOSTILE = ("=1+1", "+SUM(A1)", "-2+3", "@cmd", '=HYPERLINK("http://x")', "\x1b[31m<b>&amp;")


@pytest.fixture(scope="module")
def workbook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The workbook of the samples, as the command writes it."""
    path = tmp_path_factory.mktemp("book") / "classeur.xlsx"
    command = ["compare", str(OUTPUT), "--xlsx", str(path), "--documents", str(ROOT / "samples")]
    assert main([*command, "--lang", "fr"]) == 0
    return path


def opened(path: Path) -> Any:
    """The workbook with the values of its formulas."""
    return openpyxl.load_workbook(path, data_only=True)


def rows_of(path: Path, sheet: str, first_row: int = 1) -> list[dict[str, object]]:
    """The rows of a sheet under its headings in ``first_row``."""
    lines = list(opened(path)[sheet].iter_rows(min_row=first_row, values_only=True))
    return [dict(zip(map(str, lines[0]), line, strict=True)) for line in lines[1:]]


def test_sheets_are_french(workbook: Path) -> None:
    """Without a language, sheets and headings are French; codes are words."""

    names = opened(workbook).sheetnames

    assert names[:3] == ["Couverture", "Pôles et thèmes", "Familles d’indicateurs"]
    assert {"Cibles", "À vérifier", "Corrections"} <= set(names)
    row = next(row for row in rows_of(workbook, "Cibles") if row["Cible"] == "75 % et plus")
    assert (row["Comparateur"], row["Valeur"], row["Unité"]) == ("au moins", 75, "pour cent")
    assert row["Responsables"] is None or isinstance(row["Responsables"], str)


def test_totals_are_those_of_duckdb(workbook: Path) -> None:
    """The last line of bodies × themes is what SQL counts in the dataset."""

    def count(sql: str) -> int:
        (found,) = duckdb.connect().execute(sql).fetchall()[0]
        return int(found)

    targets, actions = f"'{OUTPUT / 'targets.parquet'}'", f"'{OUTPUT / 'actions.parquet'}'"
    lines = list(opened(workbook)["Pôles et thèmes"].iter_rows(values_only=True))
    total = next(line for line in lines if line[0] == "Total")
    head = next(at for at, line in enumerate(lines) if line[0] == "Organisme")
    counts = [value for value in total[1:] if isinstance(value, int | float)]

    assert count(f"SELECT count(*) FROM {actions}") == counts[-4]
    assert count(f"SELECT count(DISTINCT indicator_id) FROM {targets}") == counts[-3]
    assert count(f"SELECT count(value) FROM {targets}") == counts[-2]
    where = "ministerial_theme IS NULL"
    assert count(f"SELECT count(*) FROM {actions} WHERE {where}") == counts[-7]
    # each column adds up
    bodies = lines[head + 1 : lines.index(total)]
    for column in range(1, len(counts) + 1):
        assert sum(int(str(line[column])) for line in bodies) == total[column]


def test_rows_lead_to_their_page(workbook: Path) -> None:
    """A row links to the page of its document and to its place in the review."""

    sheet = opened(workbook)["Cibles"]

    assert sheet.cell(2, 3).hyperlink.target.endswith(".pdf")
    assert sheet.cell(2, 3).hyperlink.location.startswith("page=")
    assert "127.0.0.1" in sheet.cell(2, 4).hyperlink.target
    assert sheet.freeze_panes is not None
    assert sheet.auto_filter.ref is not None


@pytest.mark.parametrize("text", HOSTILE)
def test_text_stays_text(text: str, dataset: Dataset, tmp_path: Path) -> None:
    """What looks like a formula, markup or a terminal's escape is text in every sheet."""

    rows = tuple(row.model_copy(update={"action": text}) for row in dataset.targets)
    path = tmp_path / "book.xlsx"
    write_workbook(replace(dataset, targets=rows), path, Places(tmp_path), Language.FR)

    sheet = openpyxl.load_workbook(path)["Cibles"]
    column = [cell.value for cell in sheet[1]].index("Action") + 1
    cell = sheet.cell(2, column)
    assert cell.data_type == "s"
    assert str(cell.value).replace("␛", "\x1b") == text
    with zipfile.ZipFile(path) as parts:
        assert b"<f>1+1" not in parts.read("xl/worksheets/sheet5.xml")


def test_cover_puts_unread_documents_first(dataset: Dataset, tmp_path: Path) -> None:
    """A document that gave no row is no document that was read, and totals say so."""

    empty = dataset.documents[0].model_copy(
        update={"document_id": "f" * 16, "sha256": "f" * 64, "file_name": "vide.pdf", "rows": 0}
    )
    failed = DocumentRow.model_validate(
        empty.model_dump()
        | {"document_id": "e" * 16, "sha256": "e" * 64, "file_name": "brisé.pdf"}
        | {"status": ReadStatus.FAILED, "error": "damaged_pdf", "error_fr": "brisé"}
    )
    path = tmp_path / "book.xlsx"
    whole = replace(dataset, documents=(*dataset.documents, empty, failed))
    write_workbook(whole, path, Places(tmp_path), Language.FR)

    lines = list(opened(path)["Couverture"].iter_rows(values_only=True))
    names = [line[0] for line in lines if str(line[0]).endswith(".pdf")]
    assert names == ["brisé.pdf", "vide.pdf", "plan.pdf"]
    assert any("1 document non lu" in str(line[0]) for line in lines)
    themes = list(opened(path)["Pôles et thèmes"].iter_rows(values_only=True))
    assert "Attention" in str(themes[0][0])


def test_libreoffice_opens_it(workbook: Path, tmp_path: Path) -> None:
    """LibreOffice reads every sheet and computes the same totals."""

    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not installed")
    home = f"-env:UserInstallation={(tmp_path / 'home').as_uri()}"
    command = [office, home, "--headless", "--convert-to", "ods", "--outdir", str(tmp_path)]
    subprocess.run([*command, str(workbook)], check=True, capture_output=True, timeout=180)
    back = [office, home, "--headless", "--convert-to", "xlsx", "--outdir", str(tmp_path / "back")]
    made = tmp_path / "classeur.ods"
    subprocess.run([*back, str(made)], check=True, capture_output=True, timeout=180)

    again = opened(tmp_path / "back" / "classeur.xlsx")
    assert again.sheetnames == opened(workbook).sheetnames
    totals = [
        [cell for line in book["Pôles et thèmes"].iter_rows(values_only=True) for cell in line]
        for book in (again, opened(workbook))
    ]
    numbers = [[cell for cell in cells if isinstance(cell, int)] for cells in totals]
    assert numbers[0] == numbers[1]


def test_run_writes_it_as_well(tmp_path: Path) -> None:
    """``jalon run --xlsx`` writes the workbook beside the dataset."""

    path = tmp_path / "book.xlsx"
    sample = ROOT / "samples" / "plan-chaudiere-appalaches-2025-2026.pdf"
    command = ["run", str(sample), "--output", str(tmp_path / "data"), "--xlsx", str(path)]

    assert main([*command, "--quiet"]) == 0
    assert len(rows_of(path, "Cibles")) == len(read_dataset(tmp_path / "data").targets)
