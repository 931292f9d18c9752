"""Texts that say where they stand, not what: marks of lists, numbers of pages, bare years."""

from __future__ import annotations

import re

SIGNS = "•‣⁃▪▫■□●○◦◆◇❖►▸▹▶▷›❯➢➤➔➜✓✔★✦·∙–—*-⇒→"  # that begin items of lists
LIST_MARK = re.compile(
    rf"""
    [{re.escape(SIGNS)}−]                            # a bullet
    | \(?(?:\d{{1,3}}|[a-zA-Z]|[ivxIVX]{{1,5}})[.)°]    # 1. a) (iv)
    """,
    re.VERBOSE,
)
SECTION_NUMBER = re.compile(r"\d{1,2}(?:\.\d{1,2}){1,3}\.?")
PAGE_NUMBER = re.compile(
    r"""
    (?: p(?:age|\.)? \s* )?               # "Page 3", "p. 3"
    [-–—|]? \s* \d{1,4} \s* [-–—|]?       # "3", "- 3 -"
    (?: \s* (?: / | de | sur | of ) \s* \d{1,4} )?
    """,
    re.VERBOSE | re.IGNORECASE,
)
YEARS = re.compile(r"(?:19|20)\d\d(?:\s*[-–—/]\s*(?:(?:19|20)?\d\d))?")


def is_list_mark(text: str) -> bool:
    """Whether ``text`` is a bullet, or numbers the items of a list.

    >>> [is_list_mark(t) for t in ("•", "a)", "(iv)", "2.1", "12", "Non")]
    [True, True, True, False, False, False]
    """
    return LIST_MARK.fullmatch(text) is not None


def is_section_number(text: str) -> bool:
    """Whether ``text`` may number a section, by levels; it may be a decimal as well.

    >>> [is_section_number(t) for t in ("2.1", "1.3.2.", "12", "a)")]
    [True, True, False, False]
    """
    return SECTION_NUMBER.fullmatch(text) is not None


def is_page_number(text: str) -> bool:
    """Whether ``text`` is what stands at a page's foot to number it.

    >>> [is_page_number(t) for t in ("12", "- 3 -", "Page 3 de 40", "p. 7/9", "Axe 3")]
    [True, True, True, True, False]
    """
    return PAGE_NUMBER.fullmatch(text.strip()) is not None


def is_years(text: str) -> bool:
    """Whether ``text`` names a year, or years from one to another, and nothing else.

    >>> [is_years(t) for t in ("2025", "2025-26", "2024 – 2029", "1850", "en 2025")]
    [True, True, True, False, False]
    """
    return YEARS.fullmatch(text) is not None
