from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from reportlab.lib import colors
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table

from jalon.corrections.apply import apply_events, events_by_document, machine_dataset
from jalon.corrections.copies import without_copies
from jalon.corrections.make import Author, added_event, row_event, undo_event, value_event
from jalon.corrections.store import CorrectionsError, Store, default_path, line_of
from jalon.pipeline import run
from jalon.publish import read_dataset
from jalon.schemas.corrections import Anchor, Event, EventKind, EventState, NamedValue
from jalon.schemas.dataset import Dataset
from jalon.schemas.records import TargetRow
from jalon.validate import check_dataset

ROOT = Path(__file__).parents[2]
PLAN = ROOT / "samples" / "plan-chaudiere-appalaches-2025-2026.pdf"
NOON = dt.datetime(2026, 1, 1, 12, tzinfo=dt.UTC)


def correction(  # noqa: PLR0917 - who corrects what, and when
    dataset: Dataset, row: TargetRow, field: str, after: object, by: str = "Ada", minute: int = 0
) -> Event:
    """An event on ``row``, made at noon and ``minute``."""
    (document,) = (d for d in dataset.documents if d.document_id == row.document_id)
    rows = [r for r in dataset.targets if r.document_id == row.document_id]
    author = Author(by, "vu dans la page", NOON + dt.timedelta(minutes=minute))
    return value_event(document, row, rows, field, after, author)  # type: ignore[arg-type]


def test_corrected_text_brings_its_value(dataset: Dataset) -> None:
    """A target's text corrected gives its number again; the machine's values stay beside."""

    row = dataset.targets[0]
    applied = apply_events(dataset, [correction(dataset, row, "target", "moins de 60 %")])

    (made, _) = applied.dataset.targets
    assert (made.target, made.value, made.comparator) == ("moins de 60 %", 60.0, "lt")
    assert "human" in made.method
    kept = {item.field: item.machine for item in made.corrections}
    assert kept["target"] == '"80 % et plus"'
    assert kept["value"] == "80.0"
    assert {item.by for item in made.corrections} == {"Ada"}
    sure = {item.field: item.confidence for item in made.field_confidence}
    assert sure["target"] == 1.0
    assert machine_dataset(applied.dataset) == dataset


def test_what_follows_has_its_reason(dataset: Dataset) -> None:
    """A corrected result has a verdict with its reason; a verdict of a person says that it is."""

    row = dataset.targets[0]
    result = correction(dataset, row, "result", "85 %")
    verdict = correction(dataset, row, "comparison", "not_met", minute=1)

    (made, _) = apply_events(dataset, [result]).dataset.targets
    assert made.comparison == "met"
    assert made.comparison_evidence == "result reaches the target; 85 %"
    assert made.comparison_evidence_fr == "le résultat atteint la cible; 85 %"
    (made, _) = apply_events(dataset, [result, verdict]).dataset.targets
    assert (made.comparison, made.comparison_evidence) == ("not_met", "human")


def test_a_theme_is_told_or_guessed_anew(dataset: Dataset) -> None:
    """A theme corrected to unclear words has a guess and no code, and the code again by hand."""

    row = dataset.targets[0]
    vague = correction(dataset, row, "theme", "Main-d'œuvre et innovation")
    named = correction(dataset, row, "ministerial_theme", "transitions", minute=1)

    (made, _) = apply_events(dataset, [vague]).dataset.targets
    TargetRow.model_validate(made.model_dump())
    assert made.ministerial_theme is None or made.ministerial_theme_guess is None
    (made, _) = apply_events(dataset, [vague, named]).dataset.targets
    TargetRow.model_validate(made.model_dump())
    assert (made.ministerial_theme, made.ministerial_theme_guess) == ("transitions", None)


def test_changed_reading_is_a_conflict(dataset: Dataset) -> None:
    """Where the machine reads something else than the person saw, nothing is overwritten."""

    event = correction(dataset, dataset.targets[0], "value", 75.0)
    other = dataset.targets[0].model_copy(update={"value": 70.0})
    later = replace(dataset, targets=(other, *dataset.targets[1:]))

    applied = apply_events(later, [event])

    assert applied.outcomes[event.event_id].state is EventState.CONFLICT
    assert applied.dataset.targets[0].value == 70.0
    (finding,) = (f for f in applied.dataset.findings if f.code == "correction_conflict")
    assert all(text in finding.message_fr for text in ("80", "70", "75", "Ada"))
    assert finding.row_id == other.target_id


def test_machine_that_agrees_by_now(dataset: Dataset) -> None:
    """A reading that became right needs no correction, and is no conflict."""

    event = correction(dataset, dataset.targets[0], "value", 75.0)
    right = dataset.targets[0].model_copy(update={"value": 75.0})

    applied = apply_events(replace(dataset, targets=(right, *dataset.targets[1:])), [event])

    assert applied.outcomes[event.event_id].state is EventState.AGREED
    assert applied.dataset.targets[0].corrections == ()


def test_row_that_is_gone(dataset: Dataset) -> None:
    """A correction whose row is not read any more is a finding, not lost without a word."""

    event = correction(dataset, dataset.targets[0], "value", 75.0)

    applied = apply_events(replace(dataset, targets=()), [event])

    assert applied.outcomes[event.event_id].state is EventState.LOST
    assert [f.code for f in applied.dataset.findings if f.code.startswith("corr")] == [
        "correction_lost"
    ]


def test_two_people_at_once(dataset: Dataset) -> None:
    """The later one counts where both corrected what the machine read; that is told."""

    row = dataset.targets[0]
    first = correction(dataset, row, "value", 75.0, "Ada", 1)
    second = correction(dataset, row, "value", 70.0, "Blaise", 2)

    applied = apply_events(dataset, [second, first])

    assert applied.dataset.targets[0].value == 70.0
    assert [f.code for f in applied.dataset.findings][-1] == "corrections_differ"
    assert applied.dataset.documents[0].findings == len(applied.dataset.findings)


def test_undo(dataset: Dataset) -> None:
    """An undone correction does nothing; undoing the undoing brings it back."""

    event = correction(dataset, dataset.targets[0], "value", 75.0)
    document = dataset.documents[0]
    undo = undo_event(event, document, Author("Ada", at=NOON + dt.timedelta(minutes=1)))
    redo = undo_event(undo, document, Author("Ada", at=NOON + dt.timedelta(minutes=2)))

    assert apply_events(dataset, [event, undo]).dataset == dataset
    assert apply_events(dataset, [event, undo, redo]).dataset.targets[0].value == 75.0


def test_rows_removed_confirmed_and_added(dataset: Dataset) -> None:
    """Whole rows: one goes with all that points to it, one is sure, one is new."""

    document, action = dataset.documents[0], dataset.actions[0]
    author = Author("Ada", at=NOON)
    removed = row_event(document, action, dataset.actions, EventKind.ROW_REMOVED, author)
    target = dataset.targets[0]
    right = row_event(document, target, dataset.targets, EventKind.ROW_CONFIRMED, author)
    place = Anchor(table="targets", page=2, x0=1, top=2, x1=30, bottom=40)
    values = {"action": "Un autre projet", "indicator": "Nombre d’ateliers", "target": "12"}
    named = (NamedValue(field=name, value=value) for name, value in values.items())
    added = added_event(document, place, named, author)

    made = apply_events(dataset, [removed, right, added]).dataset

    assert made.actions == ()
    assert {row.action_id for row in made.targets} == {None}
    assert made.targets[0].confidence == 1.0
    assert (made.targets[-1].value, made.targets[-1].method) == (12.0, "human")
    assert made.targets[-1].indicator_family is not None
    assert made.documents[0].rows == len(made.targets) + len(made.results) + 1


def test_unusable_value(dataset: Dataset) -> None:
    """A value that breaks a rule of its table changes nothing and is told."""

    event = correction(dataset, dataset.targets[0], "due_end", "not a day")

    applied = apply_events(dataset, [event])

    assert applied.outcomes[event.event_id].state is EventState.UNUSABLE
    assert applied.dataset.targets == dataset.targets


def test_action_speaks_for_its_targets(dataset: Dataset) -> None:
    """A theme corrected on an action is corrected on its targets as well."""

    document, action = dataset.documents[0], dataset.actions[0]
    event = value_event(
        document, action, dataset.actions, "ministerial_theme", "success", Author("Ada", at=NOON)
    )

    made = apply_events(dataset, [event]).dataset

    assert {row.ministerial_theme for row in made.targets} == {"success"}
    assert made.targets[0].ministerial_theme_evidence == "human"


def test_file_is_only_added_to(dataset: Dataset, tmp_path: Path) -> None:
    """Lines stand in the order of writing; an event comes once, whatever the file's order."""

    store = Store(tmp_path / "c.jsonl")
    events = [correction(dataset, dataset.targets[0], "value", float(n), "A", n) for n in (2, 1)]
    assert store.add(events) == 2
    before = store.path.read_text(encoding="utf-8")
    assert store.add([*events, correction(dataset, dataset.targets[1], "period", "x")]) == 1

    text = store.path.read_text(encoding="utf-8")
    assert text.startswith(before)
    merged = "\n".join(["<<<<<<< mine", *reversed(text.splitlines()), "=======", text, ">>>>>>> b"])
    store.path.write_text(merged, encoding="utf-8")
    assert [e.at for e in store.read()] == sorted(e.at for e in store.read())
    assert len(store.read()) == 3


def test_damaged_line_is_named(tmp_path: Path) -> None:
    """A line that is no event of ours stops the run with its number: none is skipped quietly."""

    path = tmp_path / "c.jsonl"
    path.write_text('{"event_id": 1}\n', encoding="utf-8")

    with pytest.raises(CorrectionsError, match="1"):
        Store(path).read()


def copy_of(path: Path, to: Path, rotation: int = 0) -> Path:
    """The PDF saved again, its pages turned."""
    document = pypdfium2.PdfDocument(path)
    for page in document:
        page.set_rotation((page.get_rotation() + rotation) % 360)
    document.save(to)
    document.close()
    return to


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_correction_outlives_the_bytes(rotation: int, tmp_path: Path) -> None:
    """A copy that was saved again or turned keeps the corrections of the first."""

    output = tmp_path / "data"
    run([PLAN], output)
    first = read_dataset(output)
    row = next(r for r in first.targets if r.target == "75 % et plus")
    event = correction(first, row, "value", 70.0)
    copy = copy_of(PLAN, tmp_path / "copie.pdf", rotation)
    Store(default_path(output)).add([event])

    run([copy], output, keep_others=False)
    again = read_dataset(output)

    assert again.documents[0].document_id != first.documents[0].document_id
    assert again.documents[0].content_id == first.documents[0].content_id
    (made,) = (r for r in again.targets if r.corrections)
    assert (made.target, made.value) == ("75 % et plus", 70.0)
    assert not any(f.code.startswith("correction") for f in again.findings)
    assert check_dataset(output, "en").faults == ()  # type: ignore[arg-type]


def test_decrypted_copy_is_the_same(tmp_path: Path) -> None:
    """A plan that only its owner may change, and its copy without that lock, are one document."""

    paths = []
    for name, lock in (("a.pdf", StandardEncryption("", "owner")), ("b.pdf", None)):
        document = SimpleDocTemplate(str(tmp_path / name), encrypt=lock, invariant=1)
        cells = [["Actions", "Indicateurs", "Cibles"], ["Tenir", "Nombre d'ateliers", "12"]]
        table = Table(cells, style=[("GRID", (0, 0), (-1, -1), 1, colors.black)])
        title = Paragraph("Plan d'action 2024-2025", getSampleStyleSheet()["Title"])
        document.build([title, table])
        paths.append(tmp_path / name)

    run(paths, tmp_path / "data")
    made = read_dataset(tmp_path / "data")

    assert [row.file_name for row in made.documents] == ["a.pdf"]
    assert len(made.targets) == 1
    assert "same_content" in {finding.code for finding in made.findings}


def test_written_dataset_may_be_corrected_again(dataset: Dataset) -> None:
    """Events applied to a dataset that holds them already give the same dataset."""

    document, first, second = dataset.documents[0], *dataset.targets
    author = Author("Ada", at=NOON)
    events = [
        correction(dataset, first, "value", 75.0),
        correction(dataset, second, "period", "2027-2028"),
        row_event(document, second, dataset.targets, EventKind.ROW_REMOVED, author),
        added_event(
            document,
            Anchor(table="targets", page=1, x0=1, top=1, x1=2, bottom=2),
            (NamedValue(field="indicator", value="Nombre d’écoles"),),
            author,
        ),
    ]

    once = apply_events(dataset, events).dataset

    again = apply_events(once, events).dataset
    assert [f.code for f in again.findings] == [f.code for f in once.findings]
    assert again == once
    assert [row.value for row in once.targets] == [75.0, None]


def test_copies_are_counted_once(tmp_path: Path) -> None:
    """The same document in other bytes gives no second rows, and a finding names the file."""

    copy = copy_of(PLAN, tmp_path / "zz-copie.pdf")
    run([PLAN], tmp_path / "alone")
    alone = read_dataset(tmp_path / "alone")
    run([PLAN, copy], tmp_path / "both")
    both = read_dataset(tmp_path / "both")

    assert both.targets == alone.targets
    assert len(both.documents) == 1
    (finding,) = (f for f in both.findings if f.code == "same_content")
    assert "zz-copie.pdf" in finding.message_fr
    assert check_dataset(tmp_path / "both", "en").faults == ()  # type: ignore[arg-type]


def test_same_words_in_other_cells_are_two(dataset: Dataset) -> None:
    """Documents of the same words that were read in another way both stay, and that is told."""

    document = dataset.documents[0].model_copy(update={"content_id": "1" * 16})
    twin = document.model_copy(
        update={"document_id": "2" * 16, "sha256": "2" * 64, "file_name": "zz.pdf", "rows": 1}
    )
    row = dataset.targets[0].model_copy(
        update={"document_id": "2" * 16, "target_id": "2" * 16, "target": "20 %"}
    )
    both = replace(dataset, documents=(document, twin), targets=(*dataset.targets, row))

    made = without_copies(both)

    assert len(made.documents) == 2
    assert made.targets == both.targets
    assert [f.code for f in made.findings][-1] == "same_words"


def test_line_is_whole(dataset: Dataset) -> None:
    """An event's line is the event."""

    event = correction(dataset, dataset.targets[0], "lead", ["Pôle A", "Pôle B"])

    assert Event.model_validate_json(line_of(event)) == event


def test_row_beside_is_never_taken_for_it(dataset: Dataset) -> None:
    """Where a row is not read any more, the one beside it keeps its own values."""

    first, second = dataset.targets
    twin = first.model_copy(update={"target_id": "3" * 16, "indicator": "Nombre de tables"})
    event = correction(replace(dataset, targets=(first, twin)), twin, "target", "90 %")

    for left in ((first, second), (first,), (second,)):
        applied = apply_events(replace(dataset, targets=left), [event])
        assert applied.outcomes[event.event_id].state is not EventState.APPLIED
        assert applied.dataset.targets == left


def test_text_read_better_keeps_its_corrections(dataset: Dataset) -> None:
    """A row at the same place whose label is read a little differently is the same row."""

    event = correction(dataset, dataset.targets[0], "value", 75.0)
    better = dataset.targets[0].model_copy(update={"indicator": "Taux de satisfaction (%)"})

    applied = apply_events(replace(dataset, targets=(better, dataset.targets[1])), [event])

    assert applied.outcomes[event.event_id].state is EventState.APPLIED
    assert applied.dataset.targets[0].value == 75.0


def test_removed_row_comes_back(tmp_path: Path) -> None:
    """A row that a person took out and put back is there after the next run, as it was read."""

    output = tmp_path / "data"
    run([PLAN], output)
    first = read_dataset(output)
    document, row = first.documents[0], first.targets[0]
    removed = row_event(document, row, first.targets, EventKind.ROW_REMOVED, Author("Ada", at=NOON))
    Store(default_path(output)).add([removed])
    run([PLAN], output)
    without = read_dataset(output)

    later = Author("Ada", at=NOON + dt.timedelta(minutes=1))
    Store(default_path(output)).add([undo_event(removed, document, later)])
    run([PLAN], output)

    assert row.target_id not in {r.target_id for r in without.targets}
    assert read_dataset(output).targets == first.targets


def test_event_is_of_one_document(dataset: Dataset) -> None:
    """Of two documents of the same words, an event is of the one whose bytes it names."""

    first = dataset.documents[0].model_copy(update={"content_id": "a" * 16})
    other = first.model_copy(update={"document_id": "0" * 16, "file_name": "autre.pdf"})
    event = correction(replace(dataset, documents=(first,)), dataset.targets[0], "value", 70.0)

    assert events_by_document([other, first], [event]) == {first.document_id: [event]}
    assert events_by_document([other], [event]) == {other.document_id: [event]}
