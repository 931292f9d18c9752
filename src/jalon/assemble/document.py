"""One document's raw rows to the dataset's records: texts to values, identifiers, findings.

In: what the readers of the pages found, as printed. Out: checked records of every table, each
with the spot that it was read from; what could not be understood is null, and a finding.
"""

from __future__ import annotations

import re
from typing import TypeVar

from jalon.assemble.actions import ActionIndex
from jalon.assemble.causes import mismatches_of, one_a_cause
from jalon.assemble.characters import published_rows, published_values
from jalon.assemble.coverage import coverage_values, is_barely_read, page_sizes, partly_read_values
from jalon.assemble.findings import Desk, text_of
from jalon.assemble.lead_due import with_deadlines_apart
from jalon.assemble.sharing import with_shared_marked
from jalon.assemble.targets import make_recommendations, make_results, make_targets
from jalon.messages import Language, error_message
from jalon.normalize.bodies.own_name import publisher_of
from jalon.normalize.bodies.registries import load_registries
from jalon.normalize.dates.periods import find_period
from jalon.normalize.text.folding import tidy
from jalon.schemas.dataset import Dataset
from jalon.schemas.errors import UNREAD_PAGES
from jalon.schemas.geometry import Box, union
from jalon.schemas.inputs import SourceFile
from jalon.schemas.raw import RawDocument, RawFinding
from jalon.schemas.records import DocumentRow, ResultRow, TargetRow
from jalon.schemas.registries import Registries
from jalon.schemas.values import PLANS, Code, DocType, Period, ReadStatus, Severity

R = TypeVar("R", TargetRow, ResultRow)

AIM = ("indicator", "target")

# findings after which part of a document has not been read
UNREAD_PARTS = ("no_text_layer", *UNREAD_PAGES)


def assemble(raw: RawDocument, file: SourceFile, registries: Registries | None = None) -> Dataset:
    """The records of one document; ``registries`` are other ones than the package's."""
    raw = with_deadlines_apart(raw)
    mismatches = mismatches_of(raw.findings)
    desk = Desk(
        file,
        _period(raw),
        raw.language,
        mismatches,
        raw.page_sizes,
        registries,
        raw.content_id,
    )
    desk.publisher = publisher_of(
        text_of(raw.publisher), year=desk.year, registries=desk.registries
    )
    actions = ActionIndex(raw, desk)
    action_rows = actions.rows()
    known = {row.action_id for row in action_rows}
    targets = _with_actions(make_targets(with_shared_marked(raw.targets), actions, desk), known)
    results = _with_actions(make_results(raw.results, actions, desk), known)
    recommendations = make_recommendations(raw.recommendations, desk)
    for finding in one_a_cause(raw.findings):
        desk.find_raw(finding, _row_at(finding, targets))
    targets = published_rows(targets, desk)
    action_rows = published_rows(action_rows, desk)
    results = published_rows(results, desk)
    recommendations = published_rows(recommendations, desk)
    tables = (targets, action_rows, results, recommendations)
    document = _published_document(_document(raw, desk, sum(map(len, tables))), desk)
    findings = tuple(published_values(finding) for finding in desk.findings)
    return Dataset(
        documents=(document,),
        targets=targets,
        actions=action_rows,
        results=results,
        recommendations=recommendations,
        findings=findings,
    )


def failed_document(
    file: SourceFile, code: str, *, page: int | None = None, detail: str = ""
) -> Dataset:
    """The records of a file that could not be read: its row, and a finding that says why."""
    said = {"file": file.file_name, "page": page, "detail": detail}
    error_fr = error_message(code, Language.FR, **said)
    error_en = error_message(code, Language.EN, **said)
    desk = Desk(file)
    reasons = {"reason_fr": error_fr, "reason_en": error_en}
    desk.find("document_failed", Severity.ERROR, page=page, values=reasons)
    document = DocumentRow(
        document_id=file.document_id,
        sha256=file.sha256,
        file_name=file.file_name,
        title=None,
        publisher=None,
        publisher_id=None,
        doc_type=None,
        period_start=None,
        period_end=None,
        language=None,
        pages=None,
        ocr_pages=None,
        status=ReadStatus.FAILED,
        error=code,
        findings=len(desk.findings),
        error_fr=error_fr,
        error_en=error_en,
    )
    return Dataset(documents=(document,), findings=tuple(desk.findings))


def _printed_name(text: str | None, known: Code | None, registries: Registries) -> str | None:
    """The publisher's name as printed, without the title or address that it stands in.

    Where only a web address or a region names the body, its name in the registry.
    """
    if text is None or known is None:
        return text
    words = known.evidence.removeprefix("names ")
    start = tidy(text).find(words)
    if words != known.evidence and start >= 0:
        return tidy(text)[start : start + len(words)]
    return next((b.name for b in registries.bodies if b.id == known.code), text)


def _document(raw: RawDocument, desk: Desk, rows: int) -> DocumentRow:
    """The document's own row; what is not known of it is a finding."""
    # a body that no registry knows is still the publisher, as printed
    publisher = text_of(raw.publisher)
    known = desk.publisher.code if desk.publisher is not None else None
    if known is None:
        desk.find("publisher_unknown", Severity.WARNING, values={"publisher": publisher or ""})
    if desk.period is None:
        said = {"text": text_of(raw.period) or ""}
        desk.find("period_unknown", Severity.WARNING, values=said)
    if raw.doc_type is DocType.OTHER and not desk.counts["doc_type_unknown"]:
        desk.find("doc_type_unknown", Severity.WARNING)
    for twin in desk.file.twins:
        desk.find("duplicate_file", Severity.INFO, values={"file": twin.name})
    is_partial = _is_partial(raw, rows, desk)
    return DocumentRow.model_validate(
        {
            "document_id": desk.file.document_id,
            "sha256": desk.file.sha256,
            "file_name": desk.file.file_name,
            "title": text_of(raw.title),
            "publisher": _printed_name(publisher, known, desk.registries or load_registries()),
            "publisher_id": known.code if known else None,
            "doc_type": raw.doc_type,
            "period_start": desk.period.start_year if desk.period else None,
            "period_end": desk.period.end_year if desk.period else None,
            "language": raw.language,
            "pages": raw.pages,
            "ocr_pages": len(raw.ocr_pages),
            "status": ReadStatus.PARTIAL if is_partial else ReadStatus.OK,
            "error": None,
            "page_sizes": page_sizes(raw.page_sizes),
            "content_id": raw.content_id,
            **coverage_values(raw.coverage),
            "rows": rows,
            "findings": len(desk.findings),
        }
    )


def _published_document(document: DocumentRow, desk: Desk) -> DocumentRow:
    """``document`` with its texts as they may be published, and its findings counted."""
    clean = published_values(document)
    if clean is not document:
        desk.find("characters_mended", Severity.WARNING, row_id=document.document_id)
    return clean.model_copy(update={"findings": len(desk.findings)})


def _is_partial(raw: RawDocument, rows: int, desk: Desk) -> bool:
    """Whether only part of the document was read; what is missing of a plan is a finding."""
    is_plan = raw.doc_type in PLANS
    if is_plan and not rows and not desk.counts["nothing_read"]:
        desk.find("nothing_read", Severity.WARNING)
    if rows and is_barely_read(raw):
        desk.find("partly_read", Severity.WARNING, values=partly_read_values(raw.coverage))
    unread = any(desk.counts[code] for code in UNREAD_PARTS)
    return unread or is_barely_read(raw) or (is_plan and not rows)


# a year to reach is no period: "Net Zero by 2050"
GOAL = re.compile(r"\b(?:by|until|horizon|d.ici(?: à)?) \d{4}\b", re.IGNORECASE)


def _period(raw: RawDocument) -> Period | None:
    """The document's period: where the reader saw it, else in the title."""
    stated, title = text_of(raw.period), text_of(raw.title)
    found = find_period(stated) if stated else None
    if found is None and title and GOAL.search(title) is None:
        found = find_period(title)
    return found


def _with_actions(rows: tuple[R, ...], known: set[str]) -> tuple[R, ...]:
    """``rows`` without reference to an action that was refused (its finding says why)."""
    return tuple(
        row
        if row.action_id is None or row.action_id in known
        # the row's own texts stay: only the reference would lead nowhere
        else row.model_copy(update={"action_id": None})
        for row in rows
    )


def _row_at(finding: RawFinding, targets: tuple[TargetRow, ...]) -> str | None:
    """The one row whose indicator and target lie around the middle of the finding's box.

    None where not exactly one row does.
    """
    if finding.box is None:
        return None
    x, y = finding.box.x_mid, finding.box.y_mid
    rows = [
        row.target_id
        for row in targets
        if row.page == finding.page and _aim_box(row).contains_point(x, y)
    ]
    return rows[0] if len(rows) == 1 else None


def _aim_box(row: TargetRow) -> Box:
    """The box around a row's indicator and target, which no other row shares."""
    boxes = [
        Box(box.x0, box.top, box.x1, box.bottom)
        for box in row.boxes
        if box.field in AIM and box.page == row.page
    ]
    return union(boxes) if boxes else Box(row.x0, row.top, row.x1, row.bottom)
