"""Checks rows against what they say themselves: identifiers, values, the action that they name.

An identifier is made of its row's contents, so that it can be made again; a value must be stated by
the text beside it; a target repeats what the row of its action says.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from jalon.identity import content_id, fold_label, origin_of
from jalon.normalize.numbers.numbers import find_numbers
from jalon.normalize.targets.figures import parse_figure
from jalon.normalize.targets.targets import parse_target
from jalon.schemas.characters import SYMBOLS, UNKNOWN
from jalon.schemas.dataset import Dataset
from jalon.schemas.records import (
    ActionRow,
    DocumentRecord,
    RecommendationRow,
    ResultRow,
    TargetRow,
)

# a fault's code, and what fills its sentence
ContentFault = tuple[str, dict[str, object]]

PLACE = ("theme_number", "theme", "objective_code", "objective", "action_code", "action")
OF_ITS_ACTION = (*PLACE, "ministerial_theme")
MOST_EQUAL = 2_000  # rows of one document with the same contents
SCALES = (1.0, 100.0, 0.01, 1e3, 1e6, 1e9)  # what a unit or a heading may multiply a number by
STAND_INS = frozenset((UNKNOWN, *SYMBOLS.values()))

BY_PEOPLE = "human"  # ends the method of a row that a person changed
Labels = tuple[str | None, ...]
Origins = Mapping[str, str]  # by document: what its identifiers begin with


def content_faults(dataset: Dataset) -> Iterator[ContentFault]:
    """What rows say and their other columns contradict."""
    yield from _document_faults(dataset)
    languages = {row.document_id: row.language for row in dataset.documents}
    origins = {
        row.document_id: origin_of(row.document_id, row.content_id) for row in dataset.documents
    }
    actions = {row.action_id: row for row in dataset.actions}
    for number, target in enumerate(dataset.targets, start=1):
        if _is_peoples(target):
            continue
        where: dict[str, object] = {"table": "targets", "row": number}
        labels = (*_target_labels(target),)
        yield from _identity_faults(where, target, origins, "target", labels)
        language = languages.get(target.document_id)
        yield from _target_value_faults(where, target, language)
        action = actions.get(target.action_id or "")
        if action is not None and not _is_peoples(action):
            yield from _action_faults(where, target, action)
    for number, result in enumerate(dataset.results, start=1):
        if _is_peoples(result):
            continue
        where = {"table": "results", "row": number}
        yield from _result_faults(where, result, origins, languages.get(result.document_id))
    for number, action in enumerate(dataset.actions, start=1):
        if _is_peoples(action):
            continue
        where = {"table": "actions", "row": number}
        expected = _same(action, origins, "action", _place(action))
        if action.action_id not in expected and _is_judged(_place(action)):
            yield "fault_identity", where | {"column": "action_id", "value": action.action_id}
    for number, advice in enumerate(dataset.recommendations, start=1):
        if _is_peoples(advice):
            continue
        where = {"table": "recommendations", "row": number}
        labels = _advice_labels(advice)
        yield from _identity_faults(where, advice, origins, "recommendation", labels)


def _is_peoples(row: TargetRow | ActionRow | ResultRow | RecommendationRow) -> bool:
    """Whether people corrected or added a row: it keeps the identifier of what was read."""
    return bool(row.corrections) or row.method.endswith(BY_PEOPLE)


def _document_faults(dataset: Dataset) -> Iterator[ContentFault]:
    for number, row in enumerate(dataset.documents, start=1):
        if row.sha256 is not None and row.document_id != row.sha256[: len(row.document_id)]:
            where: dict[str, object] = {"table": "documents", "row": number}
            yield "fault_identity", where | {"column": "document_id", "value": row.document_id}


def _identity_faults(
    where: dict[str, object], row: DocumentRecord, origins: Origins, kind: str, *labels: Labels
) -> Iterator[ContentFault]:
    """An identifier that none of the row's possible contents gives, whatever its rank."""
    column = f"{kind}_id"
    value = str(getattr(row, column))
    if not _is_judged(labels[0]):
        return
    if not any(_is_made_of(value, row, _origin(row, origins), kind, given) for given in labels):
        yield "fault_identity", where | {"column": column, "value": value}
    if isinstance(row, TargetRow) and row.indicator_id is not None:
        expected = _same(row, origins, "indicator", (*_place(row), row.indicator))
        if row.indicator_id not in expected:
            yield "fault_identity", where | {"column": "indicator_id", "value": row.indicator_id}


def _is_made_of(value: str, row: DocumentRecord, origin: str, kind: str, labels: Labels) -> bool:
    """Whether an identifier is the first of its contents, or one of a higher rank."""
    first = content_id(origin, kind, *map(fold_label, labels))
    if value in _named(row, first):
        return True
    ranked = (content_id(first, str(rank)) for rank in range(1, MOST_EQUAL))
    return any(value in _named(row, made) for made in ranked)


def _same(row: DocumentRecord, origins: Origins, kind: str, labels: Labels) -> tuple[str, str]:
    return _named(row, content_id(_origin(row, origins), kind, *map(fold_label, labels)))


def _named(row: DocumentRecord, made: str) -> tuple[str, str]:
    """An identifier, and what it is in a second document that says the same (``told_apart``)."""
    return made, content_id(row.document_id, made)


def _origin(row: DocumentRecord, origins: Origins) -> str:
    return origins.get(row.document_id, row.document_id)


def _is_judged(labels: Labels) -> bool:
    """Whether no label holds a stand-in: identifiers are made of what stood there before."""
    return not any(STAND_INS & set(label or "") for label in labels)


def _place(row: TargetRow | ActionRow) -> Labels:
    return tuple(getattr(row, name) for name in PLACE)


def _target_labels(row: TargetRow) -> Labels:
    return (*_place(row), row.indicator, row.period)


def _advice_labels(row: RecommendationRow) -> Labels:
    return row.chapter, row.number, row.text


def _target_value_faults(
    where: dict[str, object], row: TargetRow, language: str | None
) -> Iterator[ContentFault]:
    if row.value is None:
        return
    read = parse_target(row.target or "", indicator=row.indicator, language=language)
    if read is not None and (read.value, read.value_max) == (row.value, row.value_max):
        return
    for column in ("value", "value_max"):
        stated = getattr(row, column)
        if stated is not None and not _states(row.target, stated, language):
            yield "fault_value", where | {"column": column, "value": stated, "text": row.target}


def _result_faults(
    where: dict[str, object], row: ResultRow, origins: Origins, language: str | None
) -> Iterator[ContentFault]:
    labels = (row.theme_number, row.theme, row.action)
    # the label may have been taken from the figure's own text
    given = ((*labels, row.label, row.raw), (*labels, None, row.raw))
    yield from _identity_faults(where, row, origins, "result", *given)
    if row.value is None:
        return
    read = parse_figure(row.raw or "", language=language)
    is_read = read is not None and read.value == row.value
    if not is_read and not _states(row.raw, row.value, language):
        yield "fault_value", where | {"column": "value", "value": row.value, "text": row.raw}


def _states(text: str | None, value: float, language: str | None) -> bool:
    """Whether ``text`` holds the number ``value``, as it stands or scaled by its unit."""
    numbers = (number.value for number in find_numbers(text or "", language=language))
    found = {abs(number) for number in numbers if number is not None}
    return any(abs(abs(value) - n * scale) <= 1e-9 * abs(value) for n in found for scale in SCALES)


def _action_faults(
    where: dict[str, object], row: TargetRow, action: ActionRow
) -> Iterator[ContentFault]:
    for column in OF_ITS_ACTION:
        if fold_label(getattr(row, column)) != fold_label(getattr(action, column)):
            yield "fault_unlike_action", where | {"column": column, "value": action.action_id}
