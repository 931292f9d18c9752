"""What changed from one dataset to another: rows added, removed, changed, field by field.

Rows are known by their identifiers. The registries are compared too; where the two datasets were
made by other versions, that shows there. What a person should look at first stands first:
documents, then figures and states, then texts, then how rows were read.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from jalon.messages import Language, say
from jalon.schemas.dataset import Dataset
from jalon.schemas.records import RECORDS, Record, column_of

# columns by what a change in them means to a reader; the first kind that holds a column counts
FIRST = ("status", "error", "rows", "publisher_id", "period_start", "period_end", "doc_type")
FIGURES = (
    *("target", "value", "value_max", "unit", "comparator", "kind", "period", "per"),
    *("result", "result_value", "result_unit", "comparison", "percent_complete", "raw"),
    *("budget_value", "budget_unit", "due_start", "due_end", "progress_state"),
)
HOW_READ = (
    *("x0", "top", "x1", "bottom", "method", "confidence", "boxes", "field_confidence"),
    *("other_columns", "inherited", "page_sizes", "words_in_rows", "words_in_tables"),
    *("tables_seen", "tables_read", "findings"),
)
# tables of items repeat lists of other tables
REPEATED = ("target_leads", "target_partners", "action_leads", "action_partners")
REPEATED_TAGS = ("action_tags", "result_tags")
LONGEST = 60  # letters of a value in a table


class ChangeKind(StrEnum):
    """What became of a row."""

    REMOVED = "removed"
    ADDED = "added"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A column's value before and after, as JSON has it."""

    field: str
    old: object
    new: object


@dataclass(frozen=True, slots=True)
class RowChange:
    """A row that is in one dataset only, or differs.

    Attributes:
        table: Its table.
        key: Its identifier.
        kind: What became of it.
        label: What a person knows it by: an indicator, an action, a file.
        page: Its page; None where it has none.
        fields: The columns that differ; empty for rows added or removed.
        rank: How soon it should be looked at, from 0.
    """

    table: str
    key: str
    kind: ChangeKind
    label: str
    page: int | None
    fields: tuple[FieldChange, ...]
    rank: int


@dataclass(frozen=True, slots=True)
class Difference:
    """All that differs, what to look at first on top."""

    changes: tuple[RowChange, ...]

    def count(self, kind: ChangeKind) -> int:
        """How many rows were added, removed or changed."""
        return sum(change.kind is kind for change in self.changes)


def compare_datasets(old: Dataset, new: Dataset) -> Difference:
    """What changed from ``old`` to ``new``; empty for a dataset beside itself."""
    changes = [change for name in RECORDS for change in _table_changes(name, old, new)]
    return Difference(tuple(sorted(changes, key=lambda change: change.rank)))


def shown(difference: Difference, form: str, language: Language) -> str:
    """The difference as text: ``table``, ``markdown`` or ``json``.

    Raises:
        ValueError: There is no such form.
    """
    if form not in FORMS:
        raise ValueError(f"no form {form!r}; expected one of {', '.join(FORMS)}")
    return FORMS[form](difference, language)


def _table_changes(name: str, old: Dataset, new: Dataset) -> Iterator[RowChange]:
    if name in (*REPEATED, *REPEATED_TAGS):
        return
    key = RECORDS[name].table.key
    before: Mapping[str, Record] = {getattr(row, key): row for row in getattr(old, name)}
    after: Mapping[str, Record] = {getattr(row, key): row for row in getattr(new, name)}
    for one in before:
        if one not in after:
            yield _change(name, one, ChangeKind.REMOVED, before[one], ())
    for one, row in after.items():
        if one not in before:
            yield _change(name, one, ChangeKind.ADDED, row, ())
        elif row != before[one]:
            yield _change(name, one, ChangeKind.CHANGED, row, _fields(before[one], row))


def _fields(before: Record, after: Record) -> tuple[FieldChange, ...]:
    old, new = before.model_dump(mode="json"), after.model_dump(mode="json")
    changed = [name for name in new if old[name] != new[name]]
    return tuple(
        FieldChange(name, old[name], new[name])
        for name in sorted(changed, key=lambda name: (_weight(name), list(new).index(name)))
    )


def _change(
    table: str, key: str, kind: ChangeKind, row: Record, fields: tuple[FieldChange, ...]
) -> RowChange:
    page = getattr(row, "page", None)
    return RowChange(table, key, kind, _label(row), page, fields, _rank(table, fields))


def _rank(table: str, fields: tuple[FieldChange, ...]) -> int:
    """Documents first; then rows of documents, by the gravest change; the registries last."""
    if table == "documents":
        return 1 if fields and _weight(fields[0].field) == len(WEIGHTS) else 0
    if "document_id" not in RECORDS[table].model_fields:
        return 9
    own = 4 if table in {"findings", "links", "target_results"} else 0
    return 2 + own + (min(_weight(change.field) for change in fields) if fields else 0)


def _weight(name: str) -> int:
    return next((at for at, names in enumerate(WEIGHTS) if name in names), 1 + (name in HOW_READ))


WEIGHTS = (frozenset((*FIRST, *FIGURES)),)


def _label(row: Record) -> str:
    for name in LABELS:
        if text := getattr(row, name, None):
            return " ".join(str(text).split())
    return ""


LABELS = ("file_name", "indicator", "label", "text", "message_en", "action", "name", "label_fr")


def _text(value: object) -> str:
    text = (
        ""
        if value is None
        else value
        if isinstance(value, str)
        else json.dumps(value, ensure_ascii=False)
    )
    text = " ".join(str(text).split())
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"


def _title(change: RowChange, field: str, language: Language) -> str:
    column = column_of(RECORDS[change.table], field)
    return column.title_fr if language is Language.FR else column.title_en


def _head(difference: Difference, language: Language) -> str:
    if not difference.changes:
        return say("diff_none", language)
    counts = {f"{kind}": difference.count(kind) for kind in ChangeKind}
    return say("diff_counts", language, **counts)


def _as_table(difference: Difference, language: Language) -> str:
    lines = [_head(difference, language)]
    for change in difference.changes:
        where = f", p. {change.page}" if change.page is not None else ""
        kind = say(f"diff_{change.kind}", language)
        lines.append(f"{kind}  {change.table} {change.key}{where}  {_text(change.label)}")
        lines += [
            f"    {_title(change, one.field, language)} ({one.field}): "
            f"{_text(one.old) or '∅'} → {_text(one.new) or '∅'}"
            for one in change.fields
        ]
    return "\n".join(lines) + "\n"


def _as_markdown(difference: Difference, language: Language) -> str:
    titles = ("change", "table", "key", "page", "label", "field", "old", "new")
    names = [say(f"diff_column_{name}", language) for name in titles]
    lines = [_head(difference, language), "", f"| {' | '.join(names)} |", "|---" * 8 + "|"]
    for change in difference.changes:
        start = [
            say(f"diff_{change.kind}", language),
            change.table,
            f"`{change.key}`",
            "" if change.page is None else str(change.page),
            _cell(change.label),
        ]
        for one in change.fields or (None,):
            rest = ["", "", ""] if one is None else [one.field, _cell(one.old), _cell(one.new)]
            lines.append(f"| {' | '.join([*start, *rest])} |")
    return "\n".join(lines[: 1 if not difference.changes else None]) + "\n"


def _cell(value: object) -> str:
    return _text(value).replace("\\", "\\\\").replace("|", "\\|")


def _as_json(difference: Difference, _: Language) -> str:
    counts = {f"{kind}": difference.count(kind) for kind in ChangeKind}
    changes = [
        {
            "change": change.kind.value,
            "table": change.table,
            "key": change.key,
            "label": change.label,
            "page": change.page,
            "fields": [{"field": f.field, "old": f.old, "new": f.new} for f in change.fields],
        }
        for change in difference.changes
    ]
    value = {"counts": counts, "changes": changes}
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


FORMS = {"table": _as_table, "markdown": _as_markdown, "json": _as_json}
