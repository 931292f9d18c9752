"""Corrections for people: one line each, and files of them read and written."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from jalon.corrections.notes import said
from jalon.corrections.sheet import read_sheet
from jalon.corrections.steps import Outcome
from jalon.corrections.store import Store
from jalon.messages import Language, plain_text, report_text
from jalon.report.labels import title_of
from jalon.report.places import Places
from jalon.report.workbook import write_workbook
from jalon.schemas.corrections import Event
from jalon.schemas.dataset import Dataset
from jalon.schemas.records import RECORDS
from jalon.sources import find_sources

SHEETS = (".xlsx", ".xlsm")


class Read(NamedTuple):
    """Events of a file, and a sentence for each row that is none."""

    events: tuple[Event, ...]
    refused: tuple[str, ...] = ()


def import_events(path: Path, dataset: Dataset, by: str | None, language: Language) -> Read:
    """The events of a workbook's sheet, or of another file of corrections.

    Raises:
        OutputError: The file cannot be read.
    """
    if path.suffix.casefold() not in SHEETS:
        return Read(Store(path).read())
    found = read_sheet(path, dataset, by)
    sentences = tuple(
        report_text(item.code, language, line=item.line, value=item.value) for item in found.refused
    )
    return Read(found.events, sentences)


def write_events(
    dataset: Dataset, events: tuple[Event, ...], path: Path, folder: Path, language: Language
) -> None:
    """Write events to a workbook (with the whole dataset) or to a file of lines.

    Raises:
        OutputError: The file cannot be written.
    """
    if path.suffix.casefold() in SHEETS:
        places = Places(folder.resolve(), find_sources(folder, dataset.documents))
        write_workbook(dataset, path, places, language, events)
        return
    Store(path).write(events)


def event_line(event: Event, outcome: Outcome | None, language: Language) -> str:
    """An event in words: when, who, what, and what became of it."""
    field, before, after = event.field, event.before, event.after
    if event.row is not None and field is not None:
        field = title_of(RECORDS[event.row.table], field, language)
    if event.meaning is not None:
        field, before, after = None, event.meaning.heading, event.meaning.role.value
    texts = [item.text for item in event.row.texts if item.field != "period"] if event.row else []
    line = report_text(
        "event_line",
        language,
        at=event.at.strftime("%Y-%m-%d %H:%M"),
        by=event.by,
        kind=report_text(f"kind_{event.kind.value}", language),
        field=field,
        before=said(before) if before is not None else None,
        after=said(after) if after is not None else None,
        text=" – ".join(texts)[:80],
        page=event.row.page if event.row is not None else None,
        file=event.file_name,
        state=report_text(f"state_{outcome.state.value}", language) if outcome else "",
    )
    return plain_text(line)
