"""Indicator and target in one text: the sign between them, found for the whole field."""

from __future__ import annotations

import re
from collections.abc import Sequence

from jalon.extract.records.settings import SETTINGS
from jalon.schemas.vocabulary import Vocabulary

COMBINED = SETTINGS.combined
SHARED = SETTINGS.shared

SIGNS = (
    re.compile(r"\s*\u2192\s*|\s*->\s*|\s*=>\s*"),
    re.compile(r"\s*:\s+"),
    re.compile(r"\s+[\u2013\u2014]\s+"),
    re.compile(r"\s+-\s+"),
    re.compile(r"\s*=\s*"),
    re.compile(r"\s*[|]\s*"),
    re.compile(r"\s*[(\[](?=[^()\[\]]*[)\]]\W*$)"),
    re.compile(r"\s+/\s+|\s*/\s*(?=[\d<>≥≤])"),
)


def is_target(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a text is more like a target than not."""
    return vocabulary.value_kinds(text).is_target >= SHARED.target


def sign_of(texts: Sequence[str], vocabulary: Vocabulary) -> int | None:
    """Index of the sign that parts indicator and target in most of ``texts``, None without one."""
    if not texts:
        return None
    best: tuple[float, int] | None = None
    for i in range(len(SIGNS)):
        parts = [p for t in texts if (p := parted_at(t, i)) is not None]
        if len(parts) < SHARED.most * len(texts):
            continue
        targets = sum(is_target(b, vocabulary) for _, b in parts)
        labels = sum(any(c.isalpha() for c in a) for a, _ in parts)
        if targets < COMBINED.least_targets * len(texts) or labels < len(parts):
            continue
        if best is None or targets > best[0]:
            best = (targets, i)
    return best[1] if best is not None else None


def parts_of(text: str, sign: int | None, vocabulary: Vocabulary) -> tuple[str, str] | None:
    """Indicator and target of a text that states both, None for others.

    Args:
        text: What a cell or a label's value says.
        sign: What parts the two in its document, None where nothing does always.
        vocabulary: Tells the one from the other by words.
    """
    parts = parted_at(text, sign) if sign is not None else None
    return parts or vocabulary.split_indicator_target(text)


def starts_of_pairs(texts: Sequence[str], sign: int) -> list[int]:
    """Which lines begin an indicator with its target: those that hold the sign after another did.

    Args:
        texts: The lines of one cell.
        sign: Index of what parts indicator and target.
    """
    starts = [0]
    for i in range(1, len(texts)):
        is_whole = parted_at(" ".join(texts[starts[-1] : i]), sign) is not None
        if is_whole and texts[i][:1].isupper() and parted_at(texts[i], sign) is not None:
            starts.append(i)
    return starts


def parted_at(text: str, sign: int) -> tuple[str, str] | None:
    """Indicator and target on the two sides of the first such sign, None where it is not there."""
    match = SIGNS[sign].search(text)
    if match is None or match.start() == 0 or match.end() >= len(text):
        return None
    value = text[match.end() :].strip()
    if match.group().endswith(("(", "[")):
        value = value.rstrip(" ;.").removesuffix(")").removesuffix("]")
    return text[: match.start()].strip(), value
