"""What a text looks like that was cut or glued wrongly, whatever it says."""

from __future__ import annotations

import re

from jalon.schemas.vocabulary import Vocabulary

OPEN_END = re.compile(
    r"(?:\b(?:de|du|des|d['\u2019]|à|au|aux|et|ou|le|la|les|l['\u2019]|un|une|en|par|pour|sur"
    r"|dans|avec|of|to|the|a|an|and|or|for|in|by|at|with)|[,(/:\u2013-])$",
    re.IGNORECASE,
)
STOP_INSIDE = re.compile(r"[.;?!]\s+[A-ZÀ-Ý]")
CAPITAL_INSIDE = re.compile(r"[a-zà-ÿ0-9%)]\s+[A-ZÀ-Ý][a-zà-ÿ]")
ONE_WORD = re.compile(r"\S+")

Facts = dict[str, float]


def shape_of(name: str, text: str) -> Facts:
    """How a text begins, ends and runs, by ``name``: the signs of a wrong cut."""
    first = next((c for c in text if c.isalpha()), "")
    words = len(ONE_WORD.findall(text))
    return {
        f"{name}_low": float(first.islower() and text[:1].isalpha()),
        f"{name}_open": float(OPEN_END.search(text) is not None),
        f"{name}_stops": min(len(STOP_INSIDE.findall(text)), 4),
        f"{name}_capitals": min(len(CAPITAL_INSIDE.findall(text)), 6) / max(words, 1) * 6,
        f"{name}_unclosed": float(text.count("(") != text.count(")")),
        f"{name}_chars": min(len(text), 600),
    }


def likeness_of(name: str, text: str, vocabulary: Vocabulary) -> Facts:
    """How much a text is like an action, an indicator, a target, a date, a body."""
    kinds = vocabulary.value_kinds(text)
    return {
        f"{name}_as_target": kinds.is_target,
        f"{name}_as_due": kinds.is_due,
        f"{name}_as_body": kinds.is_body,
        f"{name}_as_indicator": kinds.is_indicator,
        f"{name}_as_deed": kinds.is_deed,
        f"{name}_as_code": kinds.is_code,
        f"{name}_as_number": max(kinds.is_number, kinds.has_number),
    }


def label_inside(text: str, vocabulary: Vocabulary) -> float:
    """How surely the text's first words are a heading's ("Cible : 12"): a label read as text."""
    head = re.split(r"\s*[:\u2013]\s+", text, maxsplit=1)[0]
    if head == text and len(text.split()) > 3:
        return 0.0
    scores = vocabulary.role_scores(head) if len(head) <= 40 else ()
    return scores[0].score if scores else 0.0
