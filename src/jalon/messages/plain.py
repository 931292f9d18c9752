"""Text that steers nothing: a terminal, a workbook or a page shows it as it is."""

from __future__ import annotations

import re

# control characters by their pictures; line breaks and tabs stay
PICTURES = {code: 0x2400 + code for code in range(32) if chr(code) not in "\n\t"}
PICTURES |= {0x7F: 0x2421, 0xFFFE: 0xFFFD, 0xFFFF: 0xFFFD}
PICTURES |= dict.fromkeys(range(0x80, 0xA0), 0xFFFD)
UNPAIRED = re.compile("[\ud800-\udfff]")


def plain_text(text: str) -> str:
    """``text`` with pictures in the place of control characters.

    >>> plain_text("a" + chr(27) + "[31mb")
    'a␛[31mb'
    """
    return UNPAIRED.sub("\ufffd", text.translate(PICTURES))
