"""What a sentence states that is to be reached, and the reviewed words by which it is seen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from pydantic import ConfigDict

from jalon.schemas.quantity_words import WordEntry


@dataclass(frozen=True, slots=True)
class Aim:
    """One amount or state that a sentence wants reached.

    Attributes:
        target: As printed: "at least 30 %", "net-zero emissions".
        due: By when, as printed with its preposition; None where the sentence does not say.
    """

    target: str
    due: str | None


@dataclass(frozen=True, slots=True)
class AimLexicon:
    """Words of sentences that state aims."""

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid")

    forward: tuple[WordEntry, ...]
    past: tuple[WordEntry, ...]
    advice: tuple[WordEntry, ...]
    named: tuple[WordEntry, ...]
    states: tuple[WordEntry, ...]
    compared: tuple[WordEntry, ...]
