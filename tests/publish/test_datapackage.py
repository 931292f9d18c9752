from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest
from frictionless import Package

from jalon.publish import write_dataset
from jalon.schemas.dataset import Dataset
from jalon.schemas.records import RECORDS


@pytest.fixture
def descriptor(dataset: Dataset, tmp_path: Path) -> dict[str, Any]:
    """The descriptor of a written dataset, whose folder is ``tmp_path / "out"``."""
    write_dataset(dataset, tmp_path / "out")
    value: dict[str, Any] = json.loads((tmp_path / "out" / "datapackage.json").read_text())
    return value


def test_frictionless_accepts_it(descriptor: dict[str, Any]) -> None:
    """The reference implementation finds no fault with the descriptor."""

    report = Package.validate_descriptor(descriptor)

    assert report.flatten(["message"]) == []


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
        assert resource["bytes"] == len(data)
        assert resource["hash"] == f"sha256:{hashlib.sha256(data).hexdigest()}"


def test_rules_of_a_column(descriptor: dict[str, Any]) -> None:
    """Presence, bounds, code lists, units and references of the models reach the descriptor."""

    tables = {resource["name"]: resource["schema"] for resource in descriptor["resources"]}
    fields = {field["name"]: field for field in tables["targets"]["fields"]}

    assert fields["confidence"]["constraints"] == {"required": True, "minimum": 0, "maximum": 1}
    assert "percent" in fields["unit"]["constraints"]["enum"]
    assert fields["lead"]["type"] == "array"
    assert fields["boxes"]["type"] == "array"
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
