"""The reading knowledge that ``extract`` is handed, so that it need not import ``normalize``."""

from __future__ import annotations

from typing import Protocol

from jalon.schemas.values import Figure, Period, RoleGuess, SectionLabel


class Vocabulary(Protocol):
    """What words mean, in French and English. All methods are pure and return None if unsure."""

    def role_of(self, heading: str) -> RoleGuess | None:
        """The role of a column whose heading reads ``heading``."""

    def period_of(self, text: str) -> Period | None:
        """The period that the *whole* text names ("24-25", "2024-2025", "Année 2025")."""

    def section_of(self, text: str) -> SectionLabel | None:
        """A section heading taken apart, None when the text names no level and no number."""

    def figure_of(self, text: str) -> Figure | None:
        """The figure that the *whole* text states, None for prose with a number inside."""
