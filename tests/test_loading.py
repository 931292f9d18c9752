"""A dataset as data frames: every table, its types, and what its columns mean."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import jalon
from jalon.publish import write_dataset
from jalon.schemas.dataset import Dataset
from jalon.schemas.errors import MissingPackageError, OutputError
from jalon.schemas.records import RECORDS, TargetRow, column_of

OUTPUT = Path(__file__).parents[1] / "output"


@pytest.fixture(scope="module")
def tables() -> jalon.Tables:
    """The dataset of the samples."""
    return jalon.load(OUTPUT)


def test_every_table_is_there(tables: jalon.Tables) -> None:
    """Tables are keys and attributes, in the dataset's order; each is read once."""

    assert list(tables) == list(RECORDS)
    assert set(RECORDS) <= set(dir(tables))
    assert tables.targets is tables["targets"]
    assert all(list(tables[name]) == list(model.model_fields) for name, model in RECORDS.items())


def test_types_hold_nulls(tables: jalon.Tables) -> None:
    """Numbers, texts and days stay what they are beside nulls; lists are tuples."""

    targets = tables.targets

    assert targets.page.dtype == "Int32"
    assert targets.value.dtype == "Float64"
    assert targets.target.dtype == "string"
    assert tables.links.dtypes["score"] == "Float64"
    assert tables.documents.period_start.dtype == "Int32"
    assert {type(item) for item in targets.lead} == {tuple}
    assert targets.value.isna().any()
    assert targets.due_end.dtype == "datetime64[s]"
    assert 0 < (targets.due_end < "2025-01-01").sum() < targets.due_end.notna().sum()


def test_frames_group_compare_and_resample(tables: jalon.Tables) -> None:
    """Whatever a column holds, rows can be grouped by it; days resample, numbers compare."""

    for name, frame in tables.items():
        for column in frame.columns:
            sizes = frame.groupby([column], dropna=False).size()
            assert sizes.sum() == len(frame), (name, column)
        assert len(frame.drop_duplicates()) == len(frame)
    targets = tables.targets
    by_year = targets.dropna(subset="due_end").set_index("due_end").resample("YE").size()
    assert by_year.sum() == targets.due_end.notna().sum()
    assert 0 < (targets.value > 10).sum() < len(targets)
    leads = tables.target_leads.merge(targets[["target_id", "lead"]], on="target_id")
    assert len(leads) == targets.lead.map(len).sum() > 0
    assert all(name in lead for name, lead in zip(leads["name"], leads["lead"], strict=True))


def test_polars_has_the_same_rows(tables: jalon.Tables) -> None:
    """A table as polars has it: as many rows, the same sums, days as dates."""

    pl = pytest.importorskip("polars", reason="polars is not installed: jalon[polars]")
    targets = tables.polars("targets")

    assert targets.height == len(tables.targets)
    assert targets["value"].sum() == pytest.approx(tables.targets.value.sum())
    assert targets.schema["due_end"] == pl.Date
    assert targets["lead"].explode().drop_nulls().len() == tables.target_leads.name.count()


def test_a_package_that_is_missing(tables: jalon.Tables, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without polars its frames are refused, and the sentence says what to install."""

    monkeypatch.setitem(sys.modules, "polars", None)
    with pytest.raises(MissingPackageError, match=r"pip install jalon\[polars\]"):
        tables.polars("targets")


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_columns_are_described(tables: jalon.Tables, lang: str) -> None:
    """Each column has its title and description in the language asked for, unit and type."""

    described = tables.describe("targets", lang=lang)  # type: ignore[arg-type]
    column = column_of(TargetRow, "value")

    assert list(described.index) == list(TargetRow.model_fields)
    assert not described[["title", "description", "type"]].isna().any(axis=None)
    assert described.loc["value", "title"] == getattr(column, f"title_{lang}")
    assert described.loc["value", "description"] == getattr(column, lang)
    assert described.loc[["x0", "lead"], "type"].tolist() == ["float64", "list<string>"]
    assert described.loc["x0", "unit"] == "pt"
    assert described["unit"].isna()["lead"]


def test_boxes_are_named_tuples(tables: jalon.Tables) -> None:
    """What stands beside a row's values comes as named tuples."""

    (first, second) = (tables.targets[name][0] for name in ("boxes", "other_columns"))

    assert first[0]._fields == ("field", "page", "x0", "top", "x1", "bottom")
    assert first[0].page == tables.targets.page[0]
    assert second == ()


def test_what_is_not_there(tables: jalon.Tables, tmp_path: Path) -> None:
    """Another name, another language and another folder each raise, naming what is known."""

    with pytest.raises(KeyError, match="'goals'; expected one of documents"):
        tables["goals"]
    with pytest.raises(AttributeError, match="'goals'; expected one of documents"):
        _ = tables.goals
    with pytest.raises(ValueError, match="'de'"):
        tables.describe("targets", lang="de")  # type: ignore[arg-type]
    with pytest.raises(OutputError, match=r"documents\.parquet"):
        jalon.load(tmp_path)
    with pytest.raises(AttributeError, match="jalon"):
        _ = jalon.loads


def test_a_file_that_is_no_table(tmp_path: Path) -> None:
    """A broken file is named when its table is asked for; the others can be read."""

    write_dataset(Dataset(), tmp_path / "out")
    (tmp_path / "out" / "targets.parquet").write_text("no table")
    tables = jalon.load(str(tmp_path / "out"))

    assert len(tables.actions) == 0
    with pytest.raises(OutputError, match=r"targets\.parquet"):
        _ = tables.targets


def test_import_is_fast() -> None:
    """The package alone brings neither pandas nor Arrow along."""

    code = "import sys, jalon; print(sorted({'pandas', 'pyarrow'} & set(sys.modules)))"
    out = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)

    assert out.stdout.strip() == "[]"
