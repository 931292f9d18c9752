"""The reading knowledge that ``extract`` is handed, so that it need not import ``normalize``."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Protocol

from jalon.schemas.aims import Aim
from jalon.schemas.evidence import ValueKinds
from jalon.schemas.values import (
    CodeSplit,
    DocType,
    Figure,
    Period,
    Role,
    RoleGuess,
    SectionLabel,
    Topic,
)


class Vocabulary(Protocol):
    """What words mean, in French and English. All methods are pure and return None if unsure."""

    def role_of(self, heading: str, *, thorough: bool = True) -> RoleGuess | None:
        """The role of a column whose heading reads ``heading``; slower where ``thorough``."""

    def role_scores(self, heading: str) -> tuple[RoleGuess, ...]:
        """All roles that a heading's words support, the best first; empty where none is known."""

    def value_kinds(self, text: str) -> ValueKinds:
        """How much a text is like a number, a target, a deadline, a body, a deed and so on."""

    def split_indicator_target(self, text: str) -> tuple[str, str] | None:
        """Indicator and target of a text that states both ("Ateliers : 12"), None for others."""

    def hints_at_heading(self, text: str) -> bool:
        """Whether a short text may be a column's heading: a cheap first look."""

    def in_language(self, language: str | None) -> Vocabulary:
        """This vocabulary for documents in one language (ISO 639-1), None for either."""

    def period_of(self, text: str) -> Period | None:
        """The period that the *whole* text names ("24-25", "2024-2025", "Année 2025")."""

    def section_of(self, text: str) -> SectionLabel | None:
        """A section heading taken apart, None when the text names no level and no number."""

    def split_code(self, text: str) -> CodeSplit | None:
        """The code that a text begins with and the text without it, None where it has none."""

    def figure_of(self, text: str) -> Figure | None:
        """The figure that the *whole* text states, None for prose with a number inside."""

    def find_period(self, text: str) -> Period | None:
        """The period that a title or heading mentions ("PLAN D'ACTION TRIENNAL 2024-2027")."""

    def counted_span(self, text: str) -> str | None:
        """What a heading says beside a year that it counts ("Cible année 1"); None for others."""

    def names_plan(self, text: str) -> bool:
        """Whether a heading or sentence names an action plan ("le plan d'action 2019-2024")."""

    def speaks_of(self, text: str, topic: Topic) -> bool:
        """Whether a text has a word for a topic, wherever in it."""

    def is_deadline(self, text: str) -> bool:
        """Whether the whole text is a deadline ("Automne 2025", "d'ici juin 2026")."""

    def is_quantity(self, text: str) -> bool:
        """Whether the text is short and states a number to reach ("Min 2", "80 % et plus")."""

    def states_unit(self, text: str) -> bool:
        """Whether a heading, a caption or a cell says in what bare numbers are ("en k$", "%")."""

    def aims_in(self, text: str, *, is_deed: bool = False) -> tuple[Aim, ...]:
        """The amounts and states that a sentence wants reached; () where it tells of others.

        ``is_deed`` says that it is known to say what is done.
        """

    def split_targets(self, text: str) -> list[str]:
        """The targets that a cell's paragraphs (one a line) state, one or more."""

    def publisher_of(self, text: str) -> str | None:
        """The id of the body that a cover's line, a running head or a title names."""

    def body_name_likeness(self, text: str) -> float:
        """How much a short text is a body's name: 1 by its words, 0.25 by its capitals alone."""

    def language_of(self, text: str) -> str | None:
        """ISO 639-1 code of the language that running text is written in."""

    def kind_of(
        self,
        title: str,
        headings: Sequence[str],
        roles: Collection[Role],
        beside: Sequence[str] = (),
    ) -> tuple[DocType, float]:
        """The kind of document and a score from 0 to 1, by its title, headings and columns.

        ``beside`` are the lines by the title and the running heads.
        """
