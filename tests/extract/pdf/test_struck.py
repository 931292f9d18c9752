"""Text that whoever wrote it struck out."""

from __future__ import annotations

from pathlib import Path

import pytest
from raw_pdf import raw_pdf, text

from jalon.extract.pdf.open import open_bytes
from jalon.messages import has_finding
from jalon.schemas.page import Page

CELL = text(20, 200, "70") + text(45, 200, "85")
THROUGH = b"0.7 w 19.5 203.8 m 33.8 203.8 l S "
BAR = b"19 203.2 15.5 1.2 re f "
UNDER = b"0.7 w 19.5 198 m 33.8 198 l S "
RULE = b"0.7 w 5 203.8 m 300 203.8 l S "
EDGE = b"0.7 w 19.5 190 m 19.5 220 l S 19.5 203.8 m 33.8 203.8 l S "


def page_of(content: bytes) -> Page:
    """The page that draws ``content``."""
    with open_bytes(Path("a.pdf"), raw_pdf(content)) as file:
        (page,) = file.pages()
    assert isinstance(page, Page)
    return page


@pytest.mark.parametrize("line", [THROUGH, BAR], ids=["line", "thin bar"])
def test_struck_words_are_left_out(line: bytes) -> None:
    """The figure that replaces a struck one stays; the page says that something was struck."""
    page = page_of(CELL + line)

    assert [w.text for w in page.words] == ["85"]
    assert page.notes == ("struck_text",)
    assert page.rules == ()
    assert has_finding("struck_text")


@pytest.mark.parametrize("line", [UNDER, RULE, EDGE], ids=["underline", "long rule", "cell edge"])
def test_other_lines_strike_nothing(line: bytes) -> None:
    """An underline, a rule that goes on beyond the words and the edge of a cell are none."""
    page = page_of(CELL + line)

    assert [w.text for w in page.words] == ["70", "85"]
    assert page.notes == ()
    assert page.rules


def test_several_struck_words() -> None:
    """A line through a whole phrase strikes its spaces as well."""
    page = page_of(text(20, 200, "au moins 120 jeunes") + b"0.7 w 20 203.8 m 133 203.8 l S ")

    assert page.words == ()
