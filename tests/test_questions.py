"""The ten questions of docs/questions.md: each query runs over output/ and counts what is there."""

from __future__ import annotations

import json
import re
import statistics
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from jalon.identity import fold_label
from jalon.publish import read_dataset
from jalon.schemas.dataset import Dataset
from jalon.schemas.values import DocType, TargetKind

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "questions.md").read_text(encoding="utf-8")
QUERIES = re.findall(r"```sql\n(.*?)```", PAGE, re.DOTALL)


def gold_rows() -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Rows and actions of the samples' gold, each with its document's facts and its action."""
    kinds: dict[str, list[dict[str, Any]]] = {"rows": [], "actions": []}
    fields = ("target", "value", "unit", "kind", "indicator", "period", "due", "status")
    for path in sorted((ROOT / "samples").glob("*.gold.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        about = {name: gold["document"][name] for name in ("publisher_id", "doc_type")}
        for kind, kept in kinds.items():
            for row in gold.get(kind, []):
                key = tuple(
                    str(row.get(n)) for n in ("theme", "objective", "action_code", "action")
                )
                told = {name: row.get(name) for name in (*fields, "percent_complete")}
                lead = row.get("lead") or []
                kept.append({**about, **told, "file": path.name, "key": key, "lead": lead})
    return kinds["rows"], kinds["actions"]


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


def test_answers_are_the_gold_s(answers: list[list[dict[str, Any]]], data: Dataset) -> None:
    """Over the samples, the ten answers are those of what a careful reader keyed in."""
    rows, actions = gold_rows()
    stated = [row for row in rows if row["target"] is not None]

    per_publisher = Counter(row["publisher_id"] for row in stated)
    found: Counter[str] = Counter()
    for row in answers[0]:
        found[row["publisher"]] += row["targets"]
    assert +found == per_publisher

    satisfied = [r for r in stated if r["value"] and "satisf" in fold_label(r["indicator"])]
    medians = {
        unit: statistics.median(r["value"] for r in satisfied if r["unit"] == unit)
        for unit in {row["unit"] for row in satisfied}
    }
    assert {row["unit"]: row["median"] for row in answers[1]} == medians

    reported = [r for r in rows if r["doc_type"] == "status_report" and r["status"]]
    assert sum(row["reported"] is not None for row in answers[2]) == len(reported)

    due = {(row["file"], row["key"], row["due"]) for row in [*rows, *actions] if row["due"]}
    assert sum(row["rows"] for row in answers[3]) == len(due)
    in_2025 = next(row["printed"] for row in answers[3] if row["falls"] == "in 2025")
    assert in_2025
    assert all("2025" in text for text in in_2025)

    known = {item.name: item.organisation_id or item.name for item in data.action_leads}
    led = {(known[name], r["file"], r["key"]) for r in [*rows, *actions] for name in r["lead"]}
    most = Counter(body for body, *_ in led)
    assert {row["lead"]: row["actions"] for row in answers[4]} == most

    aimed = {(row["file"], row["key"]) for row in stated}
    named = {(row["file"], row["key"]): row["doc_type"] for row in [*rows, *actions]}
    # what a report publishes are figures: none of its actions is a row of the gold
    without = Counter(
        kind for key, kind in named.items() if key not in aimed and kind != "annual_report"
    )
    counts = {r["doc_type"]: r["without_target"] for r in answers[5] if r["without_target"]}
    counts.pop("annual_report", None)
    assert counts == without

    years: dict[tuple[str, ...], set[str]] = {}
    for row in rows:
        years.setdefault((row["file"], *row["key"], row["indicator"]), set()).add(row["period"])
    assert len(answers[6]) == sum(len(periods) > 1 for periods in years.values())

    money = [r for r in stated if r["unit"] and len(r["unit"]) == 3 and r["unit"].isupper()]
    assert sum(row["amount"] for row in answers[7]) == sum(row["value"] for row in money)

    (share,) = answers[8]
    undetermined = sum(row["kind"] == "to_be_determined" for row in stated)
    assert (share["to_be_determined"], share["targets"]) == (undetermined, len(stated))

    progress = [row for row in rows if row["doc_type"] == "status_report"]
    assert sum(row["rows"] for row in answers[9]) == len(progress)
    shares = sum(row["percent_complete"] is not None for row in progress)
    assert sum(row["with_share"] for row in answers[9]) == shares


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
