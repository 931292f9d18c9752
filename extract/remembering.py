"""Results kept for arguments that are met again: the very same objects, not merely equal ones.

Cells and tables are frozen, and comparing them word by word would cost more than it saves.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")
MOST_KEPT = 4096


def remembered(function: Callable[P, R]) -> Callable[P, R]:
    """``function``, asked once for the same positional arguments; nobody may change what it gives.

    The arguments are held with the result, so that no other object can take their identity.
    """
    kept: OrderedDict[tuple[int, ...], tuple[object, R]] = OrderedDict()

    @wraps(function)
    def ask(*args: P.args, **kwargs: P.kwargs) -> R:
        key = tuple(map(id, args))
        if key not in kept:
            if len(kept) >= MOST_KEPT:
                kept.popitem(last=False)
            kept[key] = (args, function(*args, **kwargs))
        return kept[key][1]

    return ask
