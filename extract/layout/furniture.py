"""Running heads, running feet and page numbers."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from jalon.extract.layout.settings import SETTINGS
from jalon.extract.text.lines import lines_of
from jalon.extract.text.marks import is_page_number
from jalon.schemas.page import Page, Word
from jalon.schemas.region import Line

FURNITURE = SETTINGS.furniture

DIGITS = re.compile(r"\d+")


def running_texts(pages: Iterable[Page]) -> frozenset[str]:
    """Texts of lines that stand near the same edge of several pages, numbers made alike."""
    seen: dict[str, set[int]] = defaultdict(set)
    for page in pages:
        for line in _edge_lines(page):
            seen[running_key(line.text)].add(page.number)
    return frozenset(key for key, numbers in seen.items() if len(numbers) >= FURNITURE.fewest_pages)


def running_key(text: str) -> str:
    """Text as running heads are compared: any number is the same number."""
    return DIGITS.sub("#", " ".join(text.split()).casefold())


def furniture_of(page: Page, running: frozenset[str]) -> list[Line]:
    """The lines of the page that belong to its frame and not to its content."""
    return [
        line
        for line in _edge_lines(page)
        if is_page_number(line.text) or running_key(line.text) in running
    ]


def _edge_lines(page: Page) -> list[Line]:
    return lines_of(_edge_words(page), column_gap_em=3.0)


def _edge_words(page: Page) -> Sequence[Word]:
    head, foot = FURNITURE.head_share * page.height, (1 - FURNITURE.foot_share) * page.height
    return [w for w in page.words if w.box.bottom <= head or w.box.top >= foot]
