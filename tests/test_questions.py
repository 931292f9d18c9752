"""The ten questions of docs/questions.md: each query runs over output/ and counts what is there."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from jalon.publish import read_dataset
from jalon.schemas.dataset import Dataset
from jalon.schemas.values import DocType, TargetKind

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "questions.md").read_text(encoding="utf-8")
QUERIES = re.findall(r"```sql\n(.*?)```", PAGE, re.DOTALL)


@pytest.fixture(scope="module")
def data() -> Dataset:
    """The dataset of the samples."""
    return read_dataset(ROOT / "output")


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> list[list[dict[str, Any]]]:
    """Each query's rows, by column."""
    duckdb = pytest.importorskip("duckdb", reason="DuckDB is not installed: jalon[duckdb]")
    monkeypatch.chdir(ROOT / "output")
    found = []
    for query in QUERIES:
        answer = duckdb.sql(query)
        found.append([dict(zip(answer.columns, row, strict=True)) for row in answer.fetchall()])
    return found


def test_counts_are_those_of_the_rows(answers: list[list[dict[str, Any]]], data: Dataset) -> None:
    """Whatever the queries count adds up to the rows that there are."""
    stated = [row for row in data.targets if row.target is not None]
    named = {(i.action_id, i.organisation_id or i.name) for i in data.action_leads}

    assert len(answers) == 11
    assert sum(row["targets"] for row in answers[0]) == len(stated)
    assert {row["unit"] for row in answers[1]} <= {"percent", "count"}
    assert len(answers[2]) == len(data.target_results) + sum(
        row.result is not None or row.status is not None or row.percent_complete is not None
        for row in data.targets
    )
    assert any(row["falls"] == "in 2025" for row in answers[3])
    assert sum(row["actions"] for row in answers[4]) <= len(named)
    assert sum(row["actions"] for row in answers[5]) == len(data.actions)
    assert all(len(row["years"]) > 1 for row in answers[6])
    (share,) = answers[8]
    undetermined = sum(row.kind is TargetKind.TO_BE_DETERMINED for row in stated)
    assert (share["to_be_determined"], share["targets"]) == (undetermined, len(stated))
    reports = {d.document_id for d in data.documents if d.doc_type is DocType.STATUS_REPORT}
    assert sum(row["rows"] for row in answers[9]) == sum(
        row.document_id in reports for row in data.targets
    )
    assert len(answers[10]) == len(data.documents)


def test_money_per_person_stands_apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An amount for each person is in no total."""
    duckdb = pytest.importorskip("duckdb", reason="DuckDB is not installed: jalon[duckdb]")
    monkeypatch.chdir(tmp_path)
    duckdb.sql(
        "COPY (SELECT 'a' AS document_id, 'pole' AS publisher_id, 'Pôle' AS publisher) "
        "TO 'documents.parquet'"
    )
    duckdb.sql(
        "COPY (SELECT 'a' AS document_id, * FROM (VALUES ('CAD', 500.0, 'person'), "
        "('CAD', 1000.0, NULL), ('CAD', 2000.0, NULL), ('count', 9.0, NULL)) "
        "AS t(unit, value, per)) TO 'targets.parquet'"
    )

    found = duckdb.sql(QUERIES[7]).fetchall()

    assert found == [("pole", "CAD", "in all", 3000.0, 2), ("pole", "CAD", "person", 500.0, 1)]
