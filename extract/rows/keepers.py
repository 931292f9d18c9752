"""Who is in charge of a unit and who takes part, with the deadline that stands among them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from jalon.extract.records.entries import Entry, labels_in
from jalon.extract.rows.organisations import MARKS, lead_and_due, lead_and_partners, names_text
from jalon.extract.rows.reading import Around
from jalon.schemas.raw import Passage
from jalon.schemas.units import Value
from jalon.schemas.values import Role


@dataclass(frozen=True, slots=True)
class Keepers:
    """Lead, partners, and the deadline that stands in a lead's cell."""

    lead: tuple[Passage, ...]
    partners: tuple[Passage, ...]
    due: Passage | None


def keepers_of(held: Mapping[Role, Sequence[Value]], around: Around) -> Keepers:
    """The keepers that the values of one unit name.

    Args:
        held: The unit's values by what their field means.
        around: Knows deadlines, and names that lines break.
    """
    lead = [p for v in held.get(Role.LEAD, ()) for p in _listed(v, around)]
    partners = [p for v in held.get(Role.PARTNERS, ()) for p in _listed(v, around)]
    due: Passage | None = None
    for v in held.get(Role.LEAD_PARTNERS, ()):
        first, rest = lead_and_partners(v.lines, around.lexicon)
        lead += _named(first, v, around)
        partners += _named(rest, v, around)
    for v in held.get(Role.LEAD_DUE, ()):
        names, by = lead_and_due(v.lines, around.vocabulary.is_deadline, around.lexicon)
        lead += _named(names, v, around)
        if by is not None:
            due = Passage(by.item.text.strip(MARKS), v.page, by.item.box)
    return Keepers(tuple(lead), tuple(partners), due)


def _listed(value: Value, around: Around) -> list[Passage]:
    return _named(labels_in(value.lines, around.lexicon), value, around)


def _named(entries: Sequence[Entry], value: Value, around: Around) -> list[Passage]:
    return [
        Passage(names_text(e.item.lines, around.names, value.right), value.page, e.item.box)
        for e in entries
    ]
