"""Characters that no text can hold."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jalon.schemas.characters import mended, one_line, published

TYPICAL = [
    ("pair", "\ud83c\udf93 Pôle", "🎓 Pôle"),
    ("lone high", "a\ud800b", "a\ufffdb"),
    ("lone low", "a\udc00b", "a\ufffdb"),
    ("noncharacter", "a\ufdd0\uffff\U0010ffff", "a\ufffd\ufffd\ufffd"),
    ("C0", "a\x00\x1b[31mb\x7f", "a[31mb"),
    ("C1 of Windows-1252", "l\x92action \x96 80\xa0%", "l’action – 80\xa0%"),
    ("C1 without a sign", "a\x81b", "ab"),
    ("bidi", "a\u202efdp\u202c\u2066b\u200f", "afdpb"),
    ("byte order mark", "\ufeffaccès", "accès"),
    ("joined emoji", "👩\u200d🎓", "👩\u200d🎓"),
    ("lines", "a\tb\nc\r", "a\tb\nc\r"),
]


@pytest.mark.parametrize(
    ("text", "expected"), [c[1:] for c in TYPICAL], ids=[c[0] for c in TYPICAL]
)
def test_odd_characters_are_mended(text: str, expected: str) -> None:
    """What was meant is put there; what cannot be known is U+FFFD; what only controls goes."""

    assert mended(text) == expected


def test_private_characters() -> None:
    """Bullets of symbol fonts are the signs that they show, other private characters U+FFFD."""

    assert mended("\uf0b7 \ue123") == "\uf0b7 \ue123"
    assert published("\uf0b7 \ue123 \U000f0000") == "• \ufffd \ufffd"


@given(st.text(st.characters(exclude_categories=())))
def test_nothing_odd_is_left(text: str) -> None:
    """Whatever comes in, what is published can be encoded, holds no control but line breaks, and
    is the same when mended again.
    """  # noqa: D205

    out = published(text)
    kinds = {unicodedata.category(c) for c in out if c not in "\t\n\r"}

    assert out.encode().decode() == out
    assert not kinds & {"Cc", "Cs", "Co"}
    assert published(out) == out
    assert all(unicodedata.category(c) not in {"Cc", "Cs"} for c in one_line(text))
