"""Cells that only say "the same as above": they stand for the cell above them."""

from __future__ import annotations

DITTOS = frozenset(
    (
        *("idem", "id", "ibid", "ditto", "same", "same as above", "as above", "la même", "le même"),
        *("même", "ci-dessus", "voir ci-dessus", "voir plus haut", "see above"),
        *("\u3003", "\u2033", "\u2019\u2019", "''", '"', "\u00bb", "\u201d", "-//-", "--//--"),
    )
)


def is_ditto(text: str) -> bool:
    """Whether a cell's text says no more than that it is as the one above.

    >>> is_ditto("Idem"), is_ditto(" id. "), is_ditto("Identique")
    (True, True, False)
    """
    return text.strip().rstrip(".").casefold() in DITTOS
