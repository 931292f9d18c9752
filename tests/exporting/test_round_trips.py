"""CSV, SQLite and DuckDB hold the whole dataset: what is read back is what was written."""

from __future__ import annotations

import csv
import json
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from jalon.exporting import EXPORTS, export_dataset, read_export
from jalon.exporting.export import ExportError
from jalon.exporting.flat import flat_tables
from jalon.publish import read_dataset
from jalon.publish.list_tables import with_list_tables
from jalon.schemas.dataset import Dataset
from jalon.schemas.field_records import Corrected

OUTPUT = Path(__file__).parents[2] / "output"
LOSSLESS = ("csv", "csvw", "sqlite", "duckdb")


@pytest.fixture(params=["made", "output"])
def whole(request: pytest.FixtureRequest, dataset: Dataset) -> Dataset:
    """A dataset with a row in every table, and that of the samples."""
    return with_list_tables(dataset) if request.param == "made" else read_dataset(OUTPUT)


@pytest.mark.parametrize("form", LOSSLESS)
def test_nothing_is_lost(whole: Dataset, form: str, tmp_path: Path) -> None:
    """Every table, row, list and item comes back, in order."""

    if form == "duckdb":
        pytest.importorskip("duckdb", reason="DuckDB is not installed: jalon[duckdb]")
    export_dataset(whole, form, tmp_path / "x")

    assert read_export(tmp_path / "x") == whole


@pytest.mark.parametrize("form", LOSSLESS)
def test_corrections_come_back(dataset: Dataset, form: str, tmp_path: Path) -> None:
    """What people said of rows is there again, what a machine did not know of them as well."""

    if form == "duckdb":
        pytest.importorskip("duckdb", reason="DuckDB is not installed: jalon[duckdb]")
    said = {"by": "Ada", "at": "2026-01-01T12:00:00+00:00", "event_id": "a" * 16}
    whole = Corrected(field=None, machine=None, machine_confidence=None, why=None, **said)
    part = Corrected(field="lead", machine="[]", machine_confidence=0.5, why="vu", **said)
    first = dataset.targets[0].model_copy(update={"corrections": (whole, part)})
    made = with_list_tables(replace(dataset, targets=(first, *dataset.targets[1:])))
    export_dataset(made, form, tmp_path / "x")

    assert read_export(tmp_path / "x") == made


@pytest.mark.parametrize("form", ["csv", "csvw", "sqlite", "stratml", "jsonld", "iati"])
def test_the_same_bytes(dataset: Dataset, form: str, tmp_path: Path) -> None:
    """The same dataset gives the same files."""

    for name in ("one", "other"):
        export_dataset(dataset, form, tmp_path / name)
    first, second = tmp_path / "one", tmp_path / "other"
    files = [first, *first.rglob("*")] if first.is_dir() else [first]
    pairs = [(path, second / path.relative_to(first)) for path in files if path.is_file()]

    assert pairs
    assert all(one.read_bytes() == other.read_bytes() for one, other in pairs)


def test_no_lists_are_left(dataset: Dataset, tmp_path: Path) -> None:
    """A CSV file has plain values only; items of lists stand in files of their own."""

    export_dataset(dataset, "csv", tmp_path)
    with (tmp_path / "targets.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    with (tmp_path / "targets_boxes.csv").open(encoding="utf-8", newline="") as file:
        boxes = list(csv.DictReader(file))

    assert {"lead", "boxes", "notes"}.isdisjoint(rows[0])
    assert boxes[0]["target_id"] == rows[0]["target_id"]
    assert (boxes[0]["field"], boxes[0]["position"]) == ("target", "1")
    assert len(list(tmp_path.glob("*.csv"))) == len(list(flat_tables()))


def test_sqlite_says_what_columns_hold(dataset: Dataset, tmp_path: Path) -> None:
    """Keys hold, and the descriptions of columns stand in a table."""

    export_dataset(dataset, "sqlite", tmp_path / "x.sqlite")
    with closing(sqlite3.connect(tmp_path / "x.sqlite")) as base:
        faults = base.execute("PRAGMA foreign_key_check").fetchall()
        unit = base.execute(
            "SELECT unit FROM _columns WHERE \"table\" = 'targets' AND \"column\" = 'x0'"
        ).fetchone()
        joined = base.execute(
            "SELECT count(*) FROM targets JOIN target_leads USING (target_id)"
        ).fetchone()

    assert faults == []
    assert unit == ("pt",)
    assert joined[0] > 0


def test_csvw_describes_every_file(dataset: Dataset, tmp_path: Path) -> None:
    """The metadata names each file with its columns, types and keys, as the files have them."""

    export_dataset(dataset, "csvw", tmp_path)
    metadata = json.loads((tmp_path / "csv-metadata.json").read_text(encoding="utf-8"))

    assert metadata["@context"] == "http://www.w3.org/ns/csvw"
    files = {path.name for path in tmp_path.glob("*.csv")}
    assert {table["url"] for table in metadata["tables"]} == files
    for table in metadata["tables"]:
        head = (tmp_path / table["url"]).read_text(encoding="utf-8").splitlines()[0]
        names = [column["name"] for column in table["tableSchema"]["columns"]]
        assert head.split(",") == names
        for key in table["tableSchema"].get("foreignKeys", []):
            assert key["columnReference"] in names
            assert key["reference"]["resource"] in files


def test_what_is_no_export(tmp_path: Path) -> None:
    """An empty folder and a form that nobody knows are refused by name."""

    with pytest.raises(ExportError, match="export_failed"):
        read_export(tmp_path)
    with pytest.raises(ValueError, match="'excel'; expected one of stratml, iati, csv"):
        export_dataset(Dataset(), "excel", tmp_path)
    assert set(LOSSLESS) < set(EXPORTS)
