"""How sure a field is that was read from a picture, by what its reading and its words say of it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files

import numpy as np

Points = Sequence[Sequence[float]]

ROW = "row"
FIELD = "field"


def scanned_share(name: str, stated: float) -> float:
    """How often a field of a scan is right of which its reading states so much, 0 to 1.

    Args:
        name: Of the field; ``ROW`` for all of a row.
        stated: What the reading of a text layer would claim, times how sure the page's words are.
    """
    curves = shipped_curves()
    return round(worth(curves.get(name, curves[FIELD]), stated), 3)


def worth(points: Points, stated: float) -> float:
    """What a curve makes of a claim: on a straight line between its points, level beyond them."""
    known = np.array(points, dtype=float)
    return float(np.interp(stated, known[:, 0], known[:, 1]))


@cache
def shipped_curves() -> Mapping[str, Points]:
    """The points of each curve, by the field that it is of; fitted by ``fit_scans.py``."""
    text = (files("jalon.extract.judge") / "data" / "scans.json").read_text(encoding="utf-8")
    curves: Mapping[str, Points] = json.loads(text)["points"]
    return curves
