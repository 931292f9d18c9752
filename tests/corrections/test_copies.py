from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from pypdf import PdfReader, PdfWriter

from jalon.corrections.apply import apply_events
from jalon.corrections.copies import without_copies
from jalon.corrections.make import Author, value_event
from jalon.corrections.store import Store, default_path
from jalon.pipeline import run
from jalon.publish import read_dataset
from jalon.schemas.corrections import Event
from jalon.schemas.dataset import Dataset, join_datasets
from jalon.schemas.records import DocumentRow
from jalon.validate import check_dataset

ROOT = Path(__file__).parents[2]
SAMPLES = sorted((ROOT / "samples").glob("*.pdf"))
TABLES = ("targets", "actions", "results", "recommendations")
NOON = dt.datetime(2026, 1, 1, 12, tzinfo=dt.UTC)
SAYS = (("targets", "indicator"), ("results", "label"), ("recommendations", "text"))
SAID = "Dit par une personne"


def saved_again(path: Path, to: Path) -> None:
    """The document written anew by another program: other bytes, the same pages."""
    document = pypdfium2.PdfDocument(path)
    document.save(to)
    document.close()


def turned(path: Path, to: Path) -> None:
    """The document with each page turned by another angle."""
    document = pypdfium2.PdfDocument(path)
    for number, page in enumerate(document, start=1):
        page.set_rotation((page.get_rotation() + 90 * number) % 360)
    document.save(to)
    document.close()


def locked(path: Path, to: Path) -> None:
    """The document encrypted, so that everyone may read and only its owner change it."""
    writer = PdfWriter(clone_from=PdfReader(path))
    writer.encrypt("", "owner", algorithm="RC4-128")
    writer.write(to)


COPIES = {"saved again": saved_again, "turned": turned, "locked": locked}


@pytest.fixture(scope="module")
def first() -> Dataset:
    """What is read of the samples as they are."""
    return read_dataset(ROOT / "output")


def said_of(dataset: Dataset) -> list[Event]:
    """A correction of one row of each document."""
    events = []
    for document in dataset.documents:
        table, field = next(
            (name, field)
            for name, field in SAYS
            if any(row.document_id == document.document_id for row in getattr(dataset, name))
        )
        rows = [r for r in getattr(dataset, table) if r.document_id == document.document_id]
        events.append(value_event(document, rows[-1], rows, field, SAID, Author("Ada", at=NOON)))
    return events


@pytest.mark.parametrize("make", COPIES.values(), ids=COPIES)
def test_copy_is_the_same_document(make: object, first: Dataset, tmp_path: Path) -> None:
    """Every sample in other bytes has its rows with their identifiers and keeps its corrections."""

    folder, output = tmp_path / "copies", tmp_path / "data"
    folder.mkdir()
    for path in SAMPLES:
        make(path, folder / f"zz-{path.name}")  # type: ignore[operator]
    events = said_of(first)
    Store(default_path(output)).add(events)
    run([folder], output)
    made = read_dataset(output)

    kept = {row.content_id for row in first.documents}
    assert {row.content_id for row in made.documents} == kept
    assert not {row.sha256 for row in made.documents} & {row.sha256 for row in first.documents}
    for name in TABLES:
        assert ids(made, name) == ids(first, name)
    corrected = [row for name in TABLES for row in getattr(made, name) if row.corrections]
    assert {row.corrections[0].event_id for row in corrected} == {e.event_id for e in events}
    assert check_dataset(output, "en").faults == ()  # type: ignore[arg-type]

    both = [apply_events(first, events).dataset, made]
    bare = [replace(one, links=(), target_results=()) for one in both]
    once = without_copies(join_datasets(bare))
    assert [row.sha256 for row in once.documents] == [row.sha256 for row in first.documents]
    assert [f.code for f in once.findings].count("same_content") == len(SAMPLES)


def ids(dataset: Dataset, name: str) -> list[str]:
    """The identifiers of a table's rows."""
    return sorted(str(getattr(row, row.table.key)) for row in getattr(dataset, name))


def twins(dataset: Dataset) -> Dataset:
    """A document and another of the same words, of which another target was read."""
    (document,) = dataset.documents
    document = document.model_copy(update={"content_id": "1" * 16})
    other = {"document_id": "2" * 16, "sha256": "2" * 64, "file_name": "zz.pdf"}
    twin = DocumentRow.model_validate(document.model_dump() | other)
    tables = {}
    for name in (*TABLES, "findings"):
        rows = getattr(dataset, name)
        more = [row.model_copy(update={"document_id": "2" * 16}) for row in rows]
        tables[name] = (*rows, *more)
    targets = (*tables["targets"][:-1], tables["targets"][-1].model_copy(update={"target": "9"}))
    bare = replace(dataset, documents=(document, twin), links=(), target_results=())
    return replace(bare, **{**tables, "targets": targets})


def test_other_readings_are_told_apart(dataset: Dataset) -> None:
    """Of two readings of the same words both stay, with identifiers of their own that are kept."""

    made = without_copies(twins(dataset))

    assert len(made.documents) == 2
    for name in (*TABLES, "findings"):
        assert len(set(ids(made, name))) == len(getattr(made, name))
    actions = {row.action_id: row.document_id for row in made.actions}
    assert all(actions[str(row.action_id)] == row.document_id for row in made.targets)
    assert [t.target_id for t in made.targets[:2]] == [t.target_id for t in dataset.targets]
    again = without_copies(apply_events(made, []).dataset)
    assert [ids(again, name) for name in TABLES] == [ids(made, name) for name in TABLES]
