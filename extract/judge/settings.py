"""The numbers of this floor, each with its unit and its reason."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ActionRows:
    """How sure each action is that states no aim."""

    most: float = 0.99  # that an action without figures claims: nothing is certain


@dataclass(frozen=True, slots=True)
class Decide:
    """Which of the rows that were read stand, and how sure every field of them is."""

    # what a row costs: a place has to be right at least this often to be worth it
    cost: float = 0.35
    nameless: float = 0.85  # the most that a row without action and indicator claims
    least: float = 0.001  # a share is taken for, before its logarithm
    longest_text: int = 80  # characters of what a finding quotes


@dataclass(frozen=True, slots=True)
class Evidence:
    """All that is known of a row when it is judged, as numbers by name."""

    longest_code: int = 8  # characters of a code ("2.1.3"); a longer one is odd


@dataclass(frozen=True, slots=True)
class Keys:
    """What makes two rows the same row, and which rows stand on one place."""

    between_rows_pt: float = 14.0  # rows of one table stand no further apart


@dataclass(frozen=True, slots=True)
class Settings:
    """All of them, by what they serve."""

    action_rows: ActionRows = ActionRows()
    decide: Decide = Decide()
    evidence: Evidence = Evidence()
    keys: Keys = Keys()


SETTINGS = Settings()
