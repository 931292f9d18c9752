"""The reviewed words for what a text speaks of, as their file holds them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from pydantic import ConfigDict

from jalon.schemas.quantity_words import WordEntry


@dataclass(frozen=True, slots=True)
class TopicLexicon:
    """Words for each ``Topic``, under its value."""

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid")

    plan: tuple[WordEntry, ...]
    deeds: tuple[WordEntry, ...]
    aside: tuple[WordEntry, ...]
    target: tuple[WordEntry, ...]
