"""Golden files: what is read from each sample document, row by row, and where it stands."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from jalon.inputs import find_inputs
from jalon.pipeline import read_file
from jalon.schemas.dataset import Dataset

SAMPLES = sorted((Path(__file__).parents[1] / "samples").glob("*.pdf"))
GOLDEN = Path(__file__).parent / "data" / "golden"
WITHIN_PT = 1.0
DOCUMENT = ("title", "publisher_id", "doc_type", "period_start", "period_end", "language", "pages")
PLACE = ("theme_number", "theme", "action")
FIGURE = ("comparator", "value", "unit")
COLUMNS = {
    "targets": ("objective_code", "objective", "action_code", *PLACE, "indicator", "period", "due",
                "target", *FIGURE, "kind", "status", "percent_complete", "lead", "partners"),
    "actions": (*PLACE, "description", "tags"),
    "results": (*PLACE, "description", "raw", *FIGURE, "label", "tags"),
    "recommendations": ("chapter", "number", "text", "issue"),
    "findings": ("severity", "code"),
}  # fmt: skip
BOX = ("x0", "top", "x1", "bottom")

Record = dict[str, Any]


def record(row: Any, columns: tuple[str, ...]) -> Record:
    """The columns of a row that state something, its page and its box to a tenth of a point."""
    plain = row.model_dump(mode="json")
    stated = {name: plain[name] for name in columns if plain[name] not in (None, [])}
    box = [None if plain[side] is None else round(plain[side], 1) for side in BOX]
    return {"page": plain["page"], **stated, "box": box}


def golden_of(dataset: Dataset) -> dict[str, list[Record]]:
    """What a golden file holds of a dataset."""
    document = dataset.documents[0].model_dump(mode="json")
    tables = {
        name: [record(row, columns) for row in getattr(dataset, name)]
        for name, columns in COLUMNS.items()
    }
    return {"document": [{name: document[name] for name in DOCUMENT}], **tables}


def written(golden: dict[str, list[Record]]) -> str:
    """The golden file's text: one row a line, so that a difference can be read."""
    tables = [
        json.dumps(name) + ": [\n" + ",\n".join(map(line, rows)) + "\n]"
        for name, rows in golden.items()
        if rows
    ]
    return "{\n" + ",\n".join(tables) + "\n}\n"


def line(row: Record) -> str:
    """One row as JSON."""
    return json.dumps(row, ensure_ascii=False)


def far_apart(a: list[float | None], b: list[float | None]) -> bool:
    """Whether some side of two boxes lies farther apart than is allowed."""
    return any(
        x is not y and (x is None or y is None or abs(x - y) > WITHIN_PT)
        for x, y in zip(a, b, strict=True)
    )


@pytest.mark.parametrize("path", SAMPLES, ids=lambda p: p.stem)
def test_sample_is_read_as_before(path: Path, request: pytest.FixtureRequest) -> None:
    """Every row, value and place of a sample is the one that was looked at and kept."""
    (file,) = find_inputs([path]).files
    found = golden_of(read_file(file))
    place = GOLDEN / f"{path.stem}.json"
    if request.config.getoption("--update-golden"):
        assert not os.environ.get("CI"), "golden files are rewritten by people, not in CI"
        place.write_text(written(found), encoding="utf-8")
    kept: dict[str, list[Record]] = json.loads(place.read_text(encoding="utf-8"))

    for table, rows in found.items():
        expected = kept.get(table, [])
        boxes = [[r.pop("box", []) for r in side] for side in (rows, expected)]
        assert rows == expected, f"{table} differ; look, then run with --update-golden"
        moved = [(r, a, b) for r, a, b in zip(rows, *boxes, strict=True) if far_apart(a, b)]
        assert moved == []


def test_golden_files_are_those_of_the_samples() -> None:
    """No golden file outlives its sample."""
    assert {p.stem for p in GOLDEN.glob("*.json")} == {p.stem for p in SAMPLES}


def test_boxes_may_differ_by_a_point_and_no_more() -> None:
    """Other versions of the fonts' metrics move a box a little; a row on another line is wrong."""
    assert not far_apart([10.0, 20.0, 30.0, 40.0], [10.9, 19.2, 30.0, 40.0])
    assert far_apart([10.0, 20.0, 30.0, 40.0], [10.0, 21.2, 30.0, 40.0])
    assert far_apart([10.0, 20.0, 30.0, 40.0], [None, None, None, None])
    assert not far_apart([None, None, None, None], [None, None, None, None])
