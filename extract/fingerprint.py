"""What a document says, as a short code: the same for any copy, whatever its bytes."""

from __future__ import annotations

import hashlib
import unicodedata
from collections import Counter
from collections.abc import Sequence

from jalon.schemas.page import Page

DIGITS = 16


def content_id_of(pages: Sequence[Page]) -> str | None:
    """Sixteen hexadecimal digits for what all pages say; None where they say nothing.

    Of each page the letters and digits count, how often each stands there, and neither their
    places nor how they are joined to words: a copy that was saved again, decrypted, turned or
    converted has the same ones, at places and in words that may differ a little. Two documents
    may have the same code and say other things ("12" and "21"); whoever counts documents has to
    compare what was read.
    """
    digest = hashlib.sha256()
    count = 0
    for page in pages:
        # ligatures taken apart; a space parts words, so that nothing joins over it
        text = unicodedata.normalize("NFKC", " ".join([w.text for w in page.words]))
        letters = sorted((sign, n) for sign, n in Counter(text).items() if sign.isalnum())
        count += sum(n for _, n in letters)
        digest.update("".join(f"{letter}{n}" for letter, n in letters).encode())
        digest.update(b"\f")
    return digest.hexdigest()[:DIGITS] if count else None
