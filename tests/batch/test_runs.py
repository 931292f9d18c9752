"""Batches: the same bytes however they are parted, nothing read twice, nothing dropped."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from batch_documents import make_plan, make_plans

from jalon.batch.dropped import WouldDropError
from jalon.batch.merge import DifferentlyMadeError, merge
from jalon.batch.run import RunOptions, run_batch
from jalon.batch.work import BusyFolderError, working_on
from jalon.messages import Language
from jalon.publish.reading import NotADatasetError
from jalon.schemas.batch import Shard
from jalon.source_table import read_sources
from jalon.validate import check_dataset

Contents = Callable[[Path], dict[str, bytes]]
ONE = RunOptions(jobs=1)


@pytest.fixture(scope="module")
def plans(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Five plans, one of them twice, and a file that cannot be read."""
    folder = make_plans(tmp_path_factory.mktemp("batch") / "plans", 5)
    (folder / "copy.pdf").write_bytes((folder / "plan-2.pdf").read_bytes())
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7\nnothing")
    return folder


@pytest.fixture(scope="module")
def whole(plans: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The dataset of ``plans``, read by one process."""
    folder = tmp_path_factory.mktemp("whole") / "out"
    run_batch([plans], folder, ONE)
    return folder


def names_of(folder: Path) -> set[str]:
    """The file names of a dataset's documents."""
    return set(pq.read_table(folder / "documents.parquet")["file_name"].to_pylist())


def test_processes_do_not_matter(
    plans: Path, whole: Path, tmp_path: Path, contents: Contents
) -> None:
    """Three processes write the bytes that one writes, and no dataset has a fault."""

    run_batch([plans], tmp_path / "out", RunOptions(jobs=3))

    assert contents(tmp_path / "out") == contents(whole)
    assert check_dataset(whole, Language.EN).faults == ()
    assert pq.read_table(whole / "links.parquet").num_rows > 0
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_shards_merge_to_the_whole(
    plans: Path, whole: Path, tmp_path: Path, contents: Contents
) -> None:
    """Three parts, read apart and put together in any order, are the dataset of one run."""

    parts = [tmp_path / f"part-{n}" for n in (1, 2, 3)]
    for number, part in enumerate(parts, start=1):
        run_batch([plans], part, replace(ONE, shard=Shard(number, 3)))

    merge(parts[::-1], tmp_path / "merged")

    assert sum(len(names_of(part)) for part in parts) == 6
    assert contents(tmp_path / "merged") == contents(whole)


def test_merging_twice_is_merging_once(whole: Path, tmp_path: Path, contents: Contents) -> None:
    """A document that two datasets hold is there once."""

    merge([whole, whole], tmp_path / "merged")

    assert contents(tmp_path / "merged") == contents(whole)


def test_a_document_of_two_names_keeps_both(tmp_path: Path) -> None:
    """Under two names in two datasets, a document has the first, and the other in a finding."""

    for name in ("a", "b"):
        make_plan(tmp_path / f"{name}.pdf")
        run_batch([tmp_path / f"{name}.pdf"], tmp_path / name, ONE)

    merge([tmp_path / "b", tmp_path / "a"], tmp_path / "merged")

    said = pq.read_table(tmp_path / "merged" / "findings.parquet").to_pylist()
    assert names_of(tmp_path / "merged") == {"a.pdf"}
    assert "b.pdf" in next(f["message_en"] for f in said if f["code"] == "duplicate_file")
    assert check_dataset(tmp_path / "merged", Language.EN).faults == ()


def test_sources_are_told_as_they_are_now(
    plans: Path, whole: Path, tmp_path: Path, contents: Contents
) -> None:
    """A new table of sources, or none, holds at once, for documents read before as well."""

    out, path = tmp_path / "out", tmp_path / "sources.csv"
    path.write_text("file,url\nplan-1.pdf,https://example.org/1.pdf\n", encoding="utf-8")
    told = replace(ONE, sources=read_sources(path))
    run_batch([plans], out, told)
    parts = [tmp_path / f"part-{n}" for n in (1, 2)]
    for number, part in enumerate(parts, start=1):
        run_batch([plans], part, replace(told, shard=Shard(number, 2)))
    merge(parts, tmp_path / "merged")

    urls = pq.read_table(out / "documents.parquet").column("source_url").to_pylist()
    assert [url for url in urls if url] == ["https://example.org/1.pdf"]
    assert contents(tmp_path / "merged") == contents(out)

    report = run_batch([plans], out, ONE)
    assert report.known == 7
    assert contents(out) == contents(whole)


def test_only_like_datasets_are_merged(whole: Path, tmp_path: Path) -> None:
    """A folder that is no dataset, and one that was made otherwise, are refused."""

    with pytest.raises(NotADatasetError):
        merge([tmp_path], tmp_path / "out")

    other = tmp_path / "other"
    other.mkdir()
    for path in whole.glob("*.*"):
        (other / path.name).write_bytes(path.read_bytes())
    text = (other / "datapackage.json").read_text(encoding="utf-8")
    text = text.replace('"title":', '"jalon:vocabulary": "sha256:0", "title":', 1)
    (other / "datapackage.json").write_text(text, encoding="utf-8")
    with pytest.raises(DifferentlyMadeError):
        merge([whole, other], tmp_path / "out")


def test_only_new_files_are_read(plans: Path, tmp_path: Path, contents: Contents) -> None:
    """A file more: it alone is read, and the bytes are those of a run over all."""

    folder = tmp_path / "plans"
    folder.mkdir()
    for path in plans.iterdir():
        (folder / path.name).write_bytes(path.read_bytes())
    run_batch([folder], tmp_path / "out", ONE)
    make_plan(folder / "plan-9.pdf", 9)
    (folder / "copy.pdf").rename(folder / "a new name.pdf")

    report = run_batch([folder], tmp_path / "out", ONE)
    run_batch([folder], tmp_path / "anew", ONE)

    assert report.known == 7
    assert contents(tmp_path / "out") == contents(tmp_path / "anew")


def test_a_changed_program_reads_all_anew(
    plans: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What another program read is never taken for what this one would."""

    run_batch([plans / "plan-1.pdf"], tmp_path / "out", ONE)
    monkeypatch.setattr("jalon.batch.run.program_digest", lambda: "another")

    report = run_batch([plans / "plan-1.pdf"], tmp_path / "out", ONE)

    assert report.known == 0


def test_documents_are_not_dropped_without_a_word(plans: Path, tmp_path: Path) -> None:
    """A run that would drop documents says so before it reads, and leaves all as it is."""

    out = tmp_path / "out"
    run_batch([plans / "plan-1.pdf", plans / "plan-2.pdf"], out, ONE)

    with pytest.raises(WouldDropError, match="2"):
        run_batch([plans / "plan-3.pdf"], out, ONE)

    assert names_of(out) == {"plan-1.pdf", "plan-2.pdf"}
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_update_keeps_and_replace_drops(plans: Path, tmp_path: Path, contents: Contents) -> None:
    """With ``--update`` the others stay, byte for byte; with ``--replace`` they go."""

    out = tmp_path / "out"
    paths = [plans / f"plan-{n}.pdf" for n in (1, 2, 3)]
    run_batch(paths[:2], out, ONE)
    run_batch(paths[2:], out, replace(ONE, keep_others=True))
    run_batch(paths, tmp_path / "together", ONE)
    assert contents(out) == contents(tmp_path / "together")

    run_batch(paths[2:], out, replace(ONE, keep_others=False))
    assert names_of(out) == {"plan-3.pdf"}


def test_a_renamed_file_is_not_dropped(plans: Path, tmp_path: Path) -> None:
    """The same bytes under another name bring their document again."""

    out = tmp_path / "out"
    run_batch([plans / "plan-1.pdf"], out, ONE)
    (tmp_path / "renamed.pdf").write_bytes((plans / "plan-1.pdf").read_bytes())

    run_batch([tmp_path / "renamed.pdf"], out, ONE)

    assert names_of(out) == {"renamed.pdf"}


def test_one_run_at_a_time(plans: Path, tmp_path: Path) -> None:
    """While a run writes to a folder, a second one says so and touches nothing."""

    with working_on(tmp_path / "out"), pytest.raises(BusyFolderError):
        run_batch([plans / "plan-1.pdf"], tmp_path / "out", ONE)
