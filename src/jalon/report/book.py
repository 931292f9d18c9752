"""A workbook's sheets: cells written by kind, headings, widths, links; text stays text."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import ceil
from pathlib import Path

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from jalon.messages import plain_text

LONGEST_TEXT = 32_767  # characters that a cell holds
MOST_LINKS = 65_000  # links that Excel takes in a sheet
LIKE_FORMULA = ("=", "+", "-", "@")
SETTINGS = {
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
    "nan_inf_to_errors": True,
    "remove_timezone": True,
    "default_date_format": "yyyy-mm-dd",
}
INK, ACCENT, PALE, WARM = "#1f2933", "#1f4e79", "#e8eef5", "#fff4ce"


@dataclass(frozen=True, slots=True)
class Link:
    """A cell that leads somewhere."""

    address: str
    text: str


@dataclass(frozen=True, slots=True)
class Heading:
    """A column's heading, how wide the column is (characters) and whether its text is wrapped."""

    text: str
    width: float = 14
    is_wrapped: bool = False
    note: str = ""


class Book:
    """A workbook that is being written; ``close`` writes the file."""

    def __init__(self, path: Path, title: str) -> None:
        self.file = xlsxwriter.Workbook(str(path), SETTINGS)
        self.file.set_properties({"title": title, "author": "Jalon"})
        self.file.set_calc_mode("auto")
        base: dict[str, object] = {"font_name": "Calibri", "font_size": 11, "valign": "top"}
        self.formats: dict[str, Format] = {
            name: self.file.add_format({**base, **look}) for name, look in LOOKS.items()
        }

    def sheet(self, name: str) -> Sheet:
        """A new sheet, the last."""
        made = self.file.add_worksheet(name)
        made.set_landscape()
        made.set_paper(5)  # legal, as offices in Québec have it
        made.fit_to_pages(1, 0)
        return Sheet(made, self.formats)

    def close(self) -> None:
        """Write the file."""
        self.file.close()


class Sheet:
    """One sheet: rows and columns from 0."""

    def __init__(self, worksheet: Worksheet, formats: dict[str, Format]) -> None:
        self.worksheet = worksheet
        self.formats = formats
        self._links = 0

    def put(self, row: int, column: int, value: object, look: str = "cell") -> None:
        """Write one value as what it is: a number, a day, a link, else text."""
        sheet, form = self.worksheet, self.formats[look]
        if value is None or value in ("", ()):
            if look != "cell":
                sheet.write_blank(row, column, None, form)
        elif isinstance(value, Link):
            self._put_link(row, column, value)
        elif isinstance(value, bool):
            sheet.write_boolean(row, column, value, form)
        elif isinstance(value, int | float):
            # figures of documents are floats; page numbers and years are whole and have no groups
            is_figure = look == "cell" and isinstance(value, float) and value.is_integer()
            sheet.write_number(row, column, value, self.formats["whole"] if is_figure else form)
        elif isinstance(value, dt.datetime | dt.date):
            sheet.write_datetime(row, column, value, self.formats["day"])
        else:
            text = cell_text("; ".join(value) if isinstance(value, tuple) else str(value))
            is_risky = text.startswith(LIKE_FORMULA)
            sheet.write_string(row, column, text, self.formats["risky"] if is_risky else form)

    def put_row(self, row: int, values: Iterable[object], look: str = "cell") -> None:
        """Write values side by side from the first column."""
        has_look = look != "cell"
        for column, value in enumerate(values):
            if value is not None or has_look:  # most cells of a grid are empty
                self.put(row, column, value, look)

    def put_sum(self, row: int, column: int, first_row: int, last_row: int, total: float) -> None:
        """Write a total that Excel computes again, with its value for those that do not."""
        letter = xlsxwriter.utility.xl_col_to_name(column)
        formula = f"=SUM({letter}{first_row + 1}:{letter}{last_row + 1})"
        self.worksheet.write_formula(row, column, formula, self.formats["total"], total)

    def head(self, row: int, headings: Sequence[Heading], *, frozen_columns: int = 0) -> None:
        """Write headings, set widths, and keep what stands above the next row in view."""
        for column, heading in enumerate(headings):
            wrapped = self.formats["wrapped"] if heading.is_wrapped else None
            self.worksheet.set_column(column, column, heading.width, wrapped)
            self.put(row, column, heading.text, "head")
            if heading.note:
                self.worksheet.write_comment(row, column, cell_text(heading.note), NOTE_SIZE)
        lines = max(ceil(1.2 * len(h.text) / h.width) for h in headings) if headings else 1
        self.worksheet.set_row(row, max(HEAD_HEIGHT, LINE_HEIGHT * lines))
        if sum(heading.width for heading in headings) > WIDEST_PRINT:
            # wide tables go on over several sheets of paper: on one nobody could read them
            self.worksheet.set_print_scale(PRINT_SCALE)
            self.worksheet.repeat_columns(0, max(0, frozen_columns - 1))
        self.worksheet.freeze_panes(row + 1, frozen_columns)
        self.worksheet.repeat_rows(row)

    def filter(self, row: int, last_row: int, columns: int) -> None:
        """Let people filter the rows under the headings in ``row``."""
        self.worksheet.autofilter(row, 0, max(row, last_row), columns - 1)

    def _put_link(self, row: int, column: int, link: Link) -> None:
        form = self.formats["link"]
        if self._links < MOST_LINKS:
            self._links += 1
            if self.worksheet.write_url(row, column, link.address, form, link.text) == 0:
                return
        self.worksheet.write_string(row, column, cell_text(link.text), self.formats["cell"])


@lru_cache(maxsize=50_000)
def cell_text(text: str) -> str:
    """``text`` as a cell can hold it: no control characters, not too long."""
    shown = plain_text(text)
    return shown if len(shown) <= LONGEST_TEXT else shown[: LONGEST_TEXT - 1] + "…"


HEAD_HEIGHT, LINE_HEIGHT = 34, 15.5  # points
WIDEST_PRINT = 360  # characters that are still read on one sheet of legal paper on its side
PRINT_SCALE = 55  # per cent
NOTE_SIZE = {"x_scale": 2.0, "y_scale": 0.8}
LOOKS: dict[str, dict[str, object]] = {
    "cell": {},
    "wrapped": {"text_wrap": True},
    # stays text where somebody edits the cell
    "risky": {"quote_prefix": True},
    "head": {
        "bold": True,
        "text_wrap": True,
        "font_color": "#ffffff",
        "bg_color": ACCENT,
        "border": 1,
        "border_color": "#ffffff",
    },
    "title": {"bold": True, "font_size": 20, "font_color": ACCENT},
    "subtitle": {"bold": True, "font_size": 13, "font_color": ACCENT},
    "strong": {"bold": True},
    "total": {"bold": True, "bg_color": PALE, "top": 1},
    "warning": {"bg_color": WARM, "text_wrap": True, "font_color": INK},
    "day": {"num_format": "yyyy-mm-dd", "align": "left"},
    "moment": {"num_format": "yyyy-mm-dd hh:mm", "align": "left"},
    "whole": {"num_format": "#,##0"},
    "share": {"num_format": "0 %"},
    "sure": {"num_format": "0.00"},
    "link": {"font_color": "#0563c1", "underline": 1},
    "input": {"bg_color": "#fffbe6", "border": 1, "border_color": "#d9d9d9", "text_wrap": True},
    "quiet": {"font_color": "#616e7c", "text_wrap": True},
}
