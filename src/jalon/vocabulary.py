"""The reading knowledge that the page readers are handed: our word lists behind their protocol."""

from __future__ import annotations

from jalon.normalize import parse_figure, parse_period, role_of, section_of
from jalon.schemas.values import Figure, Period, RoleGuess, SectionLabel


class Wordbook:
    """What words mean, in French and English; see ``schemas.vocabulary``."""

    def role_of(self, heading: str) -> RoleGuess | None:
        """The role of a column whose heading reads ``heading``."""
        return role_of(heading)

    def period_of(self, text: str) -> Period | None:
        """The period that the whole text names."""
        return parse_period(text)

    def section_of(self, text: str) -> SectionLabel | None:
        """A section heading taken apart."""
        return section_of(text)

    def figure_of(self, text: str) -> Figure | None:
        """The figure that the whole text states."""
        return parse_figure(text)
