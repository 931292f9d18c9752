"""Writes documents drawn by lot, each with its gold, its words and its dimensions."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from reportlab.platypus.doctemplate import LayoutError

from .answers import Unfaithful, state_gold
from .blocks import Codes, Paper
from .compose import compose
from .design import CONTAINERS, PRODUCERS, Design
from .draw import draw_design
from .invent import invent_plan
from .painters import PAINTERS
from .places import Letter, Word, list_words, read_letters
from .tight import TooTight, loosen

TRIES = 10


def write_document(seed: int, folder: Path, *, containers: Sequence[str] = CONTAINERS,
                   producers: Sequence[str] = PRODUCERS, held_out: bool = False,
                   turn: int | None = None) -> str:  # fmt: skip
    """Write the document of a seed; return its name.

    Raises:
        Unfaithful: No try gave pages that hold what the gold says.
    """
    last: Exception | None = None
    for attempt in range(TRIES):
        design = draw_design(
            seed + 1_000_003 * attempt,
            containers=containers,
            producers=producers,
            held_out=held_out,
            turn=seed if turn is None else turn,
        )
        design.name = f"p{seed:06d}-" + design.name.split("-", 1)[1]
        try:
            return _write(design, folder, attempt)
        except (Unfaithful, LayoutError) as error:
            last = error
    raise Unfaithful(f"seed {seed}: {last}") from last


def _write(design: Design, folder: Path, attempt: int) -> str:
    plan = invent_plan(design)
    paper = _compose(design, plan)
    path = folder / f"{design.name}.pdf"
    coded = folder / f"{design.name}.coded.pdf"
    codes = Codes()
    try:
        PAINTERS[design.producer](paper, coded, path, codes)
        marked = list(read_letters(coded, codes))
    finally:
        coded.unlink(missing_ok=True)
    pages = _count_pages(path)
    try:
        letters = _see(design, _match(marked, list(read_letters(path, None))))
        gold = state_gold(plan, design, letters, pages)
    except Unfaithful:
        path.unlink()
        raise
    _dump(folder / f"{design.name}.gold.json", gold)
    words = [_word(word) for word in list_words(letters)]
    _dump(folder / f"{design.name}.words.json", {"words": words}, indent=None)
    meta = dataclasses.asdict(design) | {
        "pages": pages,
        "rows": len(gold["rows"]),
        "attempt": attempt,
    }
    _dump(folder / f"{design.name}.meta.json", meta)
    return design.name


def _compose(design: Design, plan: Any) -> Paper:
    """Return the paper, on a larger page or in smaller type where a table has too many columns."""
    for _ in range(12):
        try:
            return compose(design, plan)
        except TooTight:
            loosen(design)
    raise Unfaithful("the table fits no page")


def _match(marked: list[Letter], clean: list[Letter]) -> list[Letter]:
    """Return the letters of the clean document with the marks of the coloured one."""
    inked = [letter for letter in marked if not letter.text.isspace()]
    shown = [letter for letter in clean if not letter.text.isspace()]
    if [(a.page, a.text) for a in inked] != [(b.page, b.text) for b in shown]:
        raise Unfaithful("the coloured copy reads otherwise")
    marks = iter(inked)
    return [b if b.text.isspace() else dataclasses.replace(b, mark=next(marks).mark) for b in clean]


def _see(design: Design, letters: list[Letter]) -> list[Letter]:
    """Return the letters that stand on the pages.

    Calc draws a cell that spans pages on each of them, mostly out of sight; from any other producer
    a letter off the page is one that no reader sees.
    """
    seen = [letter for letter in letters if not letter.is_hidden or letter.text.isspace()]
    if len(seen) < len(letters) and design.producer != "calc":
        raise Unfaithful("text runs off the page")
    return seen


def _count_pages(path: Path) -> int:
    import pypdfium2  # noqa: PLC0415 - as places does

    document = pypdfium2.PdfDocument(path)
    try:
        return len(document)
    finally:
        document.close()


def _word(word: Word) -> dict[str, Any]:
    x0, top, x1, bottom = (round(side, 1) for side in word.box)
    mark = word.mark
    return {
        "page": word.page, "x0": x0, "top": top, "x1": x1, "bottom": bottom, "text": word.text,
        "role": mark.role if mark else "dots" if not word.text.strip("._") else "none",
        "unit": mark.unit if mark else None,
        "part": mark.part if mark else None,
    }  # fmt: skip


def _dump(path: Path, value: Any, indent: int | None = 1) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False, indent=indent) + "\n", encoding="utf-8")
