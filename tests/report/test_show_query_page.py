from __future__ import annotations

import csv
import json
from io import StringIO
from pathlib import Path

import openpyxl
import pyarrow.parquet as pq
import pytest
from PIL import Image

from jalon.cli import main
from jalon.report.pictures import text_picture

ROOT = Path(__file__).parents[2]
OUTPUT = str(ROOT / "output")
PLAN = str(ROOT / "samples" / "plan-chaudiere-appalaches-2025-2026.pdf")
COUNT = "SELECT unit, count(*) AS n FROM targets WHERE unit IS NOT NULL GROUP BY ALL ORDER BY ALL"


def test_summary_says_what_to_do(capsys: pytest.CaptureFixture[str]) -> None:
    """The summary counts what was read and ends with what to do next."""

    assert main(["show", OUTPUT, "--lang", "fr"]) == 0
    said = capsys.readouterr().out

    rows = pq.read_metadata(f"{OUTPUT}/targets.parquet").num_rows
    assert any(line.split() == ["Cibles", str(rows)] for line in said.splitlines())
    assert "Ensuite" in said
    assert "jalon review" in said


def test_query_in_each_form(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """The same query gives the same rows as CSV, JSON, Parquet and XLSX."""

    assert main(["query", OUTPUT, COUNT]) == 0
    rows = list(csv.reader(StringIO(capsys.readouterr().out)))[1:]
    expected = [(unit, int(n)) for unit, n in rows]
    assert main(["query", OUTPUT, COUNT, "--format", "json"]) == 0
    as_json = json.loads(capsys.readouterr().out)
    for form in ("parquet", "xlsx"):
        assert main(["query", OUTPUT, COUNT, "--output", str(tmp_path / f"n.{form}")]) == 0
    sheet = openpyxl.load_workbook(tmp_path / "n.xlsx").active

    assert expected
    assert [(row["unit"], row["n"]) for row in as_json] == expected
    found = pq.read_table(tmp_path / "n.parquet").to_pylist()
    assert [(row["unit"], row["n"]) for row in found] == expected
    assert list(sheet.iter_rows(min_row=2, values_only=True)) == expected


@pytest.mark.parametrize(
    "sql", ["SELECT nothing", "SELECT * FROM read_text('/etc/hostname')", "COPY targets TO 'x.csv'"]
)
def test_query_that_is_refused(
    sql: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A wrong query, and one that would reach for other files, ends with a sentence and 1."""

    monkeypatch.chdir(tmp_path)

    assert main(["query", OUTPUT, sql, "--lang", "en"]) == 1
    assert "The query cannot be run" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_parquet_is_not_written_to_a_terminal() -> None:
    """Forms of bytes need a file."""

    assert main(["query", OUTPUT, COUNT, "--format", "parquet"]) == 2


def test_page_shows_boxes(tmp_path: Path) -> None:
    """The picture has the page's shape, and colour where fields were read."""

    path = tmp_path / "page.png"

    assert main(["page", PLAN, "3", "--output", str(path)]) == 0
    with Image.open(path) as image:
        assert image.width == 1224
        assert image.height > 1584
        # the target "75 % et plus" stands in a box of its colour
        found = image.convert("RGB").crop((700, 500, 1000, 700)).getcolors(1 << 20)
    assert found is not None
    assert (200, 0, 110) in {colour for _, colour in found}


@pytest.mark.parametrize("page", ["0", "x", "400"])
def test_page_that_is_not_there(page: str, tmp_path: Path) -> None:
    """What is no page of the document is wrong usage."""

    assert main(["page", PLAN, page, "--output", str(tmp_path / "page.png")]) == 2


def test_accents_are_drawn() -> None:
    """Text of a legend shows accents."""

    pictures = [text_picture(text, 20).tobytes() for text in ("Theme", "Thème")]

    assert pictures[0] != pictures[1]


def test_folder_that_is_no_dataset(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each command says that there is no dataset, and ends with 2."""

    codes = [
        main(["show", str(tmp_path), "--lang", "en"]),
        main(["query", str(tmp_path), "SELECT 1", "--lang", "en"]),
        main(["compare", str(tmp_path), "--xlsx", str(tmp_path / "b.xlsx"), "--lang", "en"]),
    ]

    assert codes == [2, 2, 2]
    assert capsys.readouterr().err.count("holds no dataset") == 3
