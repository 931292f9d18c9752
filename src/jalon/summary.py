"""What a person reads when a run has ended."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from jalon.assemble.coverage import coverage_share
from jalon.messages import Language, error_message, say
from jalon.schemas.characters import one_line
from jalon.schemas.dataset import ROW_TABLES
from jalon.schemas.inputs import RunReport
from jalon.schemas.records import DocumentRow
from jalon.schemas.values import ReadStatus, Severity

MOST_NAMED = 10  # documents that the summary names


def notices(report: RunReport, language: Language) -> Iterator[str]:
    """A sentence for each path that is missing or empty, each document that was not read
    and each file that was read once under several names.
    """  # noqa: D205
    inputs = report.inputs
    for path in inputs.missing:
        yield _error(error_message("file_missing", language, file=path), language)
    for path in inputs.empty:
        yield say("folder_without_pdf", language, file=path)
    unwritten = not report.tally.documents
    for file in inputs.files:
        if unwritten:
            yield _error(error_message("file_missing", language, file=file.path), language)
        for twin in file.twins:
            yield say("read_once", language, file=twin, first=file.path)
    paths = {file.document_id: file.path for file in inputs.files}
    for row in report.tally.unread:
        message = row.error_fr if language is Language.FR else row.error_en
        if message is not None:
            place = one_line(str(paths[row.document_id]))
            shown = message.replace(row.file_name, place, 1)
            yield _error(shown, language)


def summary(report: RunReport, output: Path, language: Language) -> str:
    """The run in figures: documents, pages, rows, links, findings, seconds; then the least read."""
    tally = report.tally
    found = [(f"summary_{severity}", tally.severities[severity]) for severity in Severity]
    made = [(f"summary_{name}", tally.rows[name]) for name in ROW_TABLES]
    read = Counter(row.status for row in tally.unread)
    unread = [
        ("summary_failed", read[ReadStatus.FAILED]),
        ("summary_partial", read[ReadStatus.PARTIAL]),
        ("summary_known", report.known),
    ]
    compared = [("summary_target_results", tally.rows["target_results"])]
    lines = [
        _line("documents", tally.documents, unread, language),
        _line("pages", tally.pages, [], language),
        _line("rows", sum(count for _, count in made), made, language),
        _line("links", tally.rows["links"], compared, language),
        _line("findings", tally.rows["findings"], found, language),
        f"{_line('seconds', round(report.seconds, 1), [], language)} s",
        *_least_read(tally.unread, language),
    ]
    written = say("summary_written", language, folder=output)
    return "\n".join([written, "", *lines])


def _least_read(documents: Sequence[DocumentRow], language: Language) -> Iterator[str]:
    """The documents that were read least, the worst first, with what was read of them."""
    worst = sorted((row for row in documents if row.status is not ReadStatus.OK), key=_badness)
    if not worst:
        return
    yield ""
    yield f"  {say('summary_least_read', language)}"
    for row in worst[:MOST_NAMED]:
        yield f"    {_read_of(row, language)}"
    if len(worst) > MOST_NAMED:
        yield f"    {say('summary_more', language, count=len(worst) - MOST_NAMED)}"


def _badness(row: DocumentRow) -> tuple[bool, float, int, str, str]:
    """Unread documents first, then by the share of their tables' words, then by their rows."""
    share = coverage_share(row)
    is_read = row.status is not ReadStatus.FAILED
    share = 1.0 if share is None and row.rows else share or 0.0
    return is_read, share, row.rows, row.file_name, row.document_id


def _read_of(row: DocumentRow, language: Language) -> str:
    """What was read of one document."""
    if row.status is ReadStatus.FAILED:
        return say("summary_unread", language, file=row.file_name)
    share = None
    if row.words_in_tables:
        share = round(100 * (row.words_in_rows or 0) / row.words_in_tables)
    seen = {"seen": row.tables_seen, "read": row.tables_read, "words": share}
    code = "summary_part" if row.rows else "summary_nothing"
    return say(code, language, file=row.file_name, rows=row.rows, **seen)


def _line(name: str, count: float, parts: list[tuple[str, int]], language: Language) -> str:
    """One line of the summary: what, how many, and of which kinds there are any."""
    kinds = [f"{say(code, language)} {_number(n, language)}" for code, n in parts if n]
    line = f"  {say(f'summary_{name}', language):<12}{_number(count, language):>9}"
    return f"{line}  ({', '.join(kinds)})" if kinds else line


def _number(number: float, language: Language) -> str:
    """A number as the language prints it: 1 234,5 or 1,234.5.

    >>> _number(1234.5, Language.EN)
    '1,234.5'
    """
    text = f"{number:,}"
    if language is Language.FR:
        text = text.translate({ord(","): "\u00a0", ord("."): ","})
    return text


def _error(message: str, language: Language) -> str:
    return say("error_prefix", language, message=message)
