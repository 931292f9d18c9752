"""What stands around a plan: cover, contents, words of welcome, statistics, budget, glossary."""

from __future__ import annotations

from random import Random

from .blocks import Block, Cell, Leader, Mark, PageBreak, Para, Run, Table
from .content import Plan
from .design import Design
from .pieces import WHITE, Pieces
from .pools import read_pool
from .targets import SIGNS

Blocks = tuple[Block, ...]


class Around:
    """Builds the parts of a document that state no action."""

    def __init__(self, pieces: Pieces) -> None:
        self.pieces = pieces
        self.design: Design = pieces.design
        self.plan: Plan = pieces.plan
        self.lot = Random(f"around {self.design.seed}")
        self.texts = read_pool(f"around_{self.design.language}")

    def _fill(self, text: str) -> str:
        plan = self.plan
        count = str(self.lot.randint(40, 900))
        return text.format(body=plan.publisher, title=plan.title, start=plan.start, end=plan.end,
                           count=count)  # fmt: skip

    def _para(self, text: str, role: str, **style: object) -> Para:
        run = Run(self._fill(text), Mark(role), bold=bool(style.get("bold")),
                  size=float(str(style.get("size", 1.0))), ink=style.get("ink"))  # type: ignore[arg-type] # fmt: skip
        return Para((run,), before=float(str(style.get("before", 0))),
                    after=float(str(style.get("after", 4))), keep=bool(style.get("keep")),
                    align=str(style.get("align", "left")))  # fmt: skip

    def heading(self, text: str) -> Para:
        """Return a heading of a part around the plan."""
        return self._para(text, "heading", bold=True, size=1.35, ink=self.design.dark, before=10,
                          after=5, keep=True)  # fmt: skip

    def cover(self) -> Blocks:
        """Return the cover page's blocks."""
        design, plan = self.design, self.plan
        align = ("left", "center")[design.seed % 2]
        high = design.size_pt[1] * 0.28
        lines = [
            self._para(plan.title, "title", bold=True, size=2.4, ink=design.dark, before=high,
                       after=14, align=align),
            self._para(plan.publisher, "publisher", size=1.4, after=60, align=align),
        ]  # fmt: skip
        if design.seed % 3:
            lines.append(self._para(self.lot.choice(self.texts["adopted"]), "around", align=align))
        if design.seed % 2:
            lines.reverse()
            lines[0] = self._para(
                plan.publisher, "publisher", size=1.4, before=high, after=10, align=align
            )
            lines[1] = self._para(
                plan.title, "title", bold=True, size=2.2, ink=design.dark, after=60, align=align
            )
            lines = lines[:2]
        return tuple(lines)

    def title(self, *, has_cover: bool) -> Blocks:
        """Return the title above the plan."""
        design, plan = self.design, self.plan
        if has_cover:
            text = self.lot.choice(self.texts["plan_titles"])
            return (
                self._para(
                    text, "heading", bold=True, size=1.7, ink=design.dark, after=6, keep=True
                ),
            )
        return (
            self._para(
                plan.title, "title", bold=True, size=1.8, ink=design.dark, after=2, keep=True
            ),
            self._para(plan.publisher, "publisher", size=1.1, after=8, keep=True),
        )

    def part(self, name: str) -> Blocks:
        """Return a named part."""
        return {
            "message": self._message, "toc": self._contents, "intro": self._intro,
            "stats": self._stats, "legend": self._legend, "legend_top": self._legend,
            "budget": self._budget, "calendar": self._calendar, "committee": self._committee,
            "glossary": self._glossary, "follow_up": self._follow_up,
        }[name]()  # fmt: skip

    def _message(self) -> Blocks:
        texts, lot = self.texts["message"], self.lot
        body = [self._para(t, "around", after=5) for t in lot.sample(texts["paragraphs"], 3)]
        name = lot.choice(read_pool(f"common_{self.design.language}")["names"])
        signed = [self._para(name, "around", bold=True, before=6, after=1),
                  self._para(lot.choice(texts["posts"]), "around")]  # fmt: skip
        return (self.heading(lot.choice(texts["titles"])), *body, *signed)

    def _contents(self) -> Blocks:
        texts, lot = self.texts["contents"], self.lot
        entries = [lot.choice(self.texts["message"]["titles"])]
        entries += [t.label for t in self.plan.themes if t.label]
        entries += [lot.choice(texts["last"])]
        page, lines = 3, []
        for entry in entries:
            lines.append(
                Leader((Run(entry, Mark("toc")),), (Run(str(page), Mark("toc")),), after=2)
            )
            page += lot.choice((0, 1, 1, 2))
        return (self.heading(texts["title"]), *lines)

    def _intro(self) -> Blocks:
        texts = self.texts["intro"]
        body = self.lot.sample(texts["paragraphs"], self.lot.choice((1, 2, 3)))
        made: list[Block] = [self.heading(self.lot.choice(texts["titles"]))]
        made += [self._para(text, "around", after=5) for text in body]
        if self.lot.random() < 0.4:
            mark = Mark("around")
            made += [
                self.pieces.bulleted((Run(self._fill(text), mark),), mark)
                for text in self.lot.sample(texts["points"], 3)
            ]
        return tuple(made)

    def _grid(self, rows: list[list[str]], shares: tuple[float, ...]) -> Table:
        design = self.design
        room = (design.inner - 16 * (design.newspaper - 1)) / design.newspaper
        room *= self.lot.choice((1.0, 0.7, 0.6))
        ink = WHITE if design.head == "dark" else None
        fill = design.dark if design.head == "dark" else design.light
        made = [
            tuple(
                Cell(
                    (Para((Run(text, Mark("around"), bold=r == 0, ink=None if r else ink),)),),
                    sides="tblr" if design.seed % 2 else "b",
                    fill=None if r else fill,
                )
                for text in row
            )
            for r, row in enumerate(rows)
        ]  # fmt: skip
        widths = tuple(room * share / sum(shares) for share in shares)
        return Table(widths, tuple(made), heads=1, ink="#777777", pad=(4.0, 2.5))

    def _stats(self) -> Blocks:
        texts, lot = self.texts["stats"], self.lot
        chosen = lot.choice(texts)
        years = [str(self.plan.start - 6), str(self.plan.start - 1)]
        rows = [[chosen["head"], *years]]
        comma = chosen["space"]
        rows += [
            [line, *(f"{lot.randint(900, 90000):,}".replace(",", comma) for _ in years)]
            for line in chosen["lines"]
        ]
        return (self.heading(chosen["title"]), self._grid(rows, (2, 1, 1)))

    def _budget(self) -> Blocks:
        texts, lot = self.texts["budget"], self.lot
        sign = SIGNS[read_pool(self.design.domain)["currency"]]
        form = f"{sign}{{:,}}" if self.design.language == "en" else f"{{:,}} {sign}"
        sums = [lot.randint(3, 150) * 1000 for _ in texts["lines"]]
        comma = "," if self.design.language == "en" else "\u00a0"
        shown = [form.format(s).replace(",", comma) for s in (*sums, sum(sums))]
        rows = [[texts["head"], texts["amount"]]]
        rows += [
            [line, amount] for line, amount in zip((*texts["lines"], "Total"), shown, strict=True)
        ]
        return (self.heading(texts["title"]), self._grid(rows, (2, 1)))

    def _calendar(self) -> Blocks:
        texts = self.texts["calendar"]
        rows = [texts["head"], *texts["rows"]]
        return (
            self.heading(texts["title"]),
            self._grid([list(map(str, r)) for r in rows], (1, 1.4)),
        )

    def _committee(self) -> Blocks:
        texts, lot = self.texts["committee"], self.lot
        names = lot.sample(read_pool(f"common_{self.design.language}")["names"], 4)
        posts = lot.sample(texts["posts"], 4)
        if self.design.seed % 2:
            mark = Mark("around")
            items = [
                self.pieces.bulleted((Run(f"{n}, {p}", mark),), mark)
                for n, p in zip(names, posts, strict=True)
            ]
            return (self.heading(texts["title"]), *items)
        rows = [texts["head"], *([n, p] for n, p in zip(names, posts, strict=True))]
        return (self.heading(texts["title"]), self._grid([list(r) for r in rows], (1, 1.3)))

    def _legend(self) -> Blocks:
        texts = self.texts["legend"]
        return (
            Para(
                (
                    Run(texts["title"], Mark("around"), bold=True),
                    Run(" " + texts["text"], Mark("around")),
                ),
                before=4,
                after=6,
            ),
        )

    def _glossary(self) -> Blocks:
        texts = self.texts["glossary"]
        colon = {"fr": " : ", "en": ": "}[self.design.language]
        lines = [
            Para((Run(term + colon, Mark("around"), bold=True), Run(text, Mark("around"))), after=2)
            for term, text in self.lot.sample(texts["terms"], 3)
        ]
        return (self.heading(texts["title"]), *lines)

    def _follow_up(self) -> Blocks:
        texts = self.texts["follow_up"]
        body = self.lot.sample(texts["paragraphs"], 2)
        return (
            self.heading(texts["title"]),
            *(self._para(text, "around", after=4) for text in body),
        )


def join_parts(parts: list[Blocks], lot: Random) -> Blocks:
    """Return parts one after the other, some on a page of their own."""
    made: list[Block] = []
    for i, part in enumerate(parts):
        if i and lot.random() < 0.5:
            made.append(PageBreak())
        made += part
    return tuple(made)
