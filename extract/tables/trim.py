"""Rows at a grid's head and foot that are caption or notes, and not part of the table."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources

import yaml

from jalon.extract.tables.settings import SETTINGS
from jalon.schemas.grid import Area, Grid
from jalon.schemas.page import Word

TRIM = SETTINGS.trim


@cache
def caption_pattern() -> re.Pattern[str]:
    """What the caption of a table or figure begins with ("Table 4", "Tableau A.1 –")."""
    names = "|".join(_listed("captions"))
    return re.compile(
        rf"""
        \s*(?:{names})
        \s* (?:n[o°º]\.?\s*)? (?:[A-Z]{{1,3}}[.\-–]?)? [\dIVX]+ (?:[.\-–]\d+)* [a-z]?   # its number
        (?![\w%])
        """,
        re.VERBOSE | re.IGNORECASE,
    )


@cache
def note_pattern() -> re.Pattern[str]:
    """What a note below a table begins with ("Source :", "Note.", "NB")."""
    return re.compile(rf"\s*(?:{'|'.join(_listed('notes'))})\s*[.:–—]", re.IGNORECASE)


def _listed(name: str) -> list[str]:
    text = resources.files("jalon.extract.tables").joinpath("data/captions.yaml").read_text("utf-8")
    entries: list[dict[str, str]] = yaml.safe_load(text)[name]
    return [re.escape(e["text"]) for e in entries]


def is_caption(text: str) -> bool:
    """Whether ``text`` begins as the caption of a table or figure does.

    >>> [is_caption(t) for t in ("Table 3. Costs", "TABLEAU 2 – Cibles", "Table of costs")]
    [True, True, False]
    """
    return caption_pattern().match(text) is not None


def is_note(text: str) -> bool:
    """Whether ``text`` begins as a note below a table does.

    >>> [is_note(t) for t in ("Source: OECD", "Note : …", "Sources d'énergie")]
    [True, True, False]
    """
    return note_pattern().match(text) is not None


def trim_grid(grid: Grid, words: list[Word]) -> Grid:
    """``grid`` without captions above and notes below that stand in the same frame."""
    first, last = 0, grid.rows
    full = {a.row: a for a in grid.areas if a.colspan == grid.cols and a.rowspan == 1}
    while first < last - 1 and first in full and _is_caption_row(grid, full[first], words):
        first += 1
    while last - 1 > first and last - 1 in full and _is_note_row(grid, full[last - 1], words):
        last -= 1
    if (first, last) == (0, grid.rows):
        return grid
    areas = tuple(
        Area(a.row - first, a.col, a.row_end - first, a.col_end)
        for a in grid.areas
        if a.row >= first and a.row_end <= last
    )
    return Grid(grid.xs, grid.ys[first : last + 1], areas)


def _words_in(grid: Grid, area: Area, words: list[Word]) -> list[Word]:
    box = grid.box_of(area)
    return [w for w in words if box.contains_point(w.box.x_mid, w.box.y_mid)]


def _is_caption_row(grid: Grid, area: Area, words: list[Word]) -> bool:
    inside = _words_in(grid, area, words)
    return not inside or is_caption(" ".join(w.text for w in inside))


def _is_note_row(grid: Grid, area: Area, words: list[Word]) -> bool:
    inside = _words_in(grid, area, words)
    return (
        not inside
        or len(inside) > TRIM.longest_banner_words
        or is_note(" ".join(w.text for w in inside))
    )
