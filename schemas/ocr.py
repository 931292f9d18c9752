"""Whether pages are read from their pictures."""

from __future__ import annotations

from enum import StrEnum


class OcrMode(StrEnum):
    """When character recognition reads a page.

    ``auto``: where the page has no text layer, or none that can be read. ``off``: never.
    ``force``: always, whatever the text layer says.
    """

    AUTO = "auto"
    OFF = "off"
    FORCE = "force"
