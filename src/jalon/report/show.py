"""``jalon show``: a dataset summed up for a terminal: what was read, what to check, what to do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from jalon.assemble.coverage import coverage_share
from jalon.messages import Language, plain_text, report_text
from jalon.report.labels import Labels, code_label
from jalon.report.overview import bodies_by_theme, completeness
from jalon.report.sheet import missing_text
from jalon.schemas.corrections import Event, EventKind
from jalon.schemas.dataset import ROW_TABLES, Dataset
from jalon.schemas.records import DocumentRow
from jalon.schemas.values import ReadStatus, Severity

MOST_NAMED = 10
LONGEST_NAME = 76  # letters of a body's name in a line
DOUBTFUL = 0.6


def summary_lines(
    dataset: Dataset, folder: Path, events: tuple[Event, ...], language: Language
) -> Iterator[str]:
    """The lines of the summary; control characters of texts are shown, never sent."""
    for line in _lines(dataset, folder, events, language):
        yield plain_text(line)


def _lines(
    dataset: Dataset, folder: Path, events: tuple[Event, ...], language: Language
) -> Iterator[str]:
    def text(code: str, **values: object) -> str:
        return report_text(code, language, **values)

    complete = completeness(dataset.documents)
    labels = Labels(dataset, language)
    yield text("show_title", folder=folder)
    yield ""
    yield _line(text("documents"), len(dataset.documents), language)
    for name in ("read", "partial", "empty", "failed"):
        if count := getattr(complete, name):
            yield _line("  " + text(f"documents_{name}"), count, language)
    yield from _counts(dataset, language)
    severities = Counter(row.severity for row in dataset.findings)
    yield _line(text("sheet_findings"), len(dataset.findings), language)
    for severity in reversed(Severity):
        if severities[severity]:
            yield _line("  " + code_label(severity, language), severities[severity], language)
    if events:
        yield _line(text("sheet_corrections"), len(_standing(events)), language)
    if warning := missing_text(complete, language):
        yield from ("", warning)
    yield from _bodies(dataset, labels)
    if complete.doubtful:
        yield from ("", text("show_worst"))
        yield from (f"  {_document(row, language)}" for row in complete.doubtful[:MOST_NAMED])
        if (more := len(complete.doubtful) - MOST_NAMED) > 0:
            yield "  " + text("show_more", count=more)
    yield from ("", text("show_next"))
    yield from (f"  {step}" for step in _steps(dataset, folder, complete.doubtful, language))


def _counts(dataset: Dataset, language: Language) -> Iterator[str]:
    """How many rows each table has; of targets, how many state a number and have no theme."""
    for name in ROW_TABLES:
        if count := len(getattr(dataset, name)):
            yield _line(report_text(f"sheet_{name}", language), count, language)
        if name == "targets":
            stated = sum(row.value is not None for row in dataset.targets)
            yield _line("  " + report_text("show_numbers", language), stated, language)
            themeless = sum(row.ministerial_theme is None for row in dataset.targets)
            yield _line("  " + report_text("show_themeless", language), themeless, language)


def _bodies(dataset: Dataset, labels: Labels) -> Iterator[str]:
    """Each publisher with its actions, indicators and targets that state a number."""
    language = labels.language
    bodies = bodies_by_theme(dataset, labels)
    if not bodies:
        return
    yield ""
    columns = ("actions", "indicators", "numbers")
    heads = [report_text(f"count_{name}", language) for name in columns]
    widths = [max(9, len(head) + 2) for head in heads]
    shown = bodies[: 4 * MOST_NAMED]
    room = min(LONGEST_NAME, max(len(body.name) for body in shown))
    yield "  " + " " * room + "".join(f"{h:>{w}}" for h, w in zip(heads, widths, strict=True))
    for body in shown:
        totals = [sum(getattr(c, name) for c in body.by_theme.values()) for name in columns]
        # names of bodies begin alike and differ at their end
        name = body.name if len(body.name) <= room else "…" + body.name[1 - room :]
        figures = "".join(f"{n:>{w}}" for n, w in zip(totals, widths, strict=True))
        yield f"  {name:<{room}}{figures}"


def _document(row: DocumentRow, language: Language) -> str:
    if row.status is ReadStatus.FAILED:
        why = row.error_fr if language is Language.FR else row.error_en
        return why or row.file_name
    share = coverage_share(row)
    values = {"rows": row.rows, "share": None if share is None else round(100 * share)}
    return report_text("show_document", language, file=row.file_name, **values)


def _steps(
    dataset: Dataset, folder: Path, doubtful: tuple[DocumentRow, ...], language: Language
) -> Iterator[str]:
    """What to do next, what matters most first."""
    if any(row.status is ReadStatus.FAILED for row in doubtful):
        yield report_text("step_failed", language)
    if any(row.status is not ReadStatus.FAILED for row in doubtful):
        yield report_text("step_unread", language)
    unsure = sum(row.confidence < DOUBTFUL for row in dataset.targets)
    if unsure or dataset.findings:
        yield report_text("step_review", language, count=unsure, folder=folder)
    yield report_text("step_workbook", language, folder=folder)


def _standing(events: tuple[Event, ...]) -> list[Event]:
    """Events that were not undone, undoing ones left out."""
    undone = {event.undoes for event in events if event.kind is EventKind.UNDO}
    return [e for e in events if e.kind is not EventKind.UNDO and e.event_id not in undone]


def _line(name: str, count: int, language: Language) -> str:
    number = f"{count:,}"
    if language is Language.FR:
        number = number.replace(",", "\u00a0")
    return f"  {name:<44}{number:>9}"
