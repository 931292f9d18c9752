"""Files damaged by lot: each has its row, none ends the run, nothing of them breaks the dataset."""

from __future__ import annotations

import random
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from batch_documents import ATTACKS, make_plan
from hypothesis import example, given
from hypothesis import strategies as st
from mutated_pdfs import MUTATIONS, Mutation, mutated
from raw_pdf import raw_pdf, text

from jalon.batch.results import Results
from jalon.batch.run import RunOptions, run_batch
from jalon.messages import Language
from jalon.schemas.limits import Limits
from jalon.schemas.places import Url, place_of
from jalon.validate import check_dataset

SAMPLES = Path(__file__).parents[2] / "samples"
TIGHT = Limits(page_seconds=3, document_seconds=8, memory_mb=600)

# damages that once cost more than their file: the sample, and the number that makes them
KEPT: list[tuple[str, int]] = []


def check_all_have_rows(folder: Path, out: Path) -> None:
    """Read a folder of damaged files; each has a row, and the dataset has no fault."""
    report = run_batch([folder], out, RunOptions(jobs=2, limits=TIGHT))

    rows = pq.read_table(out / "documents.parquet").to_pylist()
    named = {row["file_name"] for row in rows}
    copies = [twin.name for file in report.inputs.files for twin in file.twins]
    told = " ".join(
        finding["message_en"]
        for finding in pq.read_table(out / "findings.parquet").to_pylist()
        if finding["code"] in {"same_content", "same_words"}
    )
    without = [
        path.name
        for path in folder.iterdir()
        if path.name not in {*named, *copies} and path.name not in told
    ]
    assert without == []
    assert check_dataset(out, Language.EN).faults == ()


def test_damaged_files_have_rows(tmp_path: Path) -> None:
    """Forty damages of two small documents."""

    folder = tmp_path / "in"
    folder.mkdir()
    plan = make_plan(tmp_path / "plan.pdf").read_bytes()
    pages = raw_pdf(*(text(50, 200, f"Page {n}") for n in range(3)))
    for number in range(40):
        data = mutated((plan, pages)[number % 2], number)
        (folder / f"{number:03}.pdf").write_bytes(data)

    check_all_have_rows(folder, tmp_path / "out")


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(4))
def test_six_hundred_damaged_files_have_rows(tmp_path: Path, seed: int) -> None:
    """Damages of the samples and of what attacks readers, six hundred in all."""

    folder = tmp_path / "in"
    folder.mkdir()
    whole = [path.read_bytes() for path in sorted(SAMPLES.glob("*.pdf"))]
    whole += [make() for make in ATTACKS.values()]
    for number in range(150 * seed, 150 * (seed + 1)):
        data = mutated(whole[number % len(whole)], number)
        (folder / f"{number:03}.pdf").write_bytes(data)

    check_all_have_rows(folder, tmp_path / "out")


@pytest.mark.parametrize("change", MUTATIONS, ids=lambda change: change.__name__)
def test_damages_are_the_same_again(change: Mutation) -> None:
    """The same seed, the same bytes: what broke can be made again."""

    data = raw_pdf(text(50, 200, "Plan"))

    assert change(data, random.Random(7)) == change(data, random.Random(7))
    assert change(b"", random.Random(7)) == b""


@given(st.binary(max_size=200))
def test_torn_results_are_none(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    """Whatever stands where a result was kept is a result or none, never an error."""

    folder = tmp_path_factory.mktemp("results")
    Results(folder).keep("0" * 16, data)

    assert Results(folder).read("0" * 16) is None


@given(st.text(max_size=60))
@example("[")
def test_any_text_is_a_place(given_text: str) -> None:
    """What stands on the command line is a path or an address, and has a name."""

    place = place_of(given_text)

    assert isinstance(place, Url) == (place_of(given_text) == Url(given_text))
    assert isinstance(place.name, str)
    assert isinstance(Url(f"https://{given_text}").name, str)
