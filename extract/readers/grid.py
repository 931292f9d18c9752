"""Plans and status reports: objective/indicator/target grids to raw targets, in reading order.

The headings above a table say what its own columns do not (theme, action, description); merged
and blank cells pass on what stands above them; a table that goes on keeps its columns.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from jalon.extract.readers.bearings import Trail, bearings_of
from jalon.extract.readers.beside import crosses
from jalon.extract.readers.cells import (
    cell_blocks,
    cells_of,
    count_labels,
    flowing_passage,
    leading_number,
    passage_of,
    split_bold,
    split_code,
)
from jalon.extract.readers.conservation import find_lost
from jalon.extract.readers.counted import with_counts
from jalon.extract.readers.cut_records import join_records
from jalon.extract.readers.dittos import without_dittos
from jalon.extract.readers.grid_facts import (
    action_of,
    begins,
    find_unknown_headings,
    is_publisher,
    is_title,
    number_of,
    states_aims,
    with_theme_objectives,
)
from jalon.extract.readers.headers import (
    carry_columns,
    find_columns,
    grid_rows,
    is_banner,
    is_inner_heading,
    renewed_columns,
)
from jalon.extract.readers.headings import heading_text
from jalon.extract.readers.key_value import find_key_value, read_key_value
from jalon.extract.readers.moves import moved_dots
from jalon.extract.readers.organisations import organisations_of
from jalon.extract.readers.rows import read_row
from jalon.extract.readers.stitch import relocated, stitch
from jalon.schemas.flow import FlowPiece
from jalon.schemas.geometry import Box, union
from jalon.schemas.raw import Passage, RawAction, RawFinding, RawTarget
from jalon.schemas.rows import Bearings, ColumnPlan, GridReading, GridRow, PageCut, Surroundings
from jalon.schemas.table import Cell, Table
from jalon.schemas.values import Role, Severity

REMARK = re.compile(r"[*\u2020\u2021(\[]")  # how a remark on the rows above begins
SEVERAL = 0.85  # how sure a row is whose action's cell lists several


def read_grids(
    flow: Sequence[FlowPiece], around: Surroundings, title: str | None = None
) -> GridReading:
    """The raw targets and actions of a document's tables.

    Args:
        flow: The document in reading order.
        around: Vocabulary, lexicon, drawn bullets and footnotes.
        title: The document's title, which is no heading of its tables.
    """
    whole, record_cuts = join_records(with_counts(flow), around.vocabulary)
    pieces, cuts = stitch(whole, around)
    cuts |= record_cuts
    reader = _GridReader(replace(around, dots=moved_dots(around.dots, cuts)), cuts)
    for piece in pieces:
        if piece.table is not None:
            reader.read_table(piece.table)
        elif not is_title(piece, title) and not is_publisher(piece, flow[0].page, around):
            reader.pass_piece(piece)
    return GridReading(
        targets=tuple(with_theme_objectives(reader.targets, reader.theme_objectives)),
        actions=tuple(reader.actions),
        findings=tuple(reader.findings),
        tables_read=reader.tables_read,
    )


class _GridReader:
    """Goes through the flow and keeps what holds from one table to the next."""

    def __init__(self, around: Surroundings, cuts: dict[tuple[int, Box], PageCut]) -> None:
        self.around = around
        self.cuts = cuts
        self.trail = Trail()
        self.targets: list[RawTarget] = []
        self.actions: list[RawAction] = []
        self.findings: list[RawFinding] = []
        self.theme_objectives: dict[str, Passage] = {}
        self.tables_read = 0
        self.plan: ColumnPlan | None = None
        self.last_table: Table | None = None
        self.bearings = Bearings()
        self.has_new_heading = False
        self.numbered: frozenset[Role] = frozenset()
        self.last_number = 0
        self.has_dues_each = False
        self.said: list[str] = []  # texts of the table at hand that were taken up
        self.held: list[RawTarget | Bearings] = []  # its rows, and what held for each of them

    def pass_piece(self, piece: FlowPiece) -> None:
        if self.trail.pass_piece(piece):
            self.has_new_heading = True

    def read_table(self, table: Table) -> None:
        """Read one table by what its headings, or those of the table before, say."""
        self._report_strays(table)
        rows = without_dittos(grid_rows(table))
        vocabulary = self.around.vocabulary
        key_value = find_key_value(rows, vocabulary)
        if key_value is not None:
            self._read_key_value(table, key_value)
            return
        plan = find_columns(rows, vocabulary)
        if plan is None and self.plan is not None and self.last_table is not None:
            plan = carry_columns(self.plan, self.last_table, table)
        if plan is None or not states_aims(plan):
            self._leave_alone(table, rows, plan)
            return
        self._start_table(table, plan)
        self.numbered = self._numbered_roles(rows[plan.header_rows :], plan)
        self.has_dues_each = any(
            begins(row, plan, Role.DUE) and not begins(row, plan, Role.ACTION)
            for row in rows[plan.header_rows :]
        )
        begun = len(self.findings)
        self.said, self.held = [], []
        for row in rows[: plan.banner_rows]:
            self._pass_banner(row)
        for row in rows[plan.header_rows :]:
            self._read_row(row)
        self._report_lost(table, plan.header_rows, begun)
        self.trail.after_table()
        self.tables_read += 1

    def _report_lost(self, table: Table, header_rows: int, findings: int) -> None:
        """A finding for words of the table that went into no row, label or finding."""
        said = [v for f in self.findings[findings:] for _, v in f.params]
        lost = find_lost(table, header_rows, self.held, [*self.said, *said])
        if lost is not None:
            self.findings.append(lost)

    def _report_strays(self, table: Table) -> None:
        if table.strays:
            text = " ".join(w.text for w in table.strays)
            box = union(w.box for w in table.strays)
            self.findings.append(
                RawFinding("stray_words", Severity.WARNING, table.page, box, (("text", text),))
            )

    def _leave_alone(self, table: Table, rows: Sequence[GridRow], plan: ColumnPlan | None) -> None:
        """A table that states no aims: a list of themes and objectives is kept, all else said."""
        if plan is not None and plan.has(Role.THEME) and plan.has(Role.OBJECTIVE):
            for row in rows[plan.header_rows :]:
                self._keep_theme_objective(row, plan)
            return
        first = heading_text(rows[0].cells[0]) if rows and rows[0].cells[0] else ""
        params = (("text", first[:80]),)
        self.findings.append(
            RawFinding("table_left_alone", Severity.WARNING, table.page, table.box, params)
        )

    def _keep_theme_objective(self, row: GridRow, plan: ColumnPlan) -> None:
        theme = row.cells[plan.of(Role.THEME)[0].index]
        objective = row.cells[plan.of(Role.OBJECTIVE)[0].index]
        if theme is None or objective is None:
            return
        number, label = self._label(theme, row)
        _, stated = self._label(objective, row)
        if stated is not None:
            for key in (number, label.text.casefold() if label else None):
                if key is not None:
                    self.theme_objectives.setdefault(key, stated)

    def _label(
        self, cell: Cell, row: GridRow, *, is_numbered: bool = False
    ) -> tuple[str | None, Passage | None]:
        return split_code(
            cell,
            row.table.page,
            self.around.vocabulary,
            self.around.lexicon,
            is_numbered=is_numbered,
        )

    def _numbered_roles(self, rows: Sequence[GridRow], plan: ColumnPlan) -> frozenset[Role]:
        """Levels whose every cell begins with a number that rises by one from the last."""
        found = set()
        for role in (Role.THEME, Role.OBJECTIVE, Role.ACTION):
            cells = [
                c
                for row in rows
                if not is_banner(row)
                for column in plan.of(role)
                if (c := row.cells[column.index]) is not None and c.words and c.row == row.row
            ]
            numbers = [leading_number(c) for c in cells]
            counted = [n for n in numbers if n is not None]
            rises = all(b - a in {0, 1} for a, b in pairwise(counted))
            goes_on = bool(counted) and counted[0] == self.last_number + 1
            is_list = goes_on or len(set(counted)) > 1
            if counted and len(counted) == len(numbers) and rises and is_list:
                found.add(role)
                self.last_number = counted[-1]
        return frozenset(found)

    def _start_table(self, table: Table, plan: ColumnPlan) -> None:
        roles = {c.role for c in plan.columns}
        goes_on = (
            self.plan is not None
            and not self.has_new_heading
            and {c.role for c in self.plan.columns} == roles
            and len(self.plan.columns) == len(plan.columns)
        )
        if plan.is_carried and self.plan is not None and not goes_on:
            lost = {c.role for c in self.plan.columns} - roles
            if lost & {Role.OBJECTIVE, Role.THEME}:
                self.trail = Trail()  # a row across these columns answers to none of them
        if not goes_on:
            self.bearings = bearings_of(self.trail, roles)
        self.findings.extend(find_unknown_headings(table, plan))
        self.plan, self.last_table, self.has_new_heading = plan, table, False

    def _read_row(self, row: GridRow) -> None:
        plan = self.plan
        if plan is None or not any(c is not None and c.words for c in row.cells):
            return
        if is_inner_heading(row, plan, self.around.vocabulary):
            self.plan = renewed_columns(plan, row, self.around.vocabulary)
            self.said += [heading_text(c) for c in row.cells if c is not None]
            return
        if is_banner(row) or self._is_plain_banner(row, plan):
            self._pass_banner(row)
            return
        if self._is_total(row, plan):
            return
        self._place(row, plan)
        self.held.append(self.bearings)
        reading = read_row(row, plan, self.bearings, self.around)
        self.held += reading.targets
        self.said += [cell.text for _, cell in crosses(row, plan)]
        self.targets.extend(self._put_back(reading.targets, row.table))
        self.findings.extend(reading.findings)
        if not reading.targets:
            self._keep_action(row)

    def _is_total(self, row: GridRow, plan: ColumnPlan) -> bool:
        """Whether the row sums up others: where an action stands elsewhere, a heading's word."""
        cells = cells_of(row, plan, Role.ACTION)
        guess = self.around.vocabulary.role_of(heading_text(cells[0])) if cells else None
        is_lone = not cells_of(row, plan, Role.INDICATOR)
        return guess is not None and guess.role is Role.OTHER and is_lone

    def _put_back(self, targets: Sequence[RawTarget], table: Table) -> list[RawTarget]:
        """Targets of a table that goes on overleaf, each piece where it is printed."""
        cut = self.cuts.get((table.page, table.box))
        return list(targets) if cut is None else [relocated(t, cut, table.page) for t in targets]

    def _is_plain_banner(self, row: GridRow, plan: ColumnPlan) -> bool:
        """Whether the first cell alone is filled, and names a level that is not its column's."""
        filled = dict.fromkeys(c for c in row.cells if c is not None and c.words)
        first = row.cells[0]
        if len(filled) != 1 or first not in filled or first is None or first.row != row.row:
            return False
        section = self.around.vocabulary.section_of(heading_text(first))
        role = section.role if section is not None else None
        return role in {Role.THEME, Role.OBJECTIVE} and not plan.has(role)

    def _pass_banner(self, row: GridRow) -> None:
        cell = next(c for c in row.cells if c is not None and c.words)
        text = heading_text(cell)
        self.said.append(text)
        if REMARK.match(cell.words[0].text):
            params = (("text", text),)
            self.findings.append(
                RawFinding("stray_words", Severity.INFO, row.table.page, cell.box, params)
            )
            return
        section = self.around.vocabulary.section_of(text)
        number, label = self._label(cell, row)
        role = section.role if section is not None else None
        if role is None:
            role = Role.OBJECTIVE if number is not None and "." in number else Role.THEME
        held = replace(label, is_inherited=True) if label is not None else None
        if role is Role.THEME:
            self.bearings = Bearings(theme_number=number, theme=held)
        elif role is Role.OBJECTIVE:
            self.bearings = replace(
                Bearings(theme_number=self.bearings.theme_number, theme=self.bearings.theme),
                objective_code=number,
                objective=held,
            )
        else:
            self.bearings = replace(
                self.bearings, action_code=number, action=held, description=None
            )

    def _place(self, row: GridRow, plan: ColumnPlan) -> None:
        """Take over what the row's own cells say of theme, objective and action."""
        if (new := self._new_label(row, plan, Role.THEME)) is not None:
            self.bearings = Bearings(theme_number=new[0], theme=new[1])
        if (new := self._new_label(row, plan, Role.OBJECTIVE)) is not None:
            self.bearings = replace(self.bearings, objective_code=new[0], objective=new[1])
            if plan.has(Role.ACTION):
                self._forget_action()
        if (new := self._new_label(row, plan, Role.ACTION)) is not None:
            self._forget_action()
            self.bearings = replace(
                self.bearings,
                action_code=new[0],
                action=new[1],
                certainty=self._one_action(row, plan),
            )
            self._take_description(row, plan)
        elif plan.has(Role.DESCRIPTION):
            self._take_description(row, plan)
        lead, partners, due = organisations_of(row, plan, self.around)
        due = due or self._due_of_action(row, plan)
        if due is not None:
            self.bearings = replace(self.bearings, due=replace(due, is_inherited=True))
        elif plan.has(Role.DUE) and any(row.is_inherited(c.index) for c in plan.of(Role.ACTION)):
            self.bearings = replace(self.bearings, due=None)  # one merges here what holds for all
        if lead:
            self.bearings = replace(self.bearings, lead=lead)
        if partners:
            self.bearings = replace(self.bearings, partners=partners)

    def _one_action(self, row: GridRow, plan: ColumnPlan) -> float:
        """How sure it is that the cell names one action; a finding where it lists several."""
        for cell in cells_of(row, plan, Role.ACTION):
            count = count_labels(cell, self.around.dots_on(row.table.page))
            if count > 1:
                params = (("count", str(count)),)
                self.findings.append(
                    RawFinding(
                        "several_actions", Severity.WARNING, row.table.page, cell.box, params
                    )
                )
                return SEVERAL
        return 1.0

    def _forget_action(self) -> None:
        self.bearings = replace(
            self.bearings,
            action_code=None,
            action=None,
            description=None,
            lead=(),
            partners=(),
            due=None,
            certainty=1.0,
        )

    def _due_of_action(self, row: GridRow, plan: ColumnPlan) -> Passage | None:
        """The deadline in the first row of an action, where its other rows leave it blank."""
        cells = cells_of(row, plan, Role.DUE)
        if not cells or self.has_dues_each or not begins(row, plan, Role.ACTION):
            return None
        return flowing_passage(cells[0], row.table.page, self.around.lexicon)

    def _new_label(
        self, row: GridRow, plan: ColumnPlan, role: Role
    ) -> tuple[str | None, Passage | None] | None:
        """Code and label of a cell that begins in this row, None where it goes on or is blank."""
        for column in plan.of(role):
            cell = row.cells[column.index]
            if cell is None or not cell.words or cell.row != row.row:
                continue
            if role is Role.ACTION and not plan.has(Role.DESCRIPTION):
                cell = self._title_part(cell, row)
            code, label = self._label(cell, row, is_numbered=role in self.numbered)
            return code or number_of(row, plan, column.index), label
        return None

    def _title_part(self, cell: Cell, row: GridRow) -> Cell:
        """The bold paragraphs that open an action's cell, where plain ones follow them."""
        blocks = cell_blocks(cell, self.around.dots_on(row.table.page), self.around.lexicon)
        bold, rest = split_bold(blocks)
        if not bold or not rest:
            return cell
        kept = {w.order for b in bold for line in b.lines for w in line.words}
        return replace(cell, words=tuple(w for w in cell.words if w.order in kept))

    def _take_description(self, row: GridRow, plan: ColumnPlan) -> None:
        page = row.table.page
        dots = self.around.dots_on(page)
        for column in plan.of(Role.DESCRIPTION):
            cell = row.cells[column.index]
            if cell is not None and cell.words and cell.row == row.row:
                text = passage_of(cell_blocks(cell, dots, self.around.lexicon), page)
                self.bearings = replace(self.bearings, description=text)
                return
        if plan.has(Role.DESCRIPTION):
            return
        for column in plan.of(Role.ACTION):
            cell = row.cells[column.index]
            blocks = cell_blocks(cell, dots, self.around.lexicon) if cell is not None else []
            bold, rest = split_bold(blocks)
            if bold and rest:
                self.bearings = replace(self.bearings, description=passage_of(rest, page))

    def _keep_action(self, row: GridRow) -> None:
        """An action without indicator or target is an action all the same."""
        bearings = self.bearings
        if bearings.action is None or any(a.action == bearings.action for a in self.actions):
            return
        self.actions.append(action_of(bearings, row.table.page))

    def _read_key_value(self, table: Table, pairs: Sequence[tuple[Role, Cell]]) -> None:
        bearings = bearings_of(self.trail, {role for role, _ in pairs})
        reading = read_key_value(table, pairs, bearings, self.around)
        self.targets.extend(self._put_back(reading.targets, table))
        self.findings.extend(reading.findings)
        self.trail.after_table()
        self.tables_read += 1
