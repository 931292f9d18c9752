"""Identifiers made of the content, so that a person's correction finds its row again."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import Counter
from pathlib import Path

DIGITS = 16

DASHES_AND_MARKS = re.compile(
    r"""
      [\u2010-\u2015\u2212\u00ad-]   # hyphens and dashes: one may only break a line
    | [\u2018\u2019'`]               # apostrophes
    | [\u00ab\u00bb\u201c\u201d"]    # quotation marks
    | \s+                            # any space
    """,
    re.VERBOSE,
)


def fold_label(text: str | None) -> str:
    """``text`` without what typesetting changes: case, spaces, hyphens, apostrophes, quotes.

    >>> fold_label("Nb d’établissements ") == fold_label("NB D'ÉTABLISSE- MENTS")
    True
    """
    if text is None:
        return ""
    return DASHES_AND_MARKS.sub("", unicodedata.normalize("NFKC", text).casefold())


def content_id(*parts: str | None) -> str:
    """Sixteen hexadecimal digits that stand for ``parts``, in their order.

    None and "" differ, and so do ("ab", "c") and ("a", "bc").
    """
    digest = hashlib.sha256()
    for part in parts:
        data = b"" if part is None else part.encode(errors="surrogatepass")
        digest.update(b"-" if part is None else b"%d:" % len(data))
        digest.update(data)
    return digest.hexdigest()[:DIGITS]


def origin_of(document_id: str, content: str | None) -> str:
    """What the identifiers of a document's rows begin with: what it says, else its bytes.

    A copy that was saved again, turned or decrypted says the same and has the same rows.

    Args:
        document_id: The document's identifier, made of its bytes.
        content: Its ``content_id``; None where it says nothing.

    >>> origin_of("0123456789abcdef", None), origin_of("0123456789abcdef", "f" * 16)
    ('0123456789abcdef', 'ffffffffffffffff')
    """
    return content or document_id


class Identities:
    """Gives identifiers within one document; equal contents are told apart by their rank.

    ``origin`` stands for the document, as ``origin_of`` has it.
    """

    def __init__(self, origin: str) -> None:
        self._origin = origin
        self._seen: Counter[str] = Counter()

    def same(self, kind: str, *labels: str | None) -> str:
        """The identifier of what ``labels`` name: equal labels, equal identifier."""
        return content_id(self._origin, kind, *map(fold_label, labels))

    def next(self, kind: str, *labels: str | None) -> str:
        """A new identifier for a row that ``labels`` name: the rank among equals is part of it."""
        first = self.same(kind, *labels)
        rank = self._seen[first]
        self._seen[first] += 1
        return content_id(first, str(rank)) if rank else first


def file_sha256(path: Path) -> str:
    """The SHA-256 of a file's bytes, in hexadecimal digits."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
