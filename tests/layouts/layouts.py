"""The layouts: how a plan may be set, each with the fields that it prints."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from .blocks import (
    LETTER,
    Block,
    Cell,
    Document,
    Heading,
    Line,
    PageBreak,
    Prose,
    Stroke,
    Table,
)
from .cuts import split_table, table_height, with_heading
from .gold import Printed
from .grids import (
    Entry,
    Look,
    coded,
    heading_of,
    make_table,
    number_notes,
    numbered_year,
    short_year,
    theme_label,
)
from .plan import Indicator, Plan, find_actions, read_plan
from .unusual import fine_print, idem, labelled_lines, targets_first


@dataclass(frozen=True, slots=True)
class Layout:
    """A way to set one of the plans.

    Attributes:
        make: From the plan to its document.
        content: Which plan of `contents/` is set.
        printed: Which fields can be read from it.
        doc_type: What the document is.
        title: The title on its first page, where it is not the plan's own.
        turned: The sheet is stored sideways and shown upright by /Rotate.
        is_sheet: LibreOffice prints it from a spreadsheet, not from a text.
    """

    make: Callable[[Plan], Document]
    content: str
    printed: Printed
    doc_type: str = "action_plan"
    title: str | None = None
    turned: bool = False
    is_sheet: bool = False

    def plan(self) -> Plan:
        """Return the plan under the title that this layout prints."""
        plan = read_plan(self.content)
        return replace(plan, title=self.title) if self.title else plan


def _opening(plan: Plan) -> list[Block]:
    return [Heading(plan.title, level=1), Prose(plan.publisher, 10)]


def _document(plan: Plan, blocks: list[Block], **options: object) -> Document:
    return Document(plan.title, plan.language, tuple(blocks), **options)  # type: ignore[arg-type]


def _by_theme(plan: Plan) -> list[tuple[str, list[Entry]]]:
    groups: dict[str, list[Entry]] = {}
    for entry in find_actions(plan):
        groups.setdefault(theme_label(plan, entry[0]), []).append(entry)
    return list(groups.items())


def _tables_by_theme(
    plan: Plan, look: Look, band: str | None = None, break_pages: bool = True, **options: object
) -> Document:
    """Return one table a theme, under a heading that may be a coloured band."""
    blocks = _opening(plan)
    for number, (label, entries) in enumerate(_by_theme(plan)):
        if number and break_pages:
            blocks.append(PageBreak())
        blocks.append(Heading(label, fill=band, ink="#ffffff" if band else "#1f4e79"))
        blocks.append(make_table(plan, entries, look))
    return _document(plan, blocks, **options)


def grid_merged(plan: Plan) -> Document:
    """Return a ruled grid, objectives and actions merged, the years under one heading."""
    look = Look(
        (("objective", 130), ("action", 150), ("indicator", 215), ("targets", 72)),
        label_fill="#eaf1f8",
    )
    return _tables_by_theme(plan, look, band="#1f4e79")


def lists_aligned(plan: Plan) -> Document:
    """Return one row an action: its indicators listed, the targets on the same lines."""
    look = Look(
        (("objective", 130), ("action", 140), ("indicator", 240), ("targets", 70)),
        body="listed",
        head_fill="#7a2c68",
        label_fill="#f4e8f1",
        across=Stroke(0.7, "#7a2c68"),
        down=Stroke(0.7, "#7a2c68"),
        period=short_year,
    )
    return _tables_by_theme(plan, look, band="#7a2c68")


def no_vertical(plan: Plan) -> Document:
    """Return a table with rules between the rows only."""
    look = Look(
        (("objective", 125), ("action", 150), ("indicator", 210), ("targets", 74)),
        head_fill=None,
        head_ink="#111111",
        across=Stroke(0.6, "#888888"),
        down=None,
    )
    return _tables_by_theme(plan, look)


def zebra(plan: Plan) -> Document:
    """Return a table without rules, every second action on a tinted ground."""
    look = Look(
        (("action", 190), ("indicator", 230), ("targets", 95), ("lead", 110), ("due", 85)),
        body="listed",
        stripe="#e8eef4",
        across=None,
        down=None,
        head_fill="#44546a",
    )
    return _tables_by_theme(plan, look, break_pages=False)


def portrait_narrow(plan: Plan) -> Document:
    """Return a narrow table on an upright sheet."""
    look = Look(
        (("objective", 118), ("action", 130), ("indicator", 170), ("targets", 105)),
        size=8.5,
        head_fill="#2f6b4f",
        label_fill="#edf5f0",
    )
    return _tables_by_theme(plan, look, break_pages=False, page=LETTER, family="serif")


def banner_rows(plan: Plan) -> Document:
    """Return one table in which each theme has a row of its own."""
    look = Look(
        (("action", 170), ("indicator", 190), ("targets", 100), ("lead", 100), ("partners", 90),
         ("due", 68)),
        banners=True,
    )  # fmt: skip
    return _document(plan, [*_opening(plan), make_table(plan, list(find_actions(plan)), look)])


def lead_and_due(plan: Plan) -> Document:
    """Return a table in which the body in charge and the deadline share a column."""
    look = Look(
        (("objective", 130), ("action", 160), ("indicator", 190), ("targets", 110),
         ("lead_due", 130)),
        words={"lead_due": "Responsable et échéance"},
    )  # fmt: skip
    return _tables_by_theme(plan, look, break_pages=False)


def school_years(plan: Plan) -> Document:
    """Return a grid whose year columns have a heading of one storey."""
    look = Look(
        (("action", 200), ("indicator", 260), ("targets", 86)),
        two_storeys=False,
        period=numbered_year,
        head_fill="#e1e1e1",
        head_ink="#111111",
    )
    return _tables_by_theme(plan, look)


def footnotes(plan: Plan) -> Document:
    """Return a plan with footnote marks on some of its targets, and the notes below."""
    marks = number_notes(plan)
    look = Look(
        (("objective", 135), ("action", 170), ("indicator", 215), ("targets", 120)), marks=marks
    )
    blocks = list(_tables_by_theme(plan, look, break_pages=False).blocks)
    notes: list[Block] = [Prose(f"{mark}. {note}", 7) for note, mark in marks.items()]
    return _document(plan, blocks + notes)


def baseline(plan: Plan) -> Document:
    """Return a plan with the starting point of each indicator beside its target."""
    look = Look(
        (("action", 165), ("indicator", 195), ("baseline", 80), ("targets", 105), ("lead", 110),
         ("due", 64)),
        head_fill="#5b2333",
    )  # fmt: skip
    return _tables_by_theme(plan, look, break_pages=False)


def status_column(plan: Plan) -> Document:
    """Return a follow-up: each indicator with the state of its progress."""
    look = Look(
        (("objective", 120), ("action", 150), ("indicator", 190), ("targets", 100), ("due", 70),
         ("status", 80)),
        head_fill="#0b5563",
    )  # fmt: skip
    return _tables_by_theme(plan, look, break_pages=False)


def other_words(plan: Plan) -> Document:
    """Return a plan whose headings are words seldom met."""
    words = {
        "theme": "Chantier",
        "objective": "Finalité poursuivie",
        "action": "Piste d’intervention",
        "indicator": "Mesure de succès",
        "target": "Résultat attendu",
        "lead": "Porteur de dossier",
        "partners": "Organismes associés",
        "due": "Calendrier de réalisation",
    }
    plan = replace(plan, words=words)
    look = Look(
        (("objective", 120), ("action", 140), ("indicator", 165), ("targets", 95), ("lead", 85),
         ("due", 95)),
    )  # fmt: skip
    return _tables_by_theme(plan, look, break_pages=False)


def spreadsheet(plan: Plan) -> Document:
    """Return a sheet as printed from a spreadsheet: a light grid, everything repeated."""
    hair = Stroke(0.25, "#c8c8c8")
    look = Look(
        (("theme", 85), ("objective", 110), ("action", 125), ("remarks", 55), ("indicator", 140),
         ("targets", 75), ("lead", 75), ("due", 55)),
        body="flat",
        size=7,
        head_fill="#f0f0f0",
        head_ink="#111111",
        across=hair,
        down=hair,
    )  # fmt: skip
    plan = replace(plan, words=plan.words | {"theme": "Axe", "remarks": "Remarques"})
    return _document(plan, [*_opening(plan), make_table(plan, list(find_actions(plan)), look)])


def white_rules(plan: Plan) -> Document:
    """Return tinted cells parted by white rules, under a dark heading."""
    rule = Stroke(1.5, "#ffffff")
    look = Look(
        (("objective", 130), ("action", 150), ("indicator", 215), ("targets", 72)),
        across=rule,
        down=rule,
        label_fill="#b8cfe5",
    )
    document = _tables_by_theme(plan, look)
    return replace(document, blocks=tuple(map(_tint, document.blocks)))


def _tint(block: Block) -> Block:
    if not isinstance(block, Table):
        return block
    rows = tuple(
        tuple(cell and (cell if cell.fill else replace(cell, fill="#dfe9f3")) for cell in row)
        for row in block.rows
    )
    return replace(block, rows=rows)


def _ruled(style: str, width: float) -> Callable[[Plan], Document]:
    def make(plan: Plan) -> Document:
        rule = Stroke(width, "#555555", style)
        look = Look(
            (("objective", 130), ("action", 150), ("indicator", 215), ("targets", 72)),
            across=rule,
            down=rule,
            head_fill="#ececec",
            head_ink="#111111",
        )
        return _tables_by_theme(plan, look)

    make.__doc__ = f"Return a grid with {style} rules."
    return make


def key_values(plan: Plan) -> Document:
    """Return one small table an action, what each line is named down its side."""
    blocks = _opening(plan)
    for label, entries in _by_theme(plan):
        blocks.append(Heading(label))
        for entry in entries:
            blocks += [_card(plan, entry), Prose(" ", 4)]
    return _document(plan, blocks, page=LETTER)


def _card(plan: Plan, entry: Entry) -> Table:
    _, _, action = entry
    look = Look(())
    lines = [("action", coded(action.code, action.title))]
    for indicator in action.indicators:
        lines += [("indicator", indicator.label), ("target", _only_target(indicator))]
    lines += [("lead", ", ".join(action.lead)), ("due", action.due or "")]
    rows = tuple(
        (
            Cell((Line(heading_of(plan, role, look), is_bold=True),), fill="#e6edf5"),
            Cell((Line(text),) if text else ()),
        )
        for role, text in lines
    )
    return Table((130.0, 400.0), rows, heading_rows=0, size=9)


def _only_target(indicator: Indicator) -> str:
    ((target,),) = indicator.targets
    return target.text or ""


def inline_targets(plan: Plan) -> Document:
    """Return a table in which each indicator is followed by its target, in one cell."""
    blocks = _opening(plan)
    head_style = {"fill": "#1f4e79", "ink": "#ffffff"}
    for label, entries in _by_theme(plan):
        names = ("Moyens d’action", "Indicateurs et cibles", "Responsable", "Échéance")
        rows: list[tuple[Cell | None, ...]] = [
            tuple(Cell((Line(name, is_bold=True),), **head_style) for name in names)  # type: ignore[arg-type]
        ]
        for _, _, action in entries:
            measures = tuple(
                Line(f"{i.label} : {_only_target(i)}".rstrip(), "•") for i in action.indicators
            )
            rows.append(
                (
                    Cell((Line(coded(action.code, action.title)),)),
                    Cell(measures),
                    Cell(tuple(map(Line, action.lead))),
                    Cell((Line(action.due or ""),)),
                )
            )
        blocks += [Heading(label), Table((190.0, 300.0, 130.0, 90.0), tuple(rows))]
    return _document(plan, blocks)


def titled_tables(plan: Plan) -> Document:
    """Return each action under its own title and paragraph, with a table of one row or a few."""
    blocks = _opening(plan)
    look = Look(
        (("objective", 200), ("indicator", 190), ("targets", 130)),
        size=9,
        head_fill="#dde8f2",
        head_ink="#111111",
    )
    for theme in plan.themes:
        blocks += [
            PageBreak(),
            Heading(theme.label, 2, number=f"0{theme.number}"),
        ]
        for objective in theme.objectives:
            for action in objective.actions:
                blocks += [Heading(action.title, 3), Prose(action.description or "")]
                blocks.append(make_table(plan, [(theme, objective, action)], look))
    return _document(plan, blocks, page=LETTER, running_head=f"{plan.publisher} – {plan.title}")


INTRO = (
    "Ce plan réunit les engagements pris en commun par les établissements de la région. Il a été"
    " préparé en trois rencontres, puis adopté à l’unanimité par le comité de direction.",
    "Les mesures qui suivent seront revues chaque printemps, à la lumière des données que les"
    " équipes auront recueillies auprès des personnes rejointes.",
    "Chaque établissement a désigné une personne qui répond des mesures dont il a la charge et qui"
    " assure le lien avec la coordination. La liste en est publiée sur le site du Pôle.",
    "Les sommes nécessaires proviennent de l’enveloppe annuelle du programme et de contributions"
    " des partenaires, selon la répartition convenue à l’assemblée de juin.",
)


def _cut(mode: str) -> Callable[[Plan], Document]:
    """Return a layout whose rows are cut by the ends of pages.

    After the cut, the heading comes back ("repeated"), or does not ("bare"), or comes back under
    the theme's label with "(suite)" ("suite").
    """

    def make(plan: Plan) -> Document:
        look = Look(
            (("objective", 118), ("action", 130), ("indicator", 220), ("targets", 84)),
            body="listed",
            size=12,
            label_fill="#f1f1f1",
            head_fill="#4a4a4a",
        )
        blocks = [*_opening(plan), *[Prose(text, 11) for text in INTRO]]
        head = 40.0 if mode == "bare" else 110.0
        room = CUT_ROOM - {"repeated": 200, "bare": 230, "suite": 255}[mode]
        for label, entries in _by_theme(plan):
            table = make_table(plan, entries, look)
            first, *others = split_table(table, room, CUT_ROOM - head)
            blocks += [Heading(label), first]
            for part in others:
                blocks.append(PageBreak())
                blocks += [Heading(f"{label} (suite)")] if mode == "suite" else []
                blocks.append(part if mode == "bare" else with_heading(part, table))
            last = others[-1] if others else first
            room = CUT_ROOM - head - table_height(last) - 40
        return _document(plan, blocks)

    return make


CUT_ROOM = 612.0 - 2 * 36  # what a sheet holds


def flowing(plan: Plan) -> Document:
    """Return one long table on upright sheets, broken where the producer breaks it."""
    look = Look(
        (("action", 125), ("indicator", 165), ("targets", 83)),
        banners=True,
        size=12.5,
        head_fill="#234f3a",
    )
    table = make_table(plan, list(find_actions(plan)), look)
    table = replace(table, can_break=True, repeats_heading=True)
    return _document(plan, [*_opening(plan), table], page=LETTER)


def borderless(plan: Plan) -> Document:
    """Return a table without any rule or tint: columns and rows told apart by white space."""
    look = Look(
        (("action", 170), ("indicator", 200), ("targets", 105), ("lead", 130), ("due", 90)),
        body="sparse",
        across=None,
        down=None,
        head_fill=None,
        head_ink="#111111",
    )
    return _tables_by_theme(plan, look, break_pages=False)


def head_rules(plan: Plan) -> Document:
    """Return a table with a rule above and below its heading and none between its rows."""
    look = Look(
        (("action", 190), ("indicator", 230), ("targets", 130), ("due", 110)),
        body="sparse",
        across=None,
        down=None,
        head_fill=None,
        head_ink="#111111",
    )
    document = _tables_by_theme(plan, look, break_pages=False)
    return replace(document, blocks=tuple(map(_rule_heading, document.blocks)))


def _rule_heading(block: Block) -> Block:
    if not isinstance(block, Table):
        return block
    head = (tuple(cell and replace(cell, is_ruled=True) for cell in row) for row in block.rows[:1])
    return replace(block, rows=(*head, *block.rows[1:]))


def only_vertical(plan: Plan) -> Document:
    """Return a table whose columns are ruled and whose rows are told apart by white space."""
    look = Look(
        (("action", 190), ("indicator", 220), ("targets", 140), ("lead", 110)),
        body="sparse",
        across=None,
        down=Stroke(0.5, "#777777"),
        head_fill="#dfe7dc",
        head_ink="#111111",
    )
    return _tables_by_theme(plan, look, break_pages=False)


def two_targets(plan: Plan) -> Document:
    """Return a grid in which some cells print two targets of one indicator."""
    look = Look(
        (("objective", 110), ("action", 150), ("indicator", 180), ("targets", 120), ("lead", 100),
         ("due", 60)),
        head_fill="#3d405b",
    )  # fmt: skip
    return _tables_by_theme(plan, look, break_pages=False)


def status_shares(plan: Plan) -> Document:
    """Return a follow-up whose state of progress is a share of the target."""
    look = Look(
        (("action", 180), ("indicator", 190), ("targets", 130), ("due", 90), ("status", 120)),
        head_fill="#3d405b",
        across=Stroke(0.4, "#999999"),
        down=None,
    )
    return _tables_by_theme(plan, look, break_pages=False)


FULL = Printed()
NO_OBJECTIVE = Printed(objective=False)
IN_CHARGE = Printed(lead=True, due=True)

LAYOUTS: dict[str, Layout] = {
    "grid-merged": Layout(grid_merged, "mauricie", FULL),
    "lists-aligned": Layout(lists_aligned, "mauricie", FULL),
    "no-vertical": Layout(no_vertical, "mauricie", FULL),
    "zebra": Layout(zebra, "lanaudiere", Printed(objective=False, lead=True, due=True)),
    "portrait-narrow": Layout(portrait_narrow, "lanaudiere", FULL),
    "cut-repeated": Layout(_cut("repeated"), "mauricie", FULL),
    "cut-bare": Layout(_cut("bare"), "mauricie", FULL),
    "cut-suite": Layout(_cut("suite"), "mauricie", FULL),
    "banner-rows": Layout(
        banner_rows, "lanaudiere", Printed(objective=False, lead=True, partners=True, due=True)
    ),
    "key-values": Layout(key_values, "lanaudiere", Printed(objective=False, lead=True, due=True)),
    "inline-targets": Layout(
        inline_targets, "lanaudiere", Printed(objective=False, lead=True, due=True)
    ),
    "lead-and-due": Layout(lead_and_due, "lanaudiere", IN_CHARGE),
    "school-years": Layout(school_years, "mauricie", NO_OBJECTIVE),
    "footnotes": Layout(footnotes, "lanaudiere", FULL),
    "baseline-english": Layout(
        baseline, "outaouais", Printed(objective=False, lead=True, due=True)
    ),
    "status-column": Layout(
        status_column,
        "lanaudiere",
        Printed(due=True, status=True),
        doc_type="status_report",
        title="État d’avancement du plan de travail 2025-2026",
    ),
    "spreadsheet": Layout(spreadsheet, "lanaudiere", IN_CHARGE, is_sheet=True),
    "other-words": Layout(other_words, "lanaudiere", IN_CHARGE),
    "flowing": Layout(flowing, "mauricie", NO_OBJECTIVE),
    "no-rules": Layout(borderless, "lanaudiere", Printed(objective=False, lead=True, due=True)),
    "head-rules": Layout(head_rules, "cote-nord", Printed(objective=False, due=True)),
    "only-vertical": Layout(only_vertical, "lanaudiere", Printed(objective=False, lead=True)),
    "two-targets": Layout(two_targets, "cote-nord", IN_CHARGE),
    "status-shares": Layout(
        status_shares,
        "cote-nord",
        Printed(objective=False, due=True, status=True),
        doc_type="status_report",
        title="État d’avancement du plan stratégique 2023-2025",
    ),
    "rotated": Layout(grid_merged, "mauricie", FULL, turned=True),
    "white-rules": Layout(white_rules, "mauricie", FULL),
    "dashed-rules": Layout(_ruled("dashed", 0.6), "mauricie", FULL),
    "double-rules": Layout(_ruled("double", 2.2), "mauricie", FULL),
    "titled-tables": Layout(titled_tables, "lanaudiere", Printed(codes=False, description=True)),
    "english-merged": Layout(grid_merged, "outaouais", FULL),
    "english-lists": Layout(lists_aligned, "outaouais", FULL),
    "labelled-lines": Layout(
        labelled_lines, "lanaudiere", Printed(objective=False, lead=True, due=True)
    ),
    "targets-first": Layout(
        targets_first, "lanaudiere", Printed(theme=False, objective=False, lead=True, due=True)
    ),
    "fine-print": Layout(fine_print, "lanaudiere", Printed(theme=False, lead=True, due=True)),
    "idem": Layout(idem, "lanaudiere", Printed(theme=False, objective=False, lead=True, due=True)),
}
