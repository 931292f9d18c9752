"""The quality floor: how much of the generated plans the pipeline reads right."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest
from layouts.agreement import count_agreement, rows_f1
from layouts.generate import build, kept_gold, list_kept, name_of
from layouts.gold import list_rows
from layouts.layouts import LAYOUTS
from layouts.negatives import NEGATIVES

from jalon.inputs import find_inputs
from jalon.pipeline import read_file
from jalon.schemas.inputs import SourceFile

FLOOR = Path(__file__).parent / "data" / "layouts" / "floor.json"
EVERYWHERE = ("typst", "reportlab")
KEPT = ("chromium", "libreoffice")

Rows = list[dict[str, Any]]


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Rows, Rows]]:
    """Return the gold rows and the rows read, by file name, of what every machine can make."""
    folder = tmp_path_factory.mktemp("layouts")
    golds = {
        path.name: json.loads(path.with_suffix(".gold.json").read_text(encoding="utf-8"))["rows"]
        for path in build(folder, EVERYWHERE)
    }
    kept = [path for producer in KEPT for path in list_kept(producer)]
    golds |= {path.name: kept_gold(path)["rows"] for path in kept}
    return {
        file.path.name: (golds[file.path.name], list_targets(file))
        for file in find_inputs([folder, *kept]).files
    }


def list_targets(file: SourceFile) -> Rows:
    """Return the rows that the pipeline reads from a file, with the fields that gold has."""
    keys = ("action", "indicator", "period", "target")
    return [{key: getattr(row, key) for key in keys} for row in read_file(file).targets]


def digest_gold() -> str:
    """Return a digest of the answers, which a score belongs to."""
    rows = {name: list_rows(LAYOUTS[name].plan(), LAYOUTS[name].printed) for name in LAYOUTS}
    text = json.dumps(rows, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def read_floor() -> dict[str, Any]:
    """Return the pinned scores."""
    floor: dict[str, Any] = json.loads(FLOOR.read_text(encoding="utf-8"))
    return floor


def test_floor_belongs_to_these_answers() -> None:
    """The pinned score was measured on the answers of today."""
    assert read_floor()["gold"] == digest_gold()


def test_rows_stay_above_the_floor(read: dict[str, tuple[Rows, Rows]]) -> None:
    """Over all layouts and producers, the rows read right are as many as they were."""
    counts = [count_agreement(gold, ours) for gold, ours in read.values()]
    agreed, ours, expected = (sum(column) for column in zip(*counts, strict=True))

    assert rows_f1(agreed, ours, expected) >= read_floor()["rows_f1"], worst(read)


def test_documents_stay_above_the_floor(read: dict[str, tuple[Rows, Rows]]) -> None:
    """The mean over the documents, where a short plan counts as much as a long one, holds too."""
    scores = [rows_f1(*count_agreement(gold, ours)) for gold, ours in read.values() if gold]

    assert sum(scores) / len(scores) >= read_floor()["mean_of_documents"], worst(read)


def worst(read: dict[str, tuple[Rows, Rows]]) -> str:
    """Return the ten documents that are read worst, with their scores."""
    scores = sorted(
        (rows_f1(*count_agreement(gold, ours)), name) for name, (gold, ours) in read.items()
    )
    return ", ".join(f"{name} {score:.2f}" for score, name in scores[:10])


def test_negatives_give_no_rows(read: dict[str, tuple[Rows, Rows]]) -> None:
    """A budget, a letter, a chart or a table of contents makes no row of a plan."""
    rows = {name: ours for name, (_, ours) in read.items() if name_of(Path(name)) in NEGATIVES}

    assert {name: ours for name, ours in rows.items() if ours} == {}
