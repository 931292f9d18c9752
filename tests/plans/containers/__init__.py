"""Containers: how the actions of a plan are laid out on the page.

In: the pieces of a plan and some of its themes. Out: blocks, in printed order.
"""

from __future__ import annotations

from collections.abc import Callable

from ..blocks import Block
from ..content import Theme
from ..design import TABLES
from ..pieces import Pieces
from .cards import lay_bignum, lay_cards, lay_timeline
from .fiches import lay_fiche_above, lay_fiche_side, lay_transposed
from .lines import lay_bullets, lay_leaders, lay_outline, lay_prose
from .tables import lay_side_by_side, lay_tables

Lay = Callable[[Pieces, tuple[Theme, ...]], tuple[Block, ...]]
LAYS: dict[str, Lay] = {
    **dict.fromkeys(TABLES, lay_tables),
    "side_by_side": lay_side_by_side,
    "transposed": lay_transposed,
    "timeline": lay_timeline,
    "cards": lay_cards,
    "fiche_above": lay_fiche_above,
    "fiche_side": lay_fiche_side,
    "outline": lay_outline,
    "bullets": lay_bullets,
    "leaders": lay_leaders,
    "bignum": lay_bignum,
    "prose": lay_prose,
}
