"""What cells hold besides one label: a running number, a baseline, a list of actions."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from jalon.extract.records.entries import NUMBERED, Entry, number_of
from jalon.extract.records.items import item_of
from jalon.extract.records.totals import TOTAL
from jalon.extract.rows.settings import SETTINGS
from jalon.schemas.region import Line
from jalon.schemas.rows import Item
from jalon.schemas.units import FieldRole, Grid, GridLine, Value
from jalon.schemas.values import LEVELS, Role
from jalon.schemas.vocabulary import Vocabulary

ASIDES = SETTINGS.asides
SHARED = SETTINGS.shared

LETTERED = re.compile(r"^\(?(?P<code>[a-z])[.)]\s+(?=\S)")
BULLETED = re.compile(r"^[\u2022\u25aa\u25cf\uf0b7\uf0a7\u27a2>\u2013-]\s+(?=\S)")
SOURCE = re.compile(r"(?i:(?:data\s+)?sources?)\s*(?::|http|[A-Z])")
BARE_TOTAL = re.compile(
    r"""(?:(?:sous|s|grand|sub|overall)[\s/-]*)?total(?:s|aux)?
        (?:\s(?:partiel|g[\u00e9e]n[\u00e9e]ral|global|cumulatif|overall|general|cumulative))?\s?[:.]?
        | (?:l[\u2019'])?ensemble | somme | sum""",
    re.IGNORECASE | re.VERBOSE,
)
SUMMED = frozenset((*LEVELS, Role.NUMBER, Role.OTHER, Role.INDICATOR))
BARE = re.compile(r"^(\d{1,3})\s?[.):]?\s+(?=[^\W\d])")


def is_source(line: GridLine) -> bool:
    """Whether a row holds nothing but where its figures come from."""
    own = [v for v in line.values if v is not None]
    if len(own) != 1 or line.banner is not None:
        return False
    return SOURCE.match(" ".join(n.text for n in own[0].lines)) is not None


def sums_up(line: GridLine, roles: Sequence[FieldRole]) -> bool:
    """Whether a row of a plan adds up the targets of those above: it counts them twice.

    Its label is a total's and stands where rows are named; it has figures and no other name. A
    total that is the indicator says nothing else ("Total"); "Total des heures" is one to reach.
    """
    held = [
        (r.role, v) for v, r in zip(line.values, roles, strict=False) if v and not v.is_inherited
    ]
    if len(held) < SHARED.several or line.banner is not None:
        return False
    (role, first), rest = held[0], held[1:]
    text = " ".join(n.text for n in first.lines).strip()
    is_named = any(r in SUMMED and not _has_figures(v) for r, v in rest)
    if role not in SUMMED or is_named or not any(_has_figures(v) for _, v in rest):
        return False
    return bool(BARE_TOTAL.fullmatch(text) or (role is not Role.INDICATOR and TOTAL.match(text)))


def _has_figures(value: Value) -> bool:
    return any(c.isdigit() for n in value.lines for c in n.text)


def numbered_columns(grid: Grid) -> frozenset[int]:
    """Columns whose cells are numbered on from row to row, and from table to table.

    A cell that begins with "8." or a column that runs 1, 2, 3 numbers its indicators; a cell with
    "1." and "2." in it is a list.
    """
    found = set()
    for i in range(len(grid.fields)):
        values = [v for line in grid.lines if line.values and (v := line.values[i]) is not None]
        firsts = [
            m for v in values if not v.is_inherited and (m := NUMBERED.match(v.lines[0].text))
        ]
        numbers = [number_of(m) for m in firsts]
        own = sum(not v.is_inherited for v in values)
        runs_on = (
            numbers == list(range(numbers[0], numbers[0] + len(numbers))) if numbers else False
        )
        if runs_on and len(numbers) == own and (numbers[-1] >= ASIDES.beyond):
            found.add(i)
    return frozenset(found)


def without_baselines(
    entries: Sequence[Entry], vocabulary: Vocabulary
) -> tuple[list[Entry], Item | None]:
    """The entries that are indicators, and the value of the one that states a baseline.

    The ministries' tables print it under the indicator: "Mesure de départ : 71,3 %".
    """
    kept: list[Entry] = []
    baseline: Item | None = None
    for entry in entries:
        label, sign, value = entry.item.text.partition(":")
        guesses = vocabulary.role_scores(label.strip().casefold()) if sign and kept else ()
        if guesses and guesses[0].role is Role.BASELINE and guesses[0].score >= ASIDES.sure:
            baseline = baseline or replace(entry.item, text=value.strip())
        else:
            kept.append(entry)
    return kept, baseline


def listed_in(value: Value, lexicon: frozenset[str]) -> tuple[tuple[str | None, Item], ...]:
    """The entries of a cell that is a list of bullets, letters or numbers, each with its own.

    Nothing where fewer than two lines begin an entry, or where the cell begins with none: then
    the bullets describe what stands above them.
    """
    groups: list[list[Line]] = []
    codes: list[str | None] = []
    if numbered := _numbered_on(value.lines):
        return tuple(
            (code, replace(item, text=BARE.sub("", item.text, count=1)))
            for code, group in numbered
            for item in (item_of(group, lexicon),)
        )
    for line in value.lines:
        lettered = LETTERED.match(line.text)
        if line.bullet or lettered or BULLETED.match(line.text):
            groups.append([line])
            codes.append(lettered["code"] if lettered else None)
        elif not groups:
            return ()
        else:
            groups[-1].append(line)
    if len(groups) < SHARED.several:
        return ()
    found = []
    for code, group in zip(codes, groups, strict=True):
        item = item_of(group, lexicon)
        sign = LETTERED if code is not None else BULLETED
        found.append((code, replace(item, text=sign.sub("", item.text, count=1).strip())))
    return tuple(found)


def _numbered_on(lines: Sequence[Line]) -> list[tuple[str, list[Line]]]:
    """The entries that begin with n, n + 1 …, with their numbers; none of fewer than two."""
    found: list[tuple[str, list[Line]]] = []
    for line in lines:
        match = BARE.match(line.text)
        if match and (not found or int(match[1]) == int(found[-1][0]) + 1):
            found.append((str(int(match[1])), [line]))
        elif found:
            found[-1][1].append(line)
        else:
            return []
    return found if len(found) >= SHARED.several else []
