"""The texts of a plan as runs and paragraphs, in the manner of a design."""

from __future__ import annotations

from dataclasses import replace

from .blocks import Block, Mark, Para, Run, with_ink
from .content import Action, Objective, Plan, Target, Theme
from .design import Design

Runs = tuple[Run, ...]
WHITE = "#ffffff"


class Pieces:
    """Builds the marked texts that every container is put together from."""

    def __init__(self, design: Design, plan: Plan) -> None:
        self.design = design
        self.plan = plan
        self.notes: list[str] = []

    # --- labels

    def label_text(self, field: str, number: int | None = None) -> str:
        """Return the heading word of a field, numbered where several are."""
        text = self.pair_word() if field == "pair" else self.design.words[field]
        if number is not None:
            text = f"{text} {number}"
        return text.upper() if self.design.label_case == "upper" else text

    def pair_word(self) -> str:
        """Return the heading of a column that holds indicators with their targets."""
        words = self.design.words
        join = {"fr": "et", "en": "and"}[self.design.language]
        second = words["target"]
        return f"{words['indicator']} {join} {second[0].lower()}{second[1:]}"

    def label(self, field: str, action: Action | None = None, number: int | None = None,
              sep: str | None = None) -> Runs:  # fmt: skip
        """Return a label in front of a value, with its separator."""
        design = self.design
        text = self.label_text(field, number)
        mark = sep if sep is not None else design.label_sep
        if text.endswith("?") and mark.strip() == ":":
            mark = ""
        if text.endswith(".") and mark == ".":
            mark = ""
        look = design.label_look
        return (
            Run(
                text + mark,
                Mark(f"label:{field}", unit=action.number if action else None),
                bold="bold" in look,
                italic=look == "italic",
                ink=design.dark if "accent" in look else None,
            ),
        )

    # --- what stands above the actions

    def theme(self, theme: Theme, *, form: str | None = None, unit: int | None = None,
              part: int | None = None) -> Runs:  # fmt: skip
        """Return a theme on one line; unit and part where the theme is printed for one row."""
        design = self.design
        form = form or design.theme_form
        label = theme.label or ""
        label = label.upper() if design.is_theme_caps else label
        where = {"theme": theme.number, "unit": unit, "part": part}
        made: list[Run] = []
        sep = design.theme_sep
        if form in ("word", "lines"):
            made.append(Run(design.words["theme"], Mark("label:theme", **where)))
            if theme.code:
                made.append(Run(" ", Mark("sep", **where)))
        elif design.theme_sep in (" : ", ": "):
            sep = " "
        if theme.code:
            made.append(Run(theme.code, Mark("theme_number", **where)))
        if made:
            made.append(Run(sep, Mark("sep", **where)))
        made.append(Run(label, Mark("theme", **where)))
        return tuple(made)

    def objective(self, theme: Theme, objective: Objective, *, unit: int | None = None,
                  part: int | None = None, form: str | None = None) -> Runs:  # fmt: skip
        """Return an objective on one line."""
        design = self.design
        where = {"theme": theme.number, "objective": objective.number, "unit": unit, "part": part}
        form = form or design.obj_form
        made: list[Run] = []
        colon = {"fr": " : ", "en": ": "}[design.language]
        if form == "word":
            made.append(Run(design.words["objective"], Mark("label:objective", **where)))
            if objective.code:
                made.append(Run(" ", Mark("sep", **where)))
        elif form == "short" and objective.code:
            made.append(Run("Obj. ", Mark("label:objective", **where)))
        elif form == "initials" and objective.code:
            letters = {"fr": "OS ", "en": "SO "}[design.language]
            made.append(Run(letters, Mark("label:objective", **where)))
        if objective.code:
            made.append(Run(objective.code, Mark("objective_code", **where)))
        if made:
            sep = colon if form in ("word", "initials") else design.code_sep
            if sep == ") ":
                sep = ". "
            made.append(Run(sep, Mark("sep", **where)))
        made.append(Run(objective.text or "", Mark("objective", **where)))
        return tuple(made)

    def theme_heading(self, theme: Theme, scale: float = 1.3) -> tuple[Block, ...]:
        """Return a theme as a heading of its own."""
        design = self.design
        runs = tuple(replace(run, bold=True, size=scale) for run in self.theme(theme))
        look = design.theme_look
        ink = WHITE if look == "band" else design.dark
        fill = {"band": design.dark, "light": design.light}.get(look)
        rule = design.dark if look == "rule" else None
        runs = with_ink(runs, ink)
        if design.theme_form == "lines" and len(runs) > 2:
            first = tuple(replace(run, size=scale * 0.75) for run in runs[:-2])
            return (
                Para(first, fill=fill, before=10, keep=True),
                Para(runs[-1:], fill=fill, rule=rule, after=5, keep=True),
            )
        return (Para(runs, fill=fill, rule=rule, before=10, after=5, keep=True),)

    def objective_heading(self, theme: Theme, objective: Objective) -> tuple[Block, ...]:
        """Return an objective as a heading of its own."""
        design = self.design
        look = design.obj_look
        runs = tuple(
            replace(run, bold=look != "italic", italic=look == "italic", size=1.1)
            for run in self.objective(theme, objective)
        )
        if look == "accent":
            runs = with_ink(runs, design.dark)
        fill = design.light if look == "light" else None
        return (Para(runs, fill=fill, before=6, after=4, keep=True),)

    # --- actions

    def title(self, action: Action, *, part: int | None = None, with_code: bool = True,
              bold: bool | None = None, ink: str | None = None) -> Runs:  # fmt: skip
        """Return an action's title with its code in front, unless that has a place of its own."""
        design = self.design
        strong = design.is_title_bold if bold is None else bold
        where = {"unit": action.number, "part": part}
        made: list[Run] = []
        if action.code and with_code:
            if design.code_word:
                made.append(Run(design.code_word, Mark("label:action", **where)))
                made.append(Run(" ", Mark("sep", **where)))
            made.append(Run(action.code, Mark("action_code", **where)))
            made.append(Run(design.code_sep, Mark("sep", **where)))
        made.append(Run(action.title, Mark("action", **where)))
        return tuple(replace(run, bold=strong, ink=ink) for run in made)

    def description(self, action: Action, part: int | None = None) -> Runs:
        """Return an action's description."""
        design = self.design
        is_below = design.description_place == "below"
        italic = is_below and design.label_look != "italic" and design.seed % 2 == 0
        mark = Mark("description", unit=action.number, part=part)
        if is_below and not italic and design.is_table and not design.is_title_bold:
            return (Run(action.description or "", mark, size=0.92, ink="#555555"),)
        return (Run(action.description or "", mark, italic=italic),)

    def value_text(self, field: str, action: Action) -> str:
        """Return the text of a field that is no list."""
        if field in action.extras:
            return action.extras[field]
        if field == "percent":
            space = {"fr": " ", "en": ""}[self.design.language]
            return "" if action.percent is None else f"{action.percent:g}{space}%"
        return str(getattr(action, field) or "")

    def values(self, field: str, action: Action) -> tuple[str, ...]:
        """Return the texts of a field, one each for a list."""
        if field in ("lead", "partners"):
            return tuple(getattr(action, field))
        text = self.value_text(field, action)
        return (text,) if text else ()

    def value(self, field: str, action: Action, part: int | None = None) -> Runs:
        """Return a field on one line."""
        if field == "description":
            return self.description(action, part) if action.description else ()
        style = self.design.list_style
        join = style if style not in ("breaks", "bullets") else ", "
        text = join.join(self.values(field, action))
        return (Run(text, Mark(field, unit=action.number, part=part)),) if text else ()

    def value_blocks(
        self, field: str, action: Action, part: int | None = None
    ) -> tuple[Block, ...]:
        """Return a field as the paragraphs of a cell."""
        style = self.design.list_style
        values = self.values(field, action)
        if len(values) < 2 or style not in ("breaks", "bullets"):
            runs = self.value(field, action, part)
            return (Para(runs),) if runs else ()
        mark = Mark(field, unit=action.number, part=part)
        if style == "breaks":
            return tuple(Para((Run(value, mark),)) for value in values)
        return tuple(self.bulleted((Run(value, mark),), mark) for value in values)

    def bulleted(self, runs: Runs, mark: Mark, bullet: str | None = None,
                 indent: float = 0.0) -> Para:  # fmt: skip
        """Return one item of a list."""
        sign = Run(bullet or self.design.bullet, replace(mark, role="bullet"))
        hang = self.design.size * (1.15 if len(sign.text) < 2 else 1.6)
        return Para(runs, bullet=sign, hang=hang, indent=indent)

    # --- indicators

    def indicator(self, action: Action, part: int) -> Runs:
        """Return the label of an action's indicator."""
        mark = Mark("indicator", unit=action.number, part=part)
        return (Run(action.indicators[part].label, mark),)

    def target(self, action: Action, part: int, period: int = 0, *, bold: bool = False) -> Runs:
        """Return a target, with the sign of its footnote where it has one."""
        target: Target = action.indicators[part].targets[period]
        if target.text is None:
            return ()
        mark = Mark("target", unit=action.number, part=part, period=period)
        made = [Run(target.text, mark, bold=bold)]
        design = self.design
        if design.note and len(self.notes) < 2 and (action.number + part) % 3 == 1 and not period:
            texts = NOTES[design.language]
            sign = {"*": "*" * (len(self.notes) + 1), "sup": str(len(self.notes) + 1),
                    "(1)": f" ({len(self.notes) + 1})"}[design.note]  # fmt: skip
            self.notes.append(f"{sign.strip()} {texts[len(self.notes)]}")
            made.append(Run(sign, replace(mark, role="note"), raised=design.note == "sup"))
        return tuple(made)

    def pair(self, action: Action, part: int) -> Runs:
        """Return an indicator and its target on one line."""
        target = self.target(action, part)
        if not target:
            return self.indicator(action, part)
        sep = Run(self.design.pair_sep, Mark("sep", unit=action.number, part=part))
        return (*self.indicator(action, part), sep, *target)

    def in_paren(self, action: Action, part: int) -> Runs:
        """Return an indicator with its target in brackets."""
        target = self.target(action, part)
        if not target:
            return self.indicator(action, part)
        word = self.design.words["target"]
        colon = {"fr": " : ", "en": ": "}[self.design.language]
        mark = Mark("label:target", unit=action.number, part=part)
        sep = Mark("sep", unit=action.number, part=part)
        opening = f"{word[0].lower()}{word[1:]}{colon}"
        return (*self.indicator(action, part), Run(" (", sep), Run(opening, mark), *target,
                Run(")", sep))  # fmt: skip

    def note_blocks(self) -> tuple[Block, ...]:
        """Return the footnotes gathered so far, and forget them."""
        made = tuple(
            Para((Run(text, Mark("footnote"), size=0.85),), before=2) for text in self.notes
        )
        self.notes = []
        return made


NOTES = {
    "fr": ("Sous réserve de l’octroi des crédits.", "Valeur révisée à la mi-parcours."),
    "en": ("Subject to approval of funds.", "To be revised at mid-term."),
}
