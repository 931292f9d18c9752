"""Plans set in ways that few bodies choose: without tables, columns turned round, "idem"."""

from __future__ import annotations

from dataclasses import replace

from .blocks import LETTER, Block, Cell, Document, Heading, Line, Prose, Table
from .grids import Entry, Look, coded, make_table, theme_label
from .plan import Plan, find_actions

WORDS = {"fr": ("Indicateur", "Cible", "Responsable", "Échéance"),
         "en": ("Indicator", "Target", "Lead", "Due date")}  # fmt: skip


def labelled_lines(plan: Plan) -> Document:
    """Return a plan without tables: under each action, lines that say what they state."""
    blocks: list[Block] = [Heading(plan.title, level=1), Prose(plan.publisher, 10)]
    themes: set[str] = set()
    for entry in find_actions(plan):
        label = theme_label(plan, entry[0])
        if label not in themes:
            themes.add(label)
            blocks.append(Heading(label))
        blocks.append(Heading(coded(entry[2].code, entry[2].title), level=3))
        blocks += [Prose(text) for text in _lines(plan, entry)]
    return Document(plan.title, plan.language, tuple(blocks), page=LETTER)


def _lines(plan: Plan, entry: Entry) -> list[str]:
    indicator, target, lead, due = WORDS[plan.language]
    found = []
    for item in entry[2].indicators:
        found.append(f"{indicator} : {item.label}")
        found += [f"{target} : {t.text or '–'}" for cell in item.targets for t in cell]
    return [*found, f"{lead} : {', '.join(entry[2].lead)}", f"{due} : {entry[2].due}"]


def targets_first(plan: Plan) -> Document:
    """Return a grid that begins with the targets and ends with what they belong to."""
    look = Look(
        (("targets", 110), ("indicator", 220), ("action", 190), ("lead", 130), ("due", 70)),
        body="flat",
        head_fill="#264653",
    )
    return _one_table(plan, make_table(plan, list(find_actions(plan)), look))


def fine_print(plan: Plan) -> Document:
    """Return a grid in very small type."""
    look = Look(
        (("objective", 130), ("action", 150), ("indicator", 190), ("targets", 100), ("lead", 90),
         ("due", 60)),
        size=5.0,
        label_fill="#f1f1f1",
    )  # fmt: skip
    return _one_table(plan, make_table(plan, list(find_actions(plan)), look))


def idem(plan: Plan) -> Document:
    """Return a grid that repeats nothing but says "Idem"."""
    look = Look(
        (("action", 200), ("indicator", 220), ("targets", 110), ("lead", 120), ("due", 70)),
        body="flat",
    )
    table = make_table(plan, list(find_actions(plan)), look)
    rows = [table.rows[0]]
    for before, row in zip(table.rows, table.rows[1:], strict=False):
        same = before[0] == row[0]
        rows.append(tuple(_ditto(c) if same and i in {0, 3, 4} else c for i, c in enumerate(row)))
    return _one_table(plan, replace(table, rows=tuple(rows)))


def _ditto(cell: Cell | None) -> Cell | None:
    return cell and replace(cell, lines=(Line("Idem"),))


def _one_table(plan: Plan, table: Table) -> Document:
    blocks: list[Block] = [Heading(plan.title, level=1), Prose(plan.publisher, 10), table]
    return Document(plan.title, plan.language, tuple(blocks))
