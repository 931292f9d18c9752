"""The unit and the scale of bare numbers, as a heading, a caption or a column of units says it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from jalon.extract.rows.settings import SETTINGS
from jalon.schemas.units import FieldRole, Grid, GridMeaning, Labelled, Loose, Value
from jalon.schemas.values import Role
from jalon.schemas.vocabulary import Vocabulary

SHARED = SETTINGS.shared
UNITS = SETTINGS.units

AIMS = (Role.TARGET, Role.INDICATOR_TARGET)


def caption_unit(piece: Loose | None, grid: Grid, vocabulary: Vocabulary) -> str | None:
    """What the text right above a grid says of its numbers ("(en milliers de dollars)")."""
    if piece is None or piece.page != grid.page:
        return None
    is_above = -UNITS.near_pt <= grid.table.box.top - piece.box.bottom <= UNITS.near_pt
    text = piece.block.text
    return text if is_above and vocabulary.states_unit(text) else None


def units_of(
    grid: Grid, meaning: GridMeaning, caption: str | None, vocabulary: Vocabulary
) -> tuple[str | None, ...]:
    """For each column what is said of its bare numbers: by its heading, else by the caption."""
    return tuple(
        (field.heading if vocabulary.states_unit(field.heading) else caption)
        if role.role in AIMS
        else None
        for field, role in zip(grid.fields, meaning.roles, strict=True)
    )


def unit_column(grid: Grid, meaning: GridMeaning, vocabulary: Vocabulary) -> int | None:
    """The column that holds nothing but units, None where there is none or several."""
    found = [
        i
        for i, role in enumerate(meaning.roles)
        if role.role in {Role.OTHER, Role.NOTE} and _are_units(grid, i, vocabulary)
    ]
    return found[0] if len(found) == 1 else None


def _are_units(grid: Grid, column: int, vocabulary: Vocabulary) -> bool:
    texts = [text for n in grid.lines if n.values and (text := unit_in(n.values[column]))]
    return len(texts) >= SHARED.several and all(map(vocabulary.states_unit, texts))


def unit_in(value: Value | None) -> str | None:
    """The text of a cell of units."""
    return " ".join(n.text for n in value.lines).strip() if value is not None else None


def labelled_unit(
    unit: Sequence[object], labels: Mapping[str, FieldRole], vocabulary: Vocabulary
) -> str | None:
    """What the label of a unit's target says of bare numbers ("Cible (%)")."""
    return next(
        (
            x.heading
            for x in unit
            if isinstance(x, Labelled)
            and labels[x.key].role in AIMS
            and vocabulary.states_unit(x.heading)
        ),
        None,
    )
