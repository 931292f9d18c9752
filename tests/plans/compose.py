"""A plan and a design put together as a paper, ready to be drawn."""

from __future__ import annotations

from random import Random

from .around import Around, Blocks, join_parts
from .blocks import Block, Mark, PageBreak, Paper, Run, Section
from .containers import LAYS
from .content import Plan, Theme
from .design import PAGES, Design
from .pieces import Pieces

FOOT_VERSIONS = {"fr": "Version du 14 mars {}", "en": "Version of March 14, {}"}


def compose(design: Design, plan: Plan) -> Paper:
    """Return the whole document."""
    pieces = Pieces(design, plan)
    around = Around(pieces)
    lot = Random(f"compose {design.seed}")
    sections = _front(design, around, lot)
    sections += _body(design, pieces, around, lot)
    return Paper(
        sections=tuple(sections),
        title=plan.title,
        language=design.language,
        font=design.font,
        size=design.size,
        leading=design.leading,
        is_justified=design.is_justified,
        is_hyphenated=design.is_hyphenated,
        foot=_foot(design, plan),
        number=design.number,
        number_align=design.number_align,
        watermark=design.watermark,
        sidebar=design.dark if design.has_sidebar else None,
    )


def _foot(design: Design, plan: Plan) -> str | None:
    if design.foot == "publisher":
        return plan.publisher
    if design.foot == "version":
        return FOOT_VERSIONS[design.language].format(plan.start)
    return None


def _front(design: Design, around: Around, lot: Random) -> list[Section]:
    sections = []
    if "cover" in design.before:
        width, height = design.size_pt
        if design.is_cover_upright:
            width, height = PAGES[design.page]
        sections.append(Section(around.cover(), width, height, design.margin))
    names = [n for n in design.before if n not in ("cover", "legend_top")]
    if names and (len(names) > 1 or lot.random() < 0.7):
        parts = [around.part(name) for name in names]
        sections.append(_section(design, join_parts(parts, lot), around.plan))
    return sections


def _body(design: Design, pieces: Pieces, around: Around, lot: Random) -> list[Section]:
    lay = LAYS[design.container]
    opening: Blocks = around.title(has_cover="cover" in design.before)
    if "legend_top" in design.before:
        opening = (*opening, *around.part("legend_top"))
    after = join_parts([around.part(name) for name in design.after], lot)
    apart = design.producer == "calc" or lot.random() < 0.4
    plan = pieces.plan
    if design.theme_pos == "page_header":
        sections = []
        for i, theme in enumerate(plan.themes):
            blocks = (*(opening if i == 0 else ()), *lay(pieces, (theme,)), *pieces.note_blocks())
            sections.append(_section(design, blocks, plan, theme, pieces))
        return sections + ([_section(design, after, plan)] if after else [])
    blocks = (*opening, *_laid(design, pieces), *pieces.note_blocks())
    if after and not apart:
        blocks = (*blocks, *after)
    made = [_section(design, blocks, plan)]
    return made + ([_section(design, after, plan)] if after and apart else [])


def _laid(design: Design, pieces: Pieces) -> Blocks:
    lay, themes = LAYS[design.container], pieces.plan.themes
    if (
        not design.breaks_themes
        or design.theme_pos != "heading"
        or design.container == "side_by_side"
    ):
        return lay(pieces, themes)
    made: list[Block] = []
    for i, theme in enumerate(themes):
        if i:
            made.append(PageBreak())
        made += lay(pieces, (theme,))
    return tuple(made)


def _section(design: Design, blocks: Blocks, plan: Plan, theme: Theme | None = None,
             pieces: Pieces | None = None) -> Section:  # fmt: skip
    width, height = design.size_pt
    head = None
    if theme and pieces:
        text = "".join(run.text for run in pieces.theme(theme))
        head = Run(text, Mark("theme", theme=theme.number), bold=design.seed % 2 == 0)
    elif design.running_head:
        text = {"publisher": plan.publisher, "title": plan.title}.get(
            design.running_head, f"{plan.publisher} | {plan.title}"
        )
        head = Run(text, Mark("running_head"), ink="#555555")
    return Section(blocks, width, height, design.margin, head, design.head_align, design.newspaper)
