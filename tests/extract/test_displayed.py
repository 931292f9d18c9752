"""Boxes of turned pages in the coordinates of the page as displayed."""

from __future__ import annotations

from jalon.extract.displayed import as_displayed
from jalon.schemas.geometry import Box
from jalon.schemas.page import Page
from jalon.schemas.raw import Passage, RawDocument, RawFinding, RawTarget
from jalon.schemas.values import DocType, Severity

BOX = Box(10.0, 20.0, 60.0, 30.0)


def document() -> RawDocument:
    """One row on page 2, one on page 3, and findings with and without a spot."""
    rows = tuple(
        RawTarget(
            page, BOX, indicator=Passage("Nombre", page, BOX), lead=(Passage("A", page, BOX),)
        )
        for page in (2, 3)
    )
    findings = (
        RawFinding("stray_words", Severity.WARNING, 2, BOX),
        RawFinding("period_unknown", Severity.WARNING),
    )
    return RawDocument(DocType.ACTION_PLAN, 3, targets=rows, findings=findings)


def test_boxes_of_turned_pages_are_brought_back() -> None:
    """Rows, passages and findings of a turned page move; those of other pages stay."""
    pages = [Page(2, 300.0, 400.0, turned_deg=90), Page(3, 400.0, 300.0)]
    shown = as_displayed(document(), pages)
    back = Box(20.0, 240.0, 30.0, 290.0)

    first, second = shown.targets
    assert first.box == back
    assert first.indicator is not None
    assert first.indicator.box == back
    assert first.lead[0].box == back
    assert shown.findings[0].box == back
    assert shown.findings[1].box is None
    assert second == document().targets[1]


def test_nothing_changes_without_turned_pages() -> None:
    """A document whose pages stand upright is handed back as it is."""
    same = document()

    assert as_displayed(same, [Page(2, 300.0, 400.0)]) is same
