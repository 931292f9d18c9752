from __future__ import annotations

from pathlib import Path

import pytest

from jalon.cli import main
from jalon.corrections.make import Author
from jalon.corrections.store import Store, default_path
from jalon.messages import Language
from jalon.publish import read_dataset
from jalon.review import views
from jalon.review.desk import Desk
from jalon.review.publish import publish
from jalon.schemas.corrections import EventKind
from jalon.validate import check_dataset

PLAN = Path(__file__).parents[2] / "samples" / "plan-chaudiere-appalaches-2025-2026.pdf"
ADA = Author("Ada")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A dataset of one plan."""
    folder = tmp_path / "data"
    assert main(["run", str(PLAN), "-o", str(folder), "-q"]) == 0
    return folder


def desk_of(folder: Path) -> Desk:
    return Desk(folder, Store(default_path(folder)))


def test_removed_row_comes_back(folder: Path) -> None:
    """A removal is undone also where the dataset was written without the row meanwhile."""

    row = read_dataset(folder).targets[0]
    desk = desk_of(folder)
    desk.judge(row.document_id, row.target_id, EventKind.ROW_REMOVED, ADA)
    publish(desk)
    assert row.target_id not in {r.target_id for r in read_dataset(folder).targets}
    assert not any(f.code.startswith("correction") for f in read_dataset(folder).findings)
    assert check_dataset(folder, Language.EN).faults == ()

    again = desk_of(folder)
    again.undo(again.events()[0].event_id, ADA)
    publish(again)

    assert row.target_id in {r.target_id for r in read_dataset(folder).targets}


def test_others_are_heard(folder: Path) -> None:
    """What is added to the file by somebody else shows at the next look."""

    row = read_dataset(folder).targets[0]
    mine, theirs = desk_of(folder), desk_of(folder)
    mine.applied(row.document_id)
    theirs.correct(row.document_id, row.target_id, "value", 12, ADA)
    mine.correct(row.document_id, row.target_id, "period", "2030-2031", ADA)

    (made,) = (r for r in theirs.applied(row.document_id).dataset.targets if r.corrections)
    assert (made.value, made.period) == (12.0, "2030-2031")
    assert views.overview(mine, Language.FR)["done"] == 1


def test_second_correction_is_no_quarrel(folder: Path) -> None:
    """Whoever corrects what they saw corrected does not differ from the first."""

    row = read_dataset(folder).targets[0]
    desk = desk_of(folder)
    desk.correct(row.document_id, row.target_id, "value", 12, ADA)
    desk.correct(row.document_id, row.target_id, "value", 13, Author("Blaise"))

    made = desk.applied(row.document_id).dataset
    assert next(r for r in made.targets if r.corrections).value == 13
    assert not any(f.code == "corrections_differ" for f in made.findings)
