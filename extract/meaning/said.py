"""What a heading adds to or takes from the roles of its field, beyond what is fitted.

Drawn plans, of which most of the fit is made, teach that a few values decide as well as words.
Published tables have few rows and prose in them: there the heading is right where they differ.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from jalon.extract.meaning.evidence import FACTS, ROLES, FieldSample
from jalon.extract.meaning.settings import SETTINGS
from jalon.extract.meaning.weights import Numbers
from jalon.schemas.values import Role

SAID = SETTINGS.said

PART_OF = re.compile(r"(?:sub|sous)\b|sub-?(?=act|pro|mea|task)|sous-?(?=act|mes|pro)")

_ACTION, _OBJECTIVE = ROLES.index(Role.ACTION), ROLES.index(Role.OBJECTIVE)
_OTHER, _DESCRIPTION = ROLES.index(Role.OTHER), ROLES.index(Role.DESCRIPTION)
_BOTH = ROLES.index(Role.INDICATOR_TARGET)
_AIMS = (ROLES.index(Role.INDICATOR), ROLES.index(Role.TARGET))
_PARTED = FACTS.index("is_combined")
_DEED = FACTS.index("is_deed")
_IS_KEY = np.array(
    [r in {Role.ACTION, Role.INDICATOR, Role.TARGET, Role.INDICATOR_TARGET} for r in ROLES]
)


def trust_of(words: Numbers, facts: Numbers, is_meant: NDArray[np.bool_]) -> Numbers:
    """What each field's heading adds to each role, fields x ``ROLES``.

    Args:
        words: Fields x ``ROLES``: how surely each heading says so.
        facts: Fields x ``FACTS``; a column that a sign parts may be called by either part.
        is_meant: For each field whether its heading is no chance: a column's, or a label's that
            recurs.
    """
    added = SAID.trust * np.maximum(words - SAID.trusted, 0.0) / (1.0 - SAID.trusted)
    is_parted = facts[:, _PARTED] >= SAID.parted
    added[is_parted, _BOTH] = added[is_parted][:, [_BOTH, *_AIMS]].max(axis=1)
    is_sure = words.max(axis=1, keepdims=True) >= SAID.sure
    said = words.copy()
    said[:, _BOTH] = words[:, [_BOTH, *_AIMS]].max(axis=1)  # one of both may be said alone
    added = added - SAID.against * (is_sure & _IS_KEY & (said <= SAID.hardly))
    return np.where(is_meant[:, None], added, 0.0)


def inner_actions(samples: Sequence[FieldSample], words: Numbers, facts: Numbers) -> Numbers:
    """What headings say, where several name actions one within another: only the last has them.

    "Objective | Strategy | Activity": what the last is a part of stands over it, as what it
    serves where no other column is called so. Sub-actions only tell of the action.

    Args:
        samples: The fields.
        words: Fields x ``ROLES``: how surely each heading says so.
        facts: Fields x ``FACTS``.
    """
    named = [i for i, line in enumerate(words) if line[_ACTION] >= SAID.named]
    whole = [i for i in named if not PART_OF.match(samples[i].key)] or named
    counts = [len(s.texts) for s in samples]
    if len(named) < 2 or facts[whole[-1], _DEED] < SAID.least_deeds:
        return words
    if any(counts[i] > counts[whole[-1]] for i in whole):
        return words
    out = words.copy()
    is_aimed = words[:, _OBJECTIVE].max() >= SAID.outer_aim
    over = (_OTHER, SAID.named) if is_aimed else (_OBJECTIVE, SAID.outer_aim)
    for i in named:
        if i == whole[-1]:
            continue
        place, score = over if i in whole else (_DESCRIPTION, SAID.sure)
        out[i, _ACTION] = SAID.outer if i in whole else 0.0
        out[i, place] = max(out[i, place], score)
    return out
