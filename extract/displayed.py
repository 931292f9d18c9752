"""Raw rows of pages that were turned to be read, back to the page as a viewer displays it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass, replace
from typing import Any, cast

from jalon.schemas.geometry import Box
from jalon.schemas.page import Page
from jalon.schemas.raw import RawDocument


def as_displayed(document: RawDocument, pages: Sequence[Page]) -> RawDocument:
    """``document`` with every box in the coordinates of its page as displayed.

    Args:
        document: Boxes as read, those of turned pages turned as well.
        pages: The pages that it was read from.
    """
    turned = {page.number: page for page in pages if page.is_moved}
    return cast("RawDocument", _shown(document, turned)) if turned else document


def displayed_size(page: Page) -> tuple[float, float]:
    """Width and height of a page as a viewer displays it, in points."""
    is_swapped = page.turned_deg % 180 != 0
    width, height = (page.height, page.width) if is_swapped else (page.width, page.height)
    return round(width * page.magnified, 3), round(height * page.magnified, 3)


def _shown(value: Any, turned: Mapping[int, Page]) -> Any:
    """A record with its boxes brought back, and those of the records in it."""
    if isinstance(value, tuple) and len(value) == 2 and isinstance(value[1], Box):
        # a page and the box of a text on it
        number, box = value
        return (number, turned[number].as_displayed(box)) if number in turned else value
    if isinstance(value, tuple) and not isinstance(value, Box):
        return tuple(_shown(item, turned) for item in value)
    if not is_dataclass(value) or isinstance(value, type):
        return value
    changes = {
        f.name: _shown(old, turned)
        for f in fields(value)
        if is_dataclass(old := getattr(value, f.name)) or isinstance(old, tuple)
    }
    page = turned.get(getattr(value, "page", 0))
    box = getattr(value, "box", None)
    if page is not None and box is not None:
        changes["box"] = page.as_displayed(box)
    return replace(value, **changes) if changes else value
