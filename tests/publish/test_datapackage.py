from __future__ import annotations

import datetime as dt
import hashlib
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from frictionless import Package, system
from jsonschema import Draft202012Validator

from jalon.publish import write_dataset
from jalon.schemas.dataset import Dataset
from jalon.schemas.records import RECORDS

OUTPUT = Path(__file__).parents[2] / "output"


@pytest.fixture
def descriptor(dataset: Dataset, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """The descriptor of a written dataset, whose folder is ``tmp_path / "out"``."""
    # makers of test documents set it for themselves
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    write_dataset(dataset, tmp_path / "out")
    value: dict[str, Any] = json.loads((tmp_path / "out" / "datapackage.json").read_text())
    return value


def test_frictionless_accepts_it(descriptor: dict[str, Any]) -> None:
    """The reference implementation finds no fault with the descriptor."""

    report = Package.validate_descriptor(descriptor)

    assert report.flatten(["message"]) == []


@pytest.mark.parametrize("folder", ["made", "output"])
def test_every_resource_is_valid(dataset: Dataset, tmp_path: Path, folder: str) -> None:
    """The reference implementation reads every table and finds no fault in its rows either."""

    write_dataset(dataset, tmp_path / "out")
    made = {"made": tmp_path / "out", "output": OUTPUT}[folder]
    with system.use_context(trusted=True):
        report = Package(str(made / "datapackage.json")).validate()

    assert [task.name for task in report.tasks] == list(RECORDS)
    assert report.flatten(["name", "type", "fieldName", "note"]) == []


def test_where_it_comes_from(
    dataset: Dataset, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Licence, sources with address and coverage, contributors, program, settings, word lists."""

    told = {"source_url": "https://example.org/plan.pdf", "source_licence": "CC-BY-4.0"}
    (row,) = dataset.documents
    documents = (row.model_copy(update={**told, "retrieved_on": dt.date(2025, 3, 31)}),)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1750000000")
    write_dataset(replace(dataset, documents=documents), tmp_path / "out", {"cross_check": True})
    found = json.loads((tmp_path / "out" / "datapackage.json").read_text())

    assert found["created"] == "2025-06-15T15:06:40Z"
    assert found["licenses"] == [{"name": "CC-BY-4.0"}]
    assert [who["title"] for who in found["contributors"]][1:] == ["Pôle Exemple"]
    (source,) = found["sources"]
    assert source["path"] == told["source_url"]
    assert source["version"] == "2025-03-31"
    assert source["hash"] == f"sha256:{row.sha256}"
    assert source["jalon:coverage"]["rows"] == row.rows
    assert found["jalon:settings"] == {"cross_check": True}
    assert len(found["jalon:word_lists"]) == len("sha256:") + 64


def test_licence_that_nobody_told(descriptor: dict[str, Any]) -> None:
    """Without a table of sources the licence is said not to be known."""

    assert [licence["name"] for licence in descriptor["licenses"]] == ["notspecified"]
    assert "created" not in descriptor


def test_nested_documents_follow_their_schema(
    descriptor: dict[str, Any], tmp_path: Path, dataset: Dataset
) -> None:
    """The schema is one, the documents follow it, and a value out of place does not."""

    out = tmp_path / "out"
    schema = json.loads((out / descriptor["jalon:documents"]["schema"]).read_text())
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema)
    documents = [json.loads(p.read_text()) for f in (out, OUTPUT) for p in (f / "json").iterdir()]

    assert len(documents) > len(dataset.documents)
    assert [error.message for one in documents for error in validator.iter_errors(one)] == []
    documents[0]["themes"][0]["objectives"][0]["actions"][0]["page"] = 0
    assert not validator.is_valid(documents[0])


def test_parquet_says_what_it_holds(descriptor: dict[str, Any], tmp_path: Path) -> None:
    """A Parquet file alone carries titles, descriptions, units and code lists."""

    schema = pq.read_schema(tmp_path / "out" / "targets.parquet")

    assert schema.metadata[b"description"].decode() == RECORDS["targets"].table.en
    assert schema.field("x0").metadata[b"unit"] == b"pt"
    assert json.loads(schema.field("unit").metadata[b"codes"])["percent"] == "per cent"
    assert "pour cent" in schema.field("unit").metadata[b"codes_fr"].decode()


def test_describes_every_table(descriptor: dict[str, Any]) -> None:
    """Every table and column is there, with type and description in both languages."""

    for resource in descriptor["resources"]:
        names = [field["name"] for field in resource["schema"]["fields"]]
        assert names == list(RECORDS[resource["name"]].model_fields)
        for field in resource["schema"]["fields"]:
            assert field["type"]
            assert field["description"]
            assert field["description_fr"]
    assert [resource["name"] for resource in descriptor["resources"]] == list(RECORDS)


def test_sizes_and_digests(descriptor: dict[str, Any], tmp_path: Path) -> None:
    """Sizes and digests are those of the files."""

    for resource in descriptor["resources"]:
        data = (tmp_path / "out" / resource["path"]).read_bytes()
        assert resource["jalon:bytes"] == len(data)
        assert resource["hash"] == f"sha256:{hashlib.sha256(data).hexdigest()}"


def test_rules_of_a_column(descriptor: dict[str, Any]) -> None:
    """Presence, bounds, code lists, units and references of the models reach the descriptor."""

    tables = {resource["name"]: resource["schema"] for resource in descriptor["resources"]}
    fields = {field["name"]: field for field in tables["targets"]["fields"]}

    assert fields["confidence"]["constraints"] == {"required": True, "minimum": 0, "maximum": 1}
    assert "percent" in fields["unit"]["constraints"]["enum"]
    assert fields["lead"]["jalon:type"] == fields["boxes"]["jalon:type"] == "list"
    assert fields["lead"]["items"] == {"type": "string"}
    assert set(fields["boxes"]["items"]["properties"]) == {
        *("field", "page", "x0", "top", "x1", "bottom")
    }
    assert fields["comparison"]["categories"][2] == {
        "value": "under_way",
        "label": "under way",
        "label_fr": "en voie de l’être",
    }
    assert fields["due_end"]["type"] == "date"
    assert fields["x0"]["unit"] == "pt"
    assert tables["targets"]["primaryKey"] == ["target_id"]
    assert tables["targets"]["foreignKeys"][1]["reference"]["resource"] == "actions"
