"""Fonts that draw signs for letters: a bullet of Word is a letter of Wingdings."""

from __future__ import annotations

SIGN_FONT = "wingdings"
SIGNS, ALL_SIGNS = 0xF000, 0x100  # where the private use area holds them, and how many


def sign_drawn(text: str, font: str) -> str:
    r"""A lone letter of a font of signs as the sign that it draws, any other text as it stands.

    The sign is that of the private use area where Word keeps it.

    Args:
        text: A word.
        font: PostScript name of its font.

    >>> sign_drawn("§", "Wingdings-Regular") == "\uf0a7", sign_drawn("§", "Lato-Regular")
    (True, '§')
    """
    is_letter = len(text) == 1 and text.isprintable() and ord(text) < ALL_SIGNS
    return chr(SIGNS + ord(text)) if is_letter and SIGN_FONT in font.casefold() else text
