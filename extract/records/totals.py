"""Rows that sum up the rows above them."""

from __future__ import annotations

import re

from jalon.schemas.units import GridLine

TOTAL = re.compile(r"^(?:(?:sous|s|grand|sub)[\s/-]*)?total(?:s|aux)?\b", re.IGNORECASE)


def is_total(line: GridLine) -> bool:
    """Whether a row sums up the rows above: "SOUS TOTAL", "Total général"."""
    first = next((v for v in line.values if v is not None and not v.is_inherited), None)
    return first is not None and TOTAL.match(first.lines[0].text.strip()) is not None
