from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from jalon.cli import main
from jalon.corrections.store import Store, default_path
from jalon.publish import read_dataset

ROOT = Path(__file__).parents[2]
PLAN = ROOT / "samples" / "plan-chaudiere-appalaches-2025-2026.pdf"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A dataset of one plan, with a workbook beside it."""
    folder = tmp_path_factory.mktemp("sheet") / "data"
    book = str(folder.with_name("book.xlsx"))
    assert main(["run", str(PLAN), "-o", str(folder), "-q", "--xlsx", book, "--lang", "fr"]) == 0
    return folder


def test_workbook_to_dataset_and_back(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What a person writes into the sheet is applied by the next run, and stands in its sheet."""

    row = next(r for r in read_dataset(folder).targets if r.target == "75 % et plus")
    path = folder.with_name("book.xlsx")
    book = openpyxl.load_workbook(path)
    sheet = book["Corrections"]
    lines = (
        (row.target_id, "Valeur", "70,5", "corriger", "coquille", "Ada"),
        (row.target_id, "Comparateur", "environ", None, None, "Ada"),
        (row.target_id, "Thème ministériel", "Accessibilité", None, None, "Ada"),
        ("0" * 16, "Valeur", 1, None, None, "Ada"),
        (row.target_id, "Valeur", "beaucoup", None, None, "Ada"),
    )
    for number, line in enumerate(lines, start=4):
        for column, value in enumerate(line, start=1):
            sheet.cell(number, column).value = value
    book.save(path)

    assert main(["corrections", str(folder), "--import", str(path), "--lang", "fr"]) == 1
    said = capsys.readouterr().err
    assert "ligne 7" in said
    assert "ligne 8" in said
    assert main(["run", str(PLAN), "-o", str(folder), "-q", "--xlsx", str(path)]) == 0

    (made,) = (r for r in read_dataset(folder).targets if r.corrections)
    assert (made.value, made.comparator) == (70.5, "approx")
    assert len(Store(default_path(folder)).read()) == 3
    again = list(openpyxl.load_workbook(path)["Corrections"].iter_rows(values_only=True))
    assert [line[1] for line in again[3:5]] == ["Valeur", "Comparateur"]
    # what was exported is not imported again
    assert main(["corrections", str(folder), "--import", str(path), "--lang", "fr"]) == 0
    assert len(Store(default_path(folder)).read()) == 3


def test_list_of_corrections(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each correction is a line that says who, what, and what became of it."""

    assert main(["corrections", str(folder), "--lang", "fr"]) == 0

    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 3
    assert "Ada" in lines[0]
    assert "appliquée" in lines[0]


def test_workbook_of_others(tmp_path: Path, folder: Path) -> None:
    """A workbook without the sheet is refused."""

    path = tmp_path / "other.xlsx"
    openpyxl.Workbook().save(path)

    assert main(["corrections", str(folder), "--import", str(path)]) == 2
