"""The rows of a document as they are made, each with what speaks for it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from jalon.extract.rows.making import Beside, action_of, target_of
from jalon.extract.rows.pairs import Pair
from jalon.extract.rows.reading import Around, Read
from jalon.schemas.raw import Passage, RawAction, RawFinding, RawTarget
from jalon.schemas.rows import Bearings
from jalon.schemas.units import Evidence, FieldRole
from jalon.schemas.values import Role

PLACEHOLDER = re.compile(r"\[[^\]]*\]")  # of a form that was not filled in

Facts = Mapping[str, float]


@dataclass(slots=True)
class Collected:
    """Rows and findings in reading order; every row is complete when it is added."""

    around: Around
    targets: list[tuple[RawTarget, Evidence]] = field(default_factory=list)
    actions: list[tuple[RawAction, Evidence]] = field(default_factory=list)
    findings: list[RawFinding] = field(default_factory=list)

    def add_target(  # noqa: PLR0913, PLR0917 - a row is made of all of these
        self,
        pair: Pair,
        bearings: Bearings,
        beside: Beside,
        page: int,
        facts: Facts,
        method: str,
    ) -> None:
        """Add the row of a pair, where it states anything."""
        row = target_of(pair, bearings, beside, page, method, self.around)
        if row is None:
            return
        known = {
            **facts,
            "pairing": pair.certainty,
            "has_action": float(bearings.action is not None),
        }
        self.targets.append((row, Evidence(tuple(sorted(known.items())))))

    def add_action(
        self, bearings: Bearings, status: Passage | None, facts: Facts, method: str
    ) -> None:
        """Add an action that states no aim; none for the blank of a form."""
        action = bearings.action
        if action is None or PLACEHOLDER.fullmatch(action.text):
            return
        row = action_of(bearings, action, status, method)
        self.actions.append((row, Evidence(tuple(sorted(facts.items())))))

    def read(self) -> Read:
        """All that was added."""
        return Read(tuple(self.targets), tuple(self.actions), tuple(self.findings))


def facts_of(
    roles: Sequence[FieldRole],
    margins: Mapping[Role, float],
    *,
    container: float,
    certainty: float,
) -> dict[str, float]:
    """How surely the fields of a row mean what they were taken for.

    Args:
        roles: Of the fields that the row was read from.
        margins: Of the levels that hold for it, where they stand outside of the row.
        container: 0 for a grid, 1 for a labelled unit, halves for others.
        certainty: The finder's score of the table, 1 without a table.
    """
    facts = {"container": container, "certainty": certainty}
    for role in roles:
        name = role.role.value
        facts[f"margin_{name}"] = max(facts.get(f"margin_{name}", 0.0), role.margin)
        facts[f"words_{name}"] = max(facts.get(f"words_{name}", 0.0), role.words)
    for level, margin in margins.items():
        facts.setdefault(f"margin_{level.value}", margin)
    return facts
