"""The quality floor on the documents that are published with us: it never skips."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator
from functools import reduce
from operator import add
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from layouts.agreement import KEYS_OF, Row, Tally, compare_rows

from jalon.inputs import find_inputs
from jalon.pipeline import read_file
from jalon.schemas.dataset import Dataset

SAMPLES = Path(__file__).parents[1] / "samples"
FLOOR = Path(__file__).parent / "data" / "floors" / "samples.json"
FACTS = ("publisher_id", "doc_type", "period_start", "period_end", "language", "pages")
TABLES = {"rows": "targets", "results": "results", "recommendations": "recommendations"}
SLACK_PT = 1.0  # a letter may stand this far outside of its row's box

Gold = dict[str, Any]


@pytest.fixture(scope="module")
def golds() -> dict[str, Gold]:
    """The answers by the sample's name."""
    return {
        path.name.removesuffix(".gold.json"): json.loads(path.read_text(encoding="utf-8"))
        for path in sorted(SAMPLES.glob("*.gold.json"))
    }


@pytest.fixture(scope="module")
def datasets(golds: dict[str, Gold]) -> dict[str, Dataset]:
    """What is read from each sample."""
    files = find_inputs([SAMPLES / f"{name}.pdf" for name in golds]).files
    return {Path(file.file_name).stem: read_file(file) for file in files}


@pytest.fixture(scope="module")
def tallies(golds: dict[str, Gold], datasets: dict[str, Dataset]) -> dict[str, dict[str, Tally]]:
    """By kind of row, the tally of each sample."""
    found: dict[str, dict[str, Tally]] = {kind: {} for kind in KEYS_OF}
    for name, gold in golds.items():
        printed = printed_in(SAMPLES / f"{name}.pdf")
        for kind in KEYS_OF:
            read = [r.model_dump(mode="json") for r in getattr(datasets[name], TABLES[kind])]
            if gold[kind] or read:
                found[kind][name] = compare_rows(kind, gold[kind], read, printed)
    return found


def printed_in(path: Path) -> Callable[[Row], str]:
    """What PDFium finds in a row's box, whatever we read there."""
    document = pypdfium2.PdfDocument(path)
    pages = [(page.get_height(), page.get_textpage()) for page in document]

    def text_at(row: Row) -> str:
        height, text = pages[row["page"] - 1]
        left, right = row["x0"] - SLACK_PT, row["x1"] + SLACK_PT
        bottom, top = height - row["bottom"] - SLACK_PT, height - row["top"] + SLACK_PT
        return str(text.get_text_bounded(left, bottom, right, top))

    return text_at


def measured(tallies: dict[str, dict[str, Tally]]) -> Iterator[tuple[str, str, float]]:
    """Kind of row, measure and share over all samples."""
    for kind, by_name in tallies.items():
        for measure, share in reduce(add, by_name.values()).shares().items():
            yield kind, measure, share


def test_floor_belongs_to_these_answers() -> None:
    """The floor was measured on the answers that stand beside the samples."""
    texts = [path.read_bytes() for path in sorted(SAMPLES.glob("*.gold.json"))]

    floor = json.loads(FLOOR.read_text(encoding="utf-8"))
    assert floor["gold"] == hashlib.sha256(b"".join(texts)).hexdigest()[:16]


def test_samples_stay_above_the_floor(tallies: dict[str, dict[str, Tally]]) -> None:
    """Rows, further fields, sure rows, whole rows and their places are as right as they were."""
    floor = json.loads(FLOOR.read_text(encoding="utf-8"))
    worse = {
        (kind, measure): share
        for kind, measure, share in measured(tallies)
        if share < floor[kind][measure]
    }

    assert worse == {}, {k: {n: t.shares() for n, t in v.items()} for k, v in tallies.items()}


def test_facts_of_the_samples(golds: dict[str, Gold], datasets: dict[str, Dataset]) -> None:
    """Publisher, kind, period, language and length are those of the gold."""
    wrong = {
        (name, fact): found
        for name, gold in golds.items()
        for fact in FACTS
        if (found := getattr(datasets[name].documents[0], fact)) != gold["document"][fact]
    }

    assert wrong == {}
