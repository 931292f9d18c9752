"""One cause, one finding: what several readers' findings say of the same spot is said once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from jalon.schemas.geometry import Box
from jalon.schemas.raw import RawFinding

INSIDE = 0.5  # share of a finding's box that must lie in another's

# a cell whose list does not pair, by page
Mismatches = tuple[tuple[int, Box], ...]


def mismatches_of(findings: Iterable[RawFinding]) -> Mismatches:
    """Where lists do not pair: the rows beside them need no finding of their own."""
    return tuple(
        (finding.page, finding.box)
        for finding in findings
        if finding.code == "list_mismatch" and finding.page is not None and finding.box is not None
    )


def is_mismatched(page: int, box: Box, mismatches: Mismatches) -> bool:
    """Whether a row stands beside a cell whose list does not pair."""
    return any(
        page == at and min(box.bottom, cell.bottom) > max(box.top, cell.top)
        for at, cell in mismatches
    )


def one_a_cause(findings: Iterable[RawFinding]) -> tuple[RawFinding, ...]:
    """``findings``, each once.

    Words that a list left over stand in the finding on that list, the unknown columns of one
    table in one finding.
    """
    once = _with_columns_joined(dict.fromkeys(findings))
    lists = [finding for finding in once if finding.code == "list_mismatch"]
    words = {
        finding: owner
        for finding in once
        if finding.code == "words_unread" and (owner := _around(finding, lists)) is not None
    }
    texts = {owner: finding.params for finding, owner in words.items()}
    return tuple(
        _with_text(finding, texts.get(finding, ())) for finding in once if finding not in words
    )


def _with_columns_joined(findings: Iterable[RawFinding]) -> list[RawFinding]:
    """Findings on several unknown columns of a table as one, at the place of the first."""
    joined: dict[object, list[RawFinding]] = {}
    for finding in findings:
        is_column = finding.code == "column_role_unknown"
        key = (finding.page, finding.box) if is_column else finding
        joined.setdefault(key, []).append(finding)
    return [
        group[0]
        if len(group) == 1
        else replace(group[0], code="columns_kept_as_printed", params=_headings(group))
        for group in joined.values()
    ]


def _headings(findings: Iterable[RawFinding]) -> tuple[tuple[str, str], ...]:
    texts = (text for finding in findings for name, text in finding.params if name == "heading")
    return (("headings", " | ".join(texts)),)


def _around(finding: RawFinding, others: Iterable[RawFinding]) -> RawFinding | None:
    """The first of ``others`` whose box holds most of the finding's."""
    box = finding.box
    if box is None:
        return None
    for other in others:
        is_here = other.page == finding.page and other.box is not None
        if is_here and other.box and other.box.overlap_area(box) > INSIDE * box.area:
            return other
    return None


def _with_text(finding: RawFinding, params: Iterable[tuple[str, str]]) -> RawFinding:
    said = tuple((name, text) for name, text in params if name == "text")
    known = {name for name, _ in finding.params}
    if not said or "text" in known:
        return finding
    return replace(finding, params=(*finding.params, *said))
