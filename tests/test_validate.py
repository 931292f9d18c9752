from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from jalon.identity import Identities
from jalon.messages import Language
from jalon.publish import folder as publish_folder
from jalon.publish import write_dataset
from jalon.publish.list_tables import with_list_tables
from jalon.schemas.arrow import arrow_schema
from jalon.schemas.dataset import Dataset
from jalon.schemas.records import RECORDS, TargetRow
from jalon.validate import check_dataset

PLAN = ("1", "Accessibilité", "1.1", "Structurer les échanges", "1.1.1", "Table de concertation")
TARGET_ID = Identities("0123456789abcdef").same(
    "target", *PLAN, "Taux de satisfaction", "2025-2026"
)
Spoil = Callable[[Path], object]


@pytest.fixture
def out(dataset: Dataset, tmp_path: Path) -> Path:
    """The folder of a right dataset."""
    write_dataset(dataset, tmp_path / "out")
    return tmp_path / "out"


def change_column(name: str, column: pa.Array) -> Spoil:
    """Replace, or add, a column of the table of targets."""

    def spoil(out: Path) -> None:
        path = out / "targets.parquet"
        table = pq.read_table(path)
        if name in table.column_names:
            table = table.set_column(table.column_names.index(name), name, column)
        else:
            table = table.append_column(name, column)
        pq.write_table(table, path)

    return spoil


def change_json(out: Path) -> None:
    """Change a value in the document's file."""
    path = next((out / "json").iterdir())
    path.write_text(path.read_text(encoding="utf-8").replace("80.0", "81.0"), encoding="utf-8")


def change_descriptor(out: Path) -> None:
    """Change a column's type in the descriptor."""
    path = out / "datapackage.json"
    value = json.loads(path.read_text(encoding="utf-8"))
    value["resources"][1]["schema"]["fields"][1]["type"] = "string"
    path.write_text(json.dumps(value), encoding="utf-8")


def change_resources(change: Callable[[list[dict[str, object]]], object]) -> Spoil:
    """Change the descriptor's resources."""

    def spoil(out: Path) -> None:
        path = out / "datapackage.json"
        value = json.loads(path.read_text(encoding="utf-8"))
        change(value["resources"])
        path.write_text(json.dumps(value), encoding="utf-8")

    return spoil


BOX = {"page": 1, "x0": 1.0, "top": 1.0, "x1": 2.0, "bottom": 2.0}
BOXES = arrow_schema(TargetRow).field("boxes").type
SURE = arrow_schema(TargetRow).field("field_confidence").type

SPOILT: dict[str, tuple[Spoil, str]] = {
    "table missing": (lambda out: (out / "actions.parquet").unlink(), "actions.parquet: the file"),
    "table cut short": (
        lambda out: (out / "actions.parquet").write_bytes(b"PAR1"),
        "actions.parquet: the file cannot be read",
    ),
    "descriptor missing": (
        lambda out: (out / "datapackage.json").unlink(),
        "datapackage.json: the file is missing",
    ),
    "descriptor not JSON": (
        lambda out: (out / "datapackage.json").write_text("{"),
        "datapackage.json: the file cannot be read",
    ),
    "descriptor differs": (change_descriptor, "datapackage.json: the description differs"),
    "document missing": (
        lambda out: next((out / "json").iterdir()).unlink(),
        "json/0123456789abcdef.json: the file is missing",
    ),
    "document too many": (
        lambda out: (out / "json" / "x.json").write_text("{}"),
        "json/x.json: no document of this name",
    ),
    "document differs": (change_json, "json/0123456789abcdef.json: the content differs"),
    "list without its items": (
        lambda out: pq.write_table(
            pq.read_table(out / "target_leads.parquet").slice(1), out / "target_leads.parquet"
        ),
        "target_leads: the content differs from the lists of targets",
    ),
    "schema of documents missing": (
        lambda out: (out / "document.schema.json").unlink(),
        "document.schema.json: the file is missing",
    ),
    "file too many": (lambda out: (out / "more.parquet").write_bytes(b""), "more.parquet: this"),
    "resource too many": (
        change_resources(lambda r: r.append({**r[0], "name": "more"})),
        "datapackage.json: the resource “more”",
    ),
    "resource twice": (
        change_resources(lambda r: r.append(r[0])),
        "datapackage.json: the resource “documents”",
    ),
    "resource with its data": (
        change_resources(lambda r: r[0].update(data=[{"x": 1}])),
        "datapackage.json: the description differs from the schema (documents.path)",
    ),
    "path elsewhere": (
        change_resources(lambda r: r[0].update(path="../documents.parquet")),
        "datapackage.json: the description differs from the schema (documents.path)",
    ),
    "bytes miscounted": (
        change_resources(lambda r: r[0].update({"jalon:bytes": 1})),
        "documents.parquet: the file has",
    ),
    "descriptor deeply nested": (
        lambda out: (out / "datapackage.json").write_text("[" * 100_000),
        "datapackage.json: the file cannot be read",
    ),
    "descriptor a list": (
        lambda out: (out / "datapackage.json").write_text("[1]"),
        "datapackage.json: the file cannot be read",
    ),
    "resources no list": (
        lambda out: (out / "datapackage.json").write_text('{"resources": {"a": 1}}'),
        "datapackage.json: the file cannot be read",
    ),
    "value not stated": (
        change_column("value", pa.array([999.0, None])),
        "targets, row 1: value is 999.0, which the text “80 % et plus” does not state",
    ),
    "identifier of other contents": (
        change_column("indicator", pa.array(["Autre chose"] * 2)),
        f"targets, row 1: target_id “{TARGET_ID}” is not made of",
    ),
    "row unlike its action": (
        change_column("theme", pa.array(["Autre thème"] * 2)),
        "targets, row 1: theme differs from the action",
    ),
    "digest differs": (
        change_column("method", pa.array(["a", "b"])),
        "targets.parquet: the content differs",
    ),
    "column of another type": (
        change_column("page", pa.array([1, 1], pa.int64())),
        "targets.page: the type is int64 instead of int32",
    ),
    "column too many": (change_column("budget", pa.array([1, 2])), "column budget is not"),
    "value out of bounds": (
        change_column("confidence", pa.array([0.5, 1.5])),
        "targets, row 2, confidence: Input should be less than or equal to 1",
    ),
    "unit without number": (
        change_column("unit", pa.array(["percent", "percent"])),
        "targets, row 2: Value error, expected value, unit and comparator together",
    ),
    "box off the page": (
        change_column("x1", pa.array([30.0, 700.0])),
        "targets, row 2: the box of row lies off page 1 (612.0 × 792.0 pt)",
    ),
    "page that is not there": (
        change_column("page", pa.array([1, 9], pa.int32())),
        "targets, row 2: row names page 9 of a document of 3 pages",
    ),
    "box of an unknown column": (
        change_column("boxes", pa.array([[BOX | {"field": "zut"}], []], BOXES)),
        "targets, row 1: Value error, expected columns of targets, not zut",
    ),
    "column surer than sure": (
        change_column(
            "field_confidence", pa.array([[], [{"field": "due", "confidence": 2.0}]], SURE)
        ),
        "targets, row 2, field_confidence.0.confidence: Input should be less than or equal to 1",
    ),
    "key twice": (
        change_column("target_id", pa.array([str(TARGET_ID)] * 2)),
        f"targets: target_id “{TARGET_ID}” stands on more than one row",
    ),
    "unknown action": (
        change_column("action_id", pa.array(["1" * 16, None])),
        f"targets, row 1: action_id “{'1' * 16}” is not in actions",
    ),
    "unknown body in a list": (
        change_column("lead_ids", pa.array([["pole-estrie", "pole-zut"], []])),
        "targets, row 1: lead_ids “pole-zut” is not in organisations",
    ),
    "unknown family": (
        change_column("indicator_family", pa.array(["zut", "satisfaction"])),
        "targets, row 1: indicator_family “zut” is not in indicator_families",
    ),
    "code without evidence": (
        change_column("ministerial_theme_evidence", pa.array(["accès", None])),
        "targets, row 2: Value error, expected ministerial_theme with score and evidence",
    ),
    "finding on no row": (
        change_column("target_id", pa.array(["3" * 16, "4" * 16])),
        f"findings, row 1: row_id “{TARGET_ID}” is not in",
    ),
}


def test_right_dataset(dataset: Dataset, out: Path) -> None:
    """A dataset as it was written has no fault."""

    checked = check_dataset(out, Language.EN)

    assert checked.faults == ()
    assert (checked.tables, checked.rows) == (
        len(RECORDS),
        sum(len(rows) for _, rows in with_list_tables(dataset).tables()),
    )


def test_empty_dataset(tmp_path: Path) -> None:
    """A dataset without documents has no fault either."""

    write_dataset(Dataset(), tmp_path / "out")

    assert check_dataset(tmp_path / "out", Language.EN).faults == ()


@pytest.mark.parametrize(("spoil", "fault"), SPOILT.values(), ids=SPOILT)
def test_faults(out: Path, spoil: Spoil, fault: str) -> None:
    """Whatever was changed is named in a line."""

    spoil(out)

    assert any(line.startswith(fault) or fault in line for line in check(out))


def check(out: Path) -> tuple[str, ...]:
    """The faults in English."""
    return check_dataset(out, Language.EN).faults


def test_faults_in_french(dataset: Dataset, out: Path) -> None:
    """Faults are told in the reader's language."""

    (out / "actions.parquet").unlink()

    assert "actions.parquet\u00a0: le fichier manque" in check_dataset(out, Language.FR).faults


def test_no_folder(tmp_path: Path) -> None:
    """A folder that does not exist is a fault."""

    assert check(tmp_path / "nowhere") == ("there is no such folder",)


def test_reference_to_document(dataset: Dataset, tmp_path: Path) -> None:
    """Rows of a document that is not in the table of documents are faults."""

    publish_folder.write_dataset(replace(dataset, documents=()), tmp_path / "out")

    assert any("document_id" in line for line in check(tmp_path / "out"))


def test_counts_of_a_document(dataset: Dataset, tmp_path: Path) -> None:
    """A document that counts other rows than it has is a fault."""

    document = dataset.documents[0].model_copy(update={"rows": 4})
    write_dataset(replace(dataset, documents=(document,)), tmp_path / "out")

    faults = check_dataset(tmp_path / "out", Language.EN).faults
    assert faults == ("documents, row 1: rows is 4 instead of 5",)
