"""Characters that no published text means: mended where it is clear what was meant, else U+FFFD.

Unicode 15, 3.8 (surrogates), 23.5 (private use), 23.7 (noncharacters); UAX 9 (bidi controls).
"""

from __future__ import annotations

import re

UNKNOWN = "\ufffd"

PAIR = re.compile(r"[\ud800-\udbff][\udc00-\udfff]")  # UTF-16 units that were handed out one by one
ODD = re.compile(
    r"""
      [\x00-\x08\x0b\x0c\x0e-\x1f\x7f]           # C0 controls but tab and line breaks
    | [\x80-\x9f]                                # C1 controls
    | [\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]   # bidi controls
    | \ufeff                                     # byte order mark
    | [\ud800-\udfff]                            # surrogates
    | [\ufdd0-\ufdef\ufffe\uffff]                # noncharacters, of the other planes below
    | [\U0001fffe\U0001ffff\U0002fffe\U0002ffff\U0003fffe\U0003ffff\U0004fffe\U0004ffff]
    | [\U0005fffe\U0005ffff\U0006fffe\U0006ffff\U0007fffe\U0007ffff\U0008fffe\U0008ffff]
    | [\U0009fffe\U0009ffff\U000afffe\U000affff\U000bfffe\U000bffff\U000cfffe\U000cffff]
    | [\U000dfffe\U000dffff\U000efffe\U000effff\U000ffffe\U000fffff\U0010fffe\U0010ffff]
    """,
    re.VERBOSE,
)
PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U0010ffff]")  # the last two planes whole

# what office programs' symbol fonts (Symbol, Wingdings) put at these private places
SYMBOLS = {
    "\uf02d": "–",
    "\uf076": "❖",
    "\uf0a7": "▪",
    "\uf0b7": "•",
    "\uf0d8": "➢",
    "\uf0e0": "→",
    "\uf0fc": "✓",
}


def joined_pairs(text: str) -> str:
    r"""``text`` with UTF-16 pairs as the characters that they stand for.

    >>> joined_pairs("\ud83c\udf93")
    '🎓'
    """
    return PAIR.sub(lambda pair: pair[0].encode("utf-16", "surrogatepass").decode("utf-16"), text)


def mended(text: str) -> str:
    r"""``text`` without surrogates, noncharacters, control and bidi characters.

    Codes that Windows-1252 gives a sign are that sign, other controls go, what stands for a
    character that cannot be known is U+FFFD. Private characters stay: readers know bullets by
    them.

    >>> mended("l\x92\u202eaccès\ud800")
    'l’accès�'
    """
    if text.isascii() and text.isprintable():
        return text
    return ODD.sub(_meant, joined_pairs(text))


def published(text: str) -> str:
    """``text`` as ``mended``, with private characters as the signs of symbol fonts, or U+FFFD."""
    if text.isascii() and text.isprintable():
        return text
    return PRIVATE.sub(lambda found: SYMBOLS.get(found[0], UNKNOWN), mended(text))


def one_line(text: str) -> str:
    r"""``text`` as a file's name or a line on a terminal may hold it: nothing in it acts.

    Control characters, line breaks, bidi controls and surrogates are U+FFFD.

    >>> one_line("a\x1b[2J\nb")
    'a�[2J�b'
    """
    if text.isascii() and text.isprintable():
        return text
    return ACTING.sub(UNKNOWN, ODD.sub(UNKNOWN, joined_pairs(text)))


ACTING = re.compile(r"[\t\n\r\u2028\u2029]")


def _meant(found: re.Match[str]) -> str:
    code = ord(found[0])
    if 0x80 <= code <= 0x9F:
        return bytes([code]).decode("cp1252", "ignore")
    return UNKNOWN if 0xD800 <= code <= 0xDFFF or _is_noncharacter(code) else ""


def _is_noncharacter(code: int) -> bool:
    return 0xFDD0 <= code <= 0xFDEF or code & 0xFFFE == 0xFFFE
