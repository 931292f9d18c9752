"""How many issues and recommendations a deck says that it has, against what was found."""

from __future__ import annotations

from collections.abc import Sequence

from jalon.extract.readers.openings import bare_number, counts_in, number_alone, side_of
from jalon.extract.readers.settings import SETTINGS
from jalon.schemas.diagram import Node
from jalon.schemas.geometry import Box, gap_x, gap_y, union, x_share, y_share
from jalon.schemas.raw import RawFinding, RawRecommendation
from jalon.schemas.values import Role, Severity
from jalon.schemas.vocabulary import Vocabulary

SLIDE_COUNTS = SETTINGS.slide_counts


Counts = dict[Role, tuple[int, Box]]


def stated_counts(nodes: Sequence[Node], vocabulary: Vocabulary) -> Counts:
    """The counts that a page states: ``6 recommandations``, or a 6 in a circle beside the word."""
    found: Counts = {}
    for node in nodes:
        for role, count in counts_in(node.text, vocabulary).items():
            found.setdefault(role, (count, node.box))
    numbers = [n for n in nodes if (t := number_alone(n.text)) is not None and t.isdigit()]
    for label in nodes:
        side = side_of(label.text, vocabulary)
        if side is None or side in found or label.angle_deg:
            continue
        near = [(d, i) for i, n in enumerate(numbers) if (d := _reach(n, label)) is not None]
        if near:
            number = numbers[min(near)[1]]
            count = bare_number(number_alone(number.text) or "0")
            found[side] = (count, union([number.box, label.box]))
    return found


def _reach(number: Node, label: Node) -> float | None:
    """Distance from a count to its word: to the right of it or below it, and not far."""
    em = max(number.size_pt, label.size_pt, 1.0)
    # A capital makes it a heading, and a small number near it one of the items that it heads.
    if number.size_pt < 0.9 * label.size_pt and not label.text[:1].islower():
        return None
    a, b = number.place, label.place
    if y_share(a, b) > 0.5 and a.x_mid < b.x0:
        gap = gap_x(number.box, label.box)
    elif x_share(a, b) > 0.5 and a.y_mid < b.top:
        gap = gap_y(number.box, label.box)
    else:
        return None
    return gap if gap <= SLIDE_COUNTS.count_reach_em * em else None


def count_findings(
    stated: Sequence[tuple[int, str | None, Counts]], rows: Sequence[RawRecommendation]
) -> list[RawFinding]:
    """Findings for stated counts that differ from what was read.

    Args:
        stated: Page, title of the page, and its counts. A title that is a chapter's speaks of
            that chapter, any other of the whole document.
        rows: All recommendations.
    """
    findings = []
    for page, title, counts in stated:
        chapter = _folded(title)
        of_chapter = [r for r in rows if chapter and _folded(_chapter(r)) == chapter]
        scope = of_chapter or list(rows)
        for role, (count, box) in counts.items():
            found = len(_distinct(scope, role))
            if found != count:
                counted = (("stated", str(count)), ("found", str(found)))
                said = (*counted, ("what", role.value), ("where", title or ""))
                findings.append(RawFinding("count_mismatch", Severity.WARNING, page, box, said))
    return findings


def _distinct(rows: Sequence[RawRecommendation], role: Role) -> set[tuple[str, ...]]:
    if role is Role.RECOMMENDATION:
        return {(r.number,) for r in rows}
    return {(_folded(_chapter(r)), r.issue.text) for r in rows if r.issue is not None}


def _chapter(row: RawRecommendation) -> str | None:
    return row.chapter.text if row.chapter else None


def _folded(text: str | None) -> str:
    return "".join((text or "").casefold().split())


def number_findings(rows: Sequence[RawRecommendation]) -> list[RawFinding]:
    """Findings for numbers that are missing or that two recommendations share."""
    findings = []
    seen: dict[str, RawRecommendation] = {}
    for row in rows:
        if row.number in seen:
            first = str(seen[row.number].page)
            params = (("number", row.number), ("page", first))
            findings.append(
                RawFinding("number_repeated", Severity.WARNING, row.page, row.box, params)
            )
        seen.setdefault(row.number, row)
    numbers = sorted({bare_number(n) for n in seen})
    missing = sorted(set(range(1, numbers[-1] + 1)) - set(numbers)) if numbers else []
    if missing:
        gone = (("numbers", ", ".join(map(str, missing))),)
        findings.append(RawFinding("number_missing", Severity.WARNING, params=gone))
    return findings
