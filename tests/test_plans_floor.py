"""The quality floor on plans drawn by lot: two of each container, one in words kept apart."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from functools import reduce
from operator import add
from pathlib import Path
from typing import Any

import pytest
from layouts.agreement import Tally, compare_rows
from plans.design import CONTAINERS
from plans.generate import write_document

from jalon.inputs import find_inputs
from jalon.pipeline import read_file
from jalon.schemas.records import TargetRow

pytest.importorskip("typst")
FLOOR = json.loads((Path(__file__).parent / "data" / "floors" / "plans.json").read_text("utf-8"))
MEASURES = ("f1", "sure", "whole")
FIRST_SEEDS = {"usual": 7_100, "held_out": 7_200}


def tally_of(folder: Path) -> Tally:
    """How the rows read from each document of a folder agree with its gold."""
    tallies = []
    for file in find_inputs([folder]).files:
        path = (folder / file.file_name).with_suffix(".gold.json")
        gold = json.loads(path.read_text("utf-8"))["rows"]
        read = [row.model_dump(mode="json") for row in read_file(file).targets]
        expected = [{k: v for k, v in row.items() if k in TargetRow.model_fields} for row in gold]
        known = {k for row in expected for k in row}
        expected = [{k: row.get(k) for k in known - {"boxes"}} for row in expected]
        tallies.append(compare_rows("rows", expected, read))
    return reduce(add, tallies, Tally())


def digest_of(paths: Iterable[Path]) -> str:
    """A digest of the answers without their places, which follow the machine's fonts."""
    whole: Any = hashlib.sha256()
    for path in sorted(paths):
        rows = json.loads(path.read_text("utf-8"))["rows"]
        stated = [{k: v for k, v in row.items() if k not in {"boxes", "page"}} for row in rows]
        whole.update(json.dumps(stated, ensure_ascii=False, sort_keys=True).encode())
    return str(whole.hexdigest()[:16])


@pytest.mark.parametrize("words", sorted(FIRST_SEEDS))
def test_rows_stay_above_the_floor(words: str, tmp_path: Path) -> None:
    """Plans of every container are read no worse than when the floor was set."""
    for turn in range(len(CONTAINERS)):
        write_document(
            FIRST_SEEDS[words] + turn,
            tmp_path,
            producers=("typst", "reportlab"),
            held_out=words == "held_out",
            turn=turn,
        )
    if digest_of(tmp_path.glob("*.gold.json")) != FLOOR[words]["gold"]:
        pytest.skip("this machine's fonts draw other plans than those that the floor is pinned on")

    found = tally_of(tmp_path).shares()

    assert {m: found[m] for m in MEASURES if found[m] < FLOOR[words][m]} == {}
