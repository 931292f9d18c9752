"""What gave no row, said so: tables that became nothing, grids that state no plan."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from jalon.extract.records.document import Understood
from jalon.extract.rows.gates import is_plan, lists_objectives
from jalon.extract.rows.reading import Meaning
from jalon.extract.rows.settings import SETTINGS
from jalon.schemas.geometry import Box
from jalon.schemas.raw import RawFinding
from jalon.schemas.table import LeftOut, LeftOutReason
from jalon.schemas.units import Grid
from jalon.schemas.values import Severity

REFUSED = SETTINGS.refused

LEFT_ALONE = "table_left_alone"


def refused(understood: Understood, meaning: Meaning) -> tuple[RawFinding, ...]:
    """One finding for each table or grid that nothing was taken from, in page order.

    Args:
        understood: Elements and the tables that became none.
        meaning: What the columns of the grids mean.
    """
    found = [*_left(understood), *_strange(understood, meaning)]
    return tuple(sorted(found, key=lambda f: (f.page or 0, f.box.top if f.box else 0.0)))


def _left(understood: Understood) -> Iterator[RawFinding]:
    for table in understood.left_alone:
        text = next((c.text for c in table.cells if c.text.strip()), "")
        yield _left_alone(table.page, table.box, text)


def _strange(understood: Understood, meaning: Meaning) -> Iterator[RawFinding]:
    for i, e in enumerate(understood.elements):
        roles = meaning.grids.get(i)
        if not isinstance(e, Grid):
            continue
        if roles is not None and (is_plan(roles) or lists_objectives(roles)):
            continue
        headings = " | ".join(f.heading for f in e.fields if f.heading)
        params = (("headings", headings[: REFUSED.longest_headings]),)
        yield RawFinding(LEFT_ALONE, Severity.WARNING, e.page, e.box, params)


def untried(places: Iterable[LeftOut]) -> Iterator[RawFinding]:
    """A finding for each drawn grid that looked too little like a table to be read as one."""
    for place in places:
        if place.reason is LeftOutReason.LOW_SCORE and place.method == "ruled":
            yield _left_alone(place.page, place.box, " ".join(place.first_texts))


def _left_alone(page: int, box: Box, text: str) -> RawFinding:
    params = (("text", " ".join(text.split())[: REFUSED.longest_text]),)
    return RawFinding(LEFT_ALONE, Severity.WARNING, page, box, params)
