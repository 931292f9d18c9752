"""The quality floor on labelled documents of real publishers, where these are at hand."""

from __future__ import annotations

import hashlib
import json
from functools import reduce
from operator import add
from pathlib import Path
from typing import Any

import pytest
from layouts.agreement import KEYS_OF, Tally, compare_rows

from jalon.inputs import find_inputs
from jalon.pipeline import read_file
from jalon.schemas.dataset import Dataset

CORPUS = Path(__file__).parents[2] / "shared" / "corpus"
FLOOR = Path(__file__).parent / "data" / "floors" / "corpus.json"
FACTS = ("publisher_id", "doc_type", "period_start", "period_end", "language", "pages")
TABLES = {"rows": "targets", "results": "results", "recommendations": "recommendations"}

pytestmark = pytest.mark.skipif(
    not any(CORPUS.glob("*.gold.json")), reason="the labelled documents are not published with us"
)

Gold = dict[str, Any]


@pytest.fixture(scope="module")
def golds() -> dict[str, Gold]:
    """The answers by file name."""
    return {
        path.name.replace(".gold.json", ".pdf"): json.loads(path.read_text(encoding="utf-8"))
        for path in sorted(CORPUS.glob("*.gold.json"))
    }


@pytest.fixture(scope="module")
def datasets(golds: dict[str, Gold]) -> dict[str, Dataset]:
    """What is read from each document that has an answer."""
    files = find_inputs([CORPUS / name for name in golds]).files
    return {file.path.name: read_file(file) for file in files}


def read_floor() -> dict[str, Any]:
    """The pinned measures."""
    floor: dict[str, Any] = json.loads(FLOOR.read_text(encoding="utf-8"))
    return floor


def rows_of(dataset: Dataset, kind: str) -> list[dict[str, Any]]:
    """The rows of a kind with plain values."""
    return [row.model_dump(mode="json") for row in getattr(dataset, TABLES[kind])]


def tally(kind: str, golds: dict[str, Gold], datasets: dict[str, Dataset]) -> dict[str, Tally]:
    """The tally of each document that has rows of the kind, in its gold or as read."""
    found = {name: (gold[kind], rows_of(datasets[name], kind)) for name, gold in golds.items()}
    return {name: compare_rows(kind, *rows) for name, rows in found.items() if any(rows)}


def test_floor_belongs_to_these_answers() -> None:
    """The floor was measured on the answers that are at hand."""
    texts = [path.read_bytes() for path in sorted(CORPUS.glob("*.gold.json"))]

    assert read_floor()["gold"] == hashlib.sha256(b"".join(texts)).hexdigest()[:16]


@pytest.mark.parametrize("kind", KEYS_OF)
def test_rows_stay_above_the_floor(
    kind: str, golds: dict[str, Gold], datasets: dict[str, Dataset]
) -> None:
    """Over all documents, keys, further fields and whole rows are as right as they were."""
    by_document = tally(kind, golds, datasets)
    shares = reduce(add, by_document.values()).shares()
    worse = {m: shares[m] for m, least in read_floor()[kind].items() if shares[m] < least}

    assert worse == {}, {name: t.shares() for name, t in by_document.items()}


def test_document_facts_stay_above_the_floor(
    golds: dict[str, Gold], datasets: dict[str, Dataset]
) -> None:
    """Publisher, kind, period, language and length are as right as they were."""
    wrong = {
        (name, fact): found
        for name, gold in golds.items()
        for fact in FACTS
        if (found := getattr(datasets[name].documents[0], fact)) != gold["document"][fact]
    }

    assert 1 - len(wrong) / (len(golds) * len(FACTS)) >= read_floor()["facts"], wrong


def test_nothing_is_read_twice_from_one_place(datasets: dict[str, Dataset]) -> None:
    """No two target rows state the same value of the same indicator and period from one spot."""
    for dataset in datasets.values():
        spots = [
            (t.page, t.x0, t.top, t.action_id, t.indicator, t.period, t.target)
            for t in dataset.targets
        ]
        assert len(spots) == len(set(spots))
