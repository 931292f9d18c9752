"""The fitted weights behind what a field means, kept as reviewed data."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from jalon.schemas.values import Role

Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class RoleWeights:
    """What each fact adds to the log-odds of each role; a joint reading is worth their sum.

    Attributes:
        facts: Facts x roles: what the values say.
        words: For each role: what its heading's words say, times how surely they say it.
        known: For each role: added where the heading is known at all.
        before: Roles x roles: the first stands anywhere before the second.
        next: Roles x roles: the first stands right before the second.
        action: Added where a reading has an action.
        aim: Added where it has an indicator or a target.
    """

    facts: Numbers
    words: Numbers
    known: Numbers
    before: Numbers
    next: Numbers
    action: float
    aim: float


@cache
def shipped(facts: Sequence[str], roles: Sequence[str]) -> RoleWeights:
    """The weights that are shipped, for these facts and roles.

    Raises:
        KeyError: Facts or roles were renamed since the weights were fitted.
    """
    text = (files("jalon.extract.meaning") / "data" / "roles.json").read_text(encoding="utf-8")
    return weights_of(json.loads(text), facts, roles)


def _with_unseen(words: Numbers, roles: Sequence[str]) -> Numbers:
    """What words weigh, and being known: for a role that no heading of the fit named, as most do.

    Args:
        words: Twice for each role: what its words weigh, and that the heading is known at all.
        roles: The roles.
    """
    unseen = [w == 0.0 and r != Role.OTHER.value for w, r in zip(words[0], roles, strict=True)]
    filled = words.copy()
    filled[:, unseen] = np.median(words[:, ~np.array(unseen)], axis=1, keepdims=True)
    return filled


def weights_of(
    data: Mapping[str, Mapping[str, Mapping[str, float]]],
    facts: Sequence[str],
    roles: Sequence[str],
) -> RoleWeights:
    """Weights from their form as data, role by role; what is not named weighs nothing."""

    def table(name: str, lines: Sequence[str]) -> Numbers:
        unknown = set(data[name]) - set(lines)
        unknown |= {r for line in data[name].values() for r in line} - set(roles)
        if unknown:
            raise KeyError(f"expected weights of what is known, got {sorted(unknown)!r}")
        return np.array([[data[name].get(x, {}).get(r, 0.0) for r in roles] for x in lines])

    words = _with_unseen(table("headings", ("words", "known")), roles)
    whole = data["whole"]["adds"]
    return RoleWeights(
        facts=table("facts", facts),
        words=words[0],
        known=words[1],
        before=table("before", roles),
        next=table("next", roles),
        action=whole["action"],
        aim=whole["aim"],
    )
