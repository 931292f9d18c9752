"""Where a row stands: the theme, the objective and the action that hold at one point."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from jalon.schemas.raw import Passage
from jalon.schemas.rows import Bearings
from jalon.schemas.values import Role


class Standing:
    """Goes along with a document: every level that is entered ends those below it.

    Attributes:
        bearings: What holds now.
        margins: By how much each level's meaning beat the next best one.
    """

    def __init__(self) -> None:
        self.bearings = Bearings()
        self.margins: dict[Role, float] = {}
        self._objectives: dict[str, Passage] = {}

    def enter(self, role: Role, code: str | None, passage: Passage | None, margin: float) -> None:
        """Begin a theme, an objective or an action."""
        now = self.bearings
        self.margins[role] = margin
        if role is Role.THEME:
            if passage is not None and self.is_same(role, code, passage):
                self.say_again(role, passage)
            else:
                self.bearings = Bearings(theme_number=code, theme=passage)
        elif role is Role.OBJECTIVE:
            self.bearings = Bearings(
                theme_number=now.theme_number,
                theme=now.theme,
                objective_code=code,
                objective=passage,
            )
        else:
            self.leave_action()
            self.bearings = replace(self.bearings, action_code=code, action=passage)

    def leave_action(self) -> None:
        """Forget the action, and all that was said of it."""
        now = self.bearings
        self.bearings = Bearings(
            theme_number=now.theme_number,
            theme=now.theme,
            objective_code=now.objective_code,
            objective=now.objective,
        )

    def leave_levels(self) -> None:
        """Forget theme and objective: what follows stands under none of them."""
        now = self.bearings
        self.bearings = replace(
            now, theme_number=None, theme=None, objective_code=None, objective=None
        )

    def name_over(
        self, role: Role, code: str | None, passage: Passage | None, margin: float
    ) -> None:
        """Set a level that stands over the action at hand, and leave the action."""
        now = self.bearings
        self.margins[role] = margin
        if role is Role.THEME:
            self.bearings = replace(now, theme_number=code, theme=passage)
        else:
            self.bearings = replace(now, objective_code=code, objective=passage)

    def is_same(self, role: Role, code: str | None, label: Passage | None) -> bool:
        """Whether a level that is no action repeats what holds already."""
        now = self.bearings
        if role is Role.ACTION:
            return False
        old_code, old = (
            (now.theme_number, now.theme)
            if role is Role.THEME
            else (now.objective_code, now.objective)
        )
        return old_code == code and _folded(old) == _folded(label)

    def say_again(self, role: Role, label: Passage | None) -> None:
        """Let a level that is printed again stand where it was printed last."""
        if label is None:
            return
        now = self.bearings
        again = replace(now, theme=label) if role is Role.THEME else replace(now, objective=label)
        self.bearings = again

    def keep_objective(self, names: Iterable[str | None], objective: Passage) -> None:
        """Remember what a table of themes states as the objective of one, by code and by name."""
        for name in names:
            if name:
                self._objectives.setdefault(name.casefold(), objective)

    def in_force(self) -> Bearings:
        """What holds now, with the objective that a table of themes states for the theme."""
        now = self.bearings
        if now.objective is not None or now.objective_code is not None:
            return now
        names = (now.theme_number, now.theme.text if now.theme is not None else None)
        known = (self._objectives.get(n.casefold()) for n in names if n)
        found = next((p for p in known if p is not None), None)
        return now if found is None else replace(now, objective=replace(found, is_inherited=True))


def _folded(passage: Passage | None) -> str | None:
    return passage.text.casefold() if passage is not None else None
