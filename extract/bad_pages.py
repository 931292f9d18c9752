"""Pages that were not read, as findings: a run of pages with one cause is told once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from jalon.extract.settings import SETTINGS
from jalon.schemas.errors import DocumentError, LimitError
from jalon.schemas.limits import MOST_PAGES
from jalon.schemas.raw import RawFinding
from jalon.schemas.values import Severity

BAD_PAGES = SETTINGS.bad_pages


def failed_pages(errors: Iterable[DocumentError], count: int) -> list[RawFinding]:
    """A finding for each page that was not read, or for each long run of them.

    Args:
        errors: Of the pages in their order; each names its page.
        count: How many pages the document says that it has.
    """
    findings = [f for run in _runs(errors) for f in _told(run)]
    if count > MOST_PAGES:
        params = (("pages", str(count)), ("most", str(MOST_PAGES)))
        findings.append(RawFinding("pages_over_limit", Severity.ERROR, params=params))
    return findings


def _runs(errors: Iterable[DocumentError]) -> Iterator[list[DocumentError]]:
    """Pages that follow each other and failed for the same reason."""

    def cause(item: tuple[int, DocumentError]) -> tuple[int, str, str]:
        rank, error = item
        return (error.page or 0) - rank, error.code, error.detail

    for _, group in groupby(enumerate(errors), cause):
        yield [error for _, error in group]


def _told(run: list[DocumentError]) -> Iterator[RawFinding]:
    if len(run) >= BAD_PAGES.fewest_together:
        said = {"first": str(run[0].page), "last": str(run[-1].page), "count": str(len(run))}
        params = (*said.items(), ("detail", run[0].detail))
        yield RawFinding("pages_failed", Severity.ERROR, run[0].page, None, params)
        return
    for error in run:
        code = f"page_{error.code}" if isinstance(error, LimitError) else "page_failed"
        params = (("detail", error.detail),)
        yield RawFinding(code, Severity.ERROR, error.page, None, params)
