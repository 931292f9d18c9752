"""What every field of a document means: the labels together, and the columns of like grids."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from jalon.extract.meaning.assign import assign
from jalon.extract.meaning.codes import is_coded
from jalon.extract.meaning.evidence import FieldSample
from jalon.extract.meaning.settings import SETTINGS
from jalon.extract.meaning.stubs import with_inner_action, with_stub
from jalon.extract.records.combined import sign_of
from jalon.extract.records.mentions import label_key
from jalon.extract.records.totals import is_total
from jalon.schemas.units import Element, FieldRole, Grid, GridField, GridMeaning, Value
from jalon.schemas.values import AIMS, Role
from jalon.schemas.vocabulary import Vocabulary

ROLES = SETTINGS.roles


AIMED = "target"  # what the word of a level with a year over figures means
YEARS, TICKS = "#years", "#ticks"  # what stands for headings that only name years or months
KEEPERS = frozenset((Role.LEAD, Role.DUE, Role.STATUS))


def text_of(value: Value | None) -> str:
    """The value's text, its lines joined by a space."""
    return " ".join(n.text for n in value.lines) if value is not None else ""


def grid_meanings(elements: Sequence[Element], vocabulary: Vocabulary) -> dict[int, GridMeaning]:
    """What each column of each grid means, by the grid's index in ``elements``.

    Grids with the same headings are one: the values of all of them speak.
    """
    groups: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for i, e in enumerate(elements):
        if isinstance(e, Grid):
            groups[tuple(f.key for f in e.fields)].append(i)
    found: dict[int, GridMeaning] = {}
    for indexes in groups.values():
        grids = [e for i in indexes if isinstance(e := elements[i], Grid)]
        meaning = _group_meaning(grids, vocabulary)
        for i in indexes:
            found[i] = meaning
    return found


def _group_meaning(grids: Sequence[Grid], vocabulary: Vocabulary) -> GridMeaning:
    fields = grids[0].fields
    values: list[list[str]] = [[] for _ in fields]
    lines: list[list[str]] = [[] for _ in fields]
    bold = [0] * len(fields)
    units = 0
    for grid in grids:
        for line in grid.lines:
            if line.banner is not None or is_total(line):
                continue
            units += 1
            for i, value in enumerate(line.values):
                if value is not None and not value.is_inherited:
                    values[i].append(text_of(value))
                    lines[i] += [n.text for n in value.lines]
                    bold[i] += value.lines[0].is_bold
    signs = tuple(_sign_of(texts, lines[i], vocabulary) for i, texts in enumerate(values))
    columns = _together(fields, values, vocabulary)
    samples = [
        FieldSample(
            key,
            tuple(t for i in held for t in values[i]),
            units * len(held),
            held[0] / max(len(fields) - 1, 1),
            bold=sum(bold[i] for i in held) / max(sum(len(values[i]) for i in held), 1),
            is_combined=all(signs[i] is not None for i in held),
            leaf=_leaf_of(fields[held[0]]) if len(held) == 1 else "",
        )
        for key, held in columns
    ]
    roles = assign(samples, vocabulary, are_columns=True)
    by_field: dict[int, FieldRole] = {}
    for (_, held), role in zip(columns, roles, strict=True):
        for i in held:
            by_field[i] = role
    by_field = _with_deeds(with_stub(by_field, fields, values, vocabulary), values, vocabulary)
    by_field = _with_years_to_come(by_field, columns, fields, values, vocabulary)
    by_field = _with_deliverables(by_field, fields, vocabulary)
    by_field = with_inner_action(by_field, grids)
    coded = frozenset(i for i, texts in enumerate(values) if is_coded(texts, vocabulary))
    rights = tuple(_right_of(grids, i) for i in range(len(fields)))
    return GridMeaning(tuple(by_field[i] for i in range(len(fields))), coded, rights, signs)


def _leaf_of(field: GridField) -> str:
    return label_key(field.leaf)[0] if field.leaf != field.heading else ""


def _with_years_to_come(
    roles: dict[int, FieldRole],
    columns: Sequence[tuple[str, list[int]]],
    fields: Sequence[GridField],
    values: Sequence[Sequence[str]],
    vocabulary: Vocabulary,
) -> dict[int, FieldRole]:
    """The roles, with spans to come as the targets of known indicators.

    Years that nothing stands under yet are to come, and so are those that a plan counts ("M6").
    """
    held = {r.role for r in roles.values()}
    named = any(r.role is Role.INDICATOR and r.words >= ROLES.named for r in roles.values())
    spans = [i for key, at in columns if key == YEARS for i in at]
    blank = not any(values[i] for i in spans)
    counted = all(vocabulary.counted_span(fields[i].leaf) is not None for i in spans)
    if not named or Role.TARGET in held or not spans or not (blank or counted):
        return roles
    return {**roles, **{i: replace(roles[i], role=Role.TARGET) for i in spans}}


def _with_deliverables(
    roles: dict[int, FieldRole], fields: Sequence[GridField], vocabulary: Vocabulary
) -> dict[int, FieldRole]:
    """The roles, with a lone column of deliverables as the targets.

    What is to be handed over is measured by nothing else where no other column states an aim.
    """
    aims = [i for i, r in roles.items() if r.role in AIMS]
    if len(aims) != 1 or roles[aims[0]].role is not Role.INDICATOR:
        return roles
    (i,) = aims
    scores = {g.role: g.score for g in vocabulary.role_scores(fields[i].key)}
    if scores.get(Role.TARGET, 0.0) < ROLES.may_be:
        return roles
    return {**roles, i: replace(roles[i], role=Role.TARGET)}


def _with_deeds(
    roles: dict[int, FieldRole],
    values: Sequence[Sequence[str]],
    vocabulary: Vocabulary,
) -> dict[int, FieldRole]:
    """The roles, with the only level as the action where it tells, row by row, what is done.

    "Leviers | Qui ? | Pour quand ? | Cible": the word names a theme elsewhere; what is kept and
    measured, and another one on each row, is the action whatever it is called.
    """
    held = {r.role for r in roles.values()}
    levels = [i for i, r in roles.items() if r.role in {Role.THEME, Role.OBJECTIVE}]
    if Role.ACTION in held or not held & KEEPERS or not held & AIMS or len(levels) != 1:
        return roles
    (i,) = levels
    texts = [section.label if (section := vocabulary.section_of(t)) else t for t in values[i]]
    deeds = sum(vocabulary.value_kinds(t).is_deed for t in texts)
    if (
        len(texts) < ROLES.fewest_deeds
        or len(set(texts)) < len(texts)
        or deeds < ROLES.deeds * len(texts)
    ):
        return roles
    return {**roles, i: replace(roles[i], role=Role.ACTION)}


def _right_of(grids: Sequence[Grid], index: int) -> float:
    """Where the text of a column ends at most."""
    return max(
        (
            n.box.x1
            for g in grids
            for line in g.lines
            if (v := line.values[index]) is not None
            for n in v.lines
        ),
        default=grids[0].fields[index].x1,
    )


def _together(
    fields: Sequence[GridField], values: Sequence[Sequence[str]], vocabulary: Vocabulary
) -> list[tuple[str, list[int]]]:
    """Columns that are one field: those under the years of one heading, those of marks.

    A heading over several years may stand over the first or the middle of them only: bare years
    beside it are under it as well. What stands anew under each year ("Cible", "Résultat") is one
    field each.
    """
    found: list[tuple[str, list[int]]] = []
    first = 0  # of the run of columns that are parts
    for i, f in enumerate(fields):
        key, is_part = _base_of(f, values[i], vocabulary)
        first = first if is_part else len(found) + 1
        home = next((n for n in range(first, len(found)) if found[n][0] == key), None)
        last = len(found) - 1
        if home is None and is_part and last >= first and YEARS in {key, found[last][0]}:
            home = last
        if home is None:
            found.append((key, [i]))
        else:
            name = found[home][0] if key == YEARS else key
            found[home] = (name, [*found[home][1], i])
    return found


def _base_of(field: GridField, values: Sequence[str], vocabulary: Vocabulary) -> tuple[str, bool]:
    """The heading without its year, and whether the column is one of several of that name."""
    outer = field.heading.removesuffix(field.leaf).strip()
    counted = vocabulary.counted_span(field.leaf)
    is_dated = vocabulary.period_of(field.leaf) is not None
    said = " ".join(t for t in (outer, "" if is_dated else counted) if t).casefold()
    if said and (is_dated or counted is not None):
        return said, True
    ticks = [vocabulary.value_kinds(t).is_tick for t in values]
    if ticks and sum(ticks) >= ROLES.ticked * len(ticks):
        return TICKS, True
    if is_dated or counted is not None:
        return YEARS, True
    period = vocabulary.find_period(field.heading)
    if period is not None:
        bare = "".join(c for c in field.key if not c.isdigit()).strip(" -–/()")
        scores = vocabulary.role_scores(bare)
        is_aim = bool(scores) and scores[0].role in {Role.OBJECTIVE, Role.THEME}
        targets = sum(vocabulary.value_kinds(t).is_target for t in values)
        if is_aim and values and targets >= ROLES.ticked * len(values):
            return AIMED, True  # "Objectif 2025" over figures
        return bare, True
    return field.key, False


def _sign_of(texts: Sequence[str], lines: Sequence[str], vocabulary: Vocabulary) -> int | None:
    """What parts indicator and target in a column's cells, or line by line."""
    sign = sign_of(texts, vocabulary)
    return sign if sign is not None else sign_of(lines, vocabulary)
