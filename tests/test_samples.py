"""The sample documents: each has its gold, and prints what the gold says."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from layouts.gold import fold, read_pages

SAMPLES = Path(__file__).parents[1] / "samples"
NAMES = sorted(path.name.removesuffix(".gold.json") for path in SAMPLES.glob("*.gold.json"))
PRINTED = {
    "rows": ("action", "indicator", "target", "due", "objective"),
    "results": ("action", "description", "raw", "label"),
    "recommendations": ("text", "issue", "chapter"),
}


def read_gold(name: str) -> dict[str, Any]:
    """Return the gold of a sample."""
    gold: dict[str, Any] = json.loads((SAMPLES / f"{name}.gold.json").read_text(encoding="utf-8"))
    return gold


def test_there_is_a_sample_of_each_form() -> None:
    """Plans, a status report, an annual report and a deck are there."""
    forms = {read_gold(name)["document"]["doc_type"] for name in NAMES}

    assert forms == {"action_plan", "status_report", "annual_report", "presentation"}


@pytest.mark.parametrize("name", NAMES)
def test_sample_prints_what_its_gold_says(name: str) -> None:
    """Every text of a gold row stands on the row's page; objectives may stand elsewhere."""
    pages, gold = read_pages(SAMPLES / f"{name}.pdf"), read_gold(name)
    missing = [
        (row["page"], text)
        for kind, fields in PRINTED.items()
        for row in gold[kind]
        for field in fields
        if (text := row[field])
        and fold(text) not in ("".join(pages) if field == "objective" else pages[row["page"] - 1])
    ]

    assert gold["document"]["pages"] == len(pages)
    assert missing == []


@pytest.mark.parametrize("name", NAMES)
def test_sample_is_small(name: str) -> None:
    """A sample stays small enough to live in the repository."""
    assert (SAMPLES / f"{name}.pdf").stat().st_size < 150_000
