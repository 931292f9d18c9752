"""More room for tables with too many columns."""

from __future__ import annotations

from .design import Design


class TooTight(Exception):  # noqa: N818 - a signal, answered by a larger page
    """A column is narrower than its longest word."""


def loosen(design: Design) -> None:
    """Give a design more room: first the page on its side, then small type, then larger paper."""
    if not design.is_landscape:
        design.is_landscape = True
    elif design.margin > 36:
        design.margin = 36.0
    elif design.size > 7:
        design.size = round(design.size - 0.5, 1)
    elif design.page in ("letter", "a4"):
        design.page = "legal"
    elif design.page == "legal":
        design.page = "tabloid"
    else:
        design.size = round(design.size - 0.5, 1)
