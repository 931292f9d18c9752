"""Layers of text that somebody's character recognition left in a scan: which are too bad to use."""

from __future__ import annotations

import re
from collections.abc import Iterable

from jalon.extract.scans.settings import SETTINGS

LAYERS = SETTINGS.layers

# what no writer and no code has; "CO2e", "B2b" and "12,5" are none of it
BROKEN = re.compile(
    r"""
    [a-zà-ÿ][0-9|][a-zà-ÿ]      # a figure inside a word: "act1on"
    | \w[|~^¬\\] | [|~^¬\\]\w   # signs of noise in it: "P|an"
    | \d[Ol]\d                  # letters in a number: "2O24"
    """,
    re.VERBOSE,
)


def is_usable_layer(texts: Iterable[str]) -> bool:
    """Whether the words of a layer are words for the most part.

    >>> is_usable_layer("P|an d'act1on rég1ona| 2O24 Ech~ance ;;~ ||l lnd1cateur C1b|e rn¬ .:.".split())
    False
    >>> is_usable_layer("Plan d'action régional 2024 CO2e A1 12,5 % ... Échéance Indicateur".split())
    True
    """  # noqa: E501 - a layer, as found
    told = [text for text in texts if len(text) > 1]
    broken = sum(BROKEN.search(text) is not None or _is_noise(text) for text in told)
    return len(told) < LAYERS.fewest_words or broken <= LAYERS.most_broken_share * len(told)


def _is_noise(text: str) -> bool:
    """Whether a word is made of several signs that are neither letters nor figures."""
    return not any(ch.isalnum() for ch in text) and len(set(text)) > 2
