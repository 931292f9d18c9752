"""Spaces that French typesetting keeps from breaking."""

from __future__ import annotations

import re

NO_BREAK = "\u00a0"
NARROW_NO_BREAK = "\u202f"

WIDE = re.compile(
    r"""
      (?<=«)[ ]           # after the opening quotation mark
    | [ ](?=[»:%$])       # before the closing one, a colon, a per cent or dollar sign
    | (?<=\b[Nn]o)[ ](?=\d)  # between the sign for a number and the number
    """,
    re.VERBOSE,
)
NARROW = re.compile(r"[ ](?=[;!?])")


def set_french(text: str) -> str:
    """``text`` with the unbreakable spaces of French in place of plain ones.

    >>> set_french("« Oui » : 5 %").replace(NO_BREAK, "~")
    '«~Oui~»~: 5~%'
    """
    return NARROW.sub(NARROW_NO_BREAK, WIDE.sub(NO_BREAK, text))
