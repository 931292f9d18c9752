"""Plans made up from the pools, to the measure of a design."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import Any

from .content import Action, Indicator, Objective, Plan, Target, Theme
from .design import Design
from .dues import DUES, SEASONS
from .pools import read_pool
from .targets import KINDS, Manner, invent_unknown

ROMANS = ("", "I", "II", "III", "IV", "V", "VI")
TITLES = {
    "fr": ("Plan d’action {}", "Plan stratégique {}", "Plan de mise en œuvre {}",
           "Plan d’action stratégique {}", "Plan de travail {}", "Feuille de route {}"),
    "en": ("Action Plan {}", "Strategic Plan {}", "Implementation Plan {}", "Work Plan {}",
           "Strategic Action Plan {}", "Roadmap {}"),
}  # fmt: skip
FOLLOW = {
    "fr": ("Suivi du plan d’action {}", "État d’avancement du plan d’action {}",
           "Bilan du plan d’action {}"),
    "en": ("Action Plan {} – Progress Report", "Action Plan {}: Status Report"),
}  # fmt: skip
SHARES = {"counts": 8.0, "people": 3.0, "percents": 6.0, "money": 1.2, "spans": 1.2, "sizes": 1.5,
          "deliverables": 5.0}  # fmt: skip
VOWELS = "aàâäeéèêëiîïoôöuùûüyhAÀÂEÉÈÊIÎOÔUH"


@dataclass(slots=True)
class _Deck:
    """A pool drawn from without repeats, shuffled anew when it is used up."""

    cards: list[Any]
    lot: Random
    left: list[Any] | None = None

    def draw(self) -> Any:
        if not self.left:
            self.left = self.lot.sample(self.cards, len(self.cards))
        return self.left.pop()


def invent_plan(design: Design) -> Plan:
    """Return the plan of a design's seed."""
    return _Inventor(design).plan()


class _Inventor:
    def __init__(self, design: Design) -> None:
        self.design = design
        self.lot = lot = Random(f"plan {design.seed}")
        self.pool = pool = read_pool(design.domain)
        common = read_pool(f"common_{design.language}")
        self.common = common
        self.decks = {
            key: _Deck(list(pool[key]), lot)
            for key in ("themes", "objectives", "actions", "leads", "partners", *KINDS)
        }
        side = "held_out" if design.held_out else "default"
        self.decks["tails"] = _Deck(common["tails"][side], lot)
        self.decks["descriptions"] = _Deck(
            [*pool["descriptions"], *common["descriptions"][side]], lot
        )
        self.decks["statuses"] = _Deck(common["statuses"][side], lot)
        self.decks["resources"] = _Deck(common["resources"][side], lot)
        self.decks["risks"] = _Deck(common["risks"][side], lot)
        self.start = lot.randint(2021, 2027)
        self.end = self.start + lot.choice((1, 2, 2, 3, 3, 4, 5))
        if design.has_years:
            self.end = self.start + design.n_years
        elif design.mi != "subtable" and lot.random() < 0.1:
            self.end = self.start + 1
        space = lot.choice(("\u00a0", "\u00a0", " ")) if design.language == "fr" else " "
        percent = lot.choice((space + "%", space + "%", "%")) if design.language == "fr" else "%"
        self.manner = Manner(
            design.language, pool.get("currency", "CAD"), space, percent, self.start
        )
        self.due_forms = lot.sample(DUES[design.language], 2)
        self.count = 0
        self.objective_count = 0
        self.due_labels: tuple[str, ...] = ()

    def plan(self) -> Plan:
        design, lot = self.design, self.lot
        span = f"{self.start}-{self.end}"
        pool = FOLLOW if design.has_status and lot.random() < 0.75 else TITLES
        title = lot.choice(pool[design.language]).format(span)
        periods: tuple[str, ...] = ()
        if design.has_years:
            periods = tuple(f"{year}-{year + 1}" for year in range(self.start, self.end))
        if design.has_due_matrix:
            self.due_labels = self.calendar()
        themes = tuple(self.theme(i + 1) for i in range(design.n_themes))
        publisher = lot.choice(self.pool["bodies"])
        return Plan(publisher, title, self.start, self.end, design.language, periods, themes,
                    self.due_labels)  # fmt: skip

    def theme(self, number: int) -> Theme:
        design = self.design
        label = self.decks["themes"].draw() if design.theme_pos != "none" else None
        code = self.theme_code(number) if label else None
        made = tuple(self.objective(number, i + 1) for i in range(design.n_objectives))
        return Theme(number, code, label, made)

    def theme_code(self, number: int) -> str | None:
        codes = {
            "dotted": str(number), "running": str(number), "letters": chr(64 + number),
            "letterdot": chr(64 + number), "roman": ROMANS[number], "alpha": str(number),
        }  # fmt: skip
        return codes.get(self.design.numbering)

    def objective(self, theme: int, number: int) -> Objective:
        design = self.design
        self.objective_count += 1
        running = self.objective_count
        text = self.decks["objectives"].draw() if design.obj_pos != "none" else None
        codes = {
            "dotted": f"{theme}.{number}", "running": str(running),
            "letters": f"{chr(64 + theme)}{number}", "letterdot": f"{chr(64 + theme)}.{number}",
            "roman": f"{theme}.{number}", "alpha": f"{theme}.{number}",
        }  # fmt: skip
        code = codes.get(design.numbering) if text else None
        if design.theme_pos == "none" and code and design.numbering != "running":
            code = (
                str(running)
                if design.numbering in ("dotted", "roman", "alpha")
                else chr(64 + running)
            )
        count = max(1, design.n_actions + self.lot.choice((-1, 0, 0, 1)))
        made = tuple(self.action(theme, number, i + 1) for i in range(count))
        return Objective(running, code, text, made)

    def action_code(self, theme: int, objective: int, number: int) -> str | None:
        design, running = self.design, self.count
        if design.numbering == "none":
            return None
        if design.numbering in ("running", "acts"):
            return str(running)
        has_theme, has_objective = design.theme_pos != "none", design.obj_pos != "none"
        if design.numbering == "alpha" and (has_theme or has_objective):
            return chr(96 + number)
        letters = design.numbering in ("letters", "letterdot")
        levels = []
        if has_theme:
            levels.append(chr(64 + theme) if letters else str(theme))
        if has_objective:
            alone = not has_theme
            rank = self.objective_count if alone else objective
            levels.append(chr(64 + rank) if alone and letters else str(rank))
        if not levels:
            return str(running)
        levels.append(str(number))
        joined = ".".join(levels)
        return joined.replace(".", "", 1) if design.numbering == "letters" else joined

    def action(self, theme: int, objective: int, number: int) -> Action:
        design, lot = self.design, self.lot
        self.count += 1
        title = self.decks["actions"].draw()
        if lot.random() < 0.18:
            title = f"{title} {self.decks['tails'].draw()}"
        kinds = lot.choices(tuple(SHARES), tuple(SHARES.values()),
                            k=lot.randint(1, design.max_indicators))  # fmt: skip
        indicators = tuple(self.indicator(kind) for kind in kinds)
        description = None
        if design.has_description and lot.random() < 0.9:
            drawn = [self.decks["descriptions"].draw() for _ in range(lot.choice((1, 1, 2)))]
            description = " ".join(dict.fromkeys(drawn))
        status = self.decks["statuses"].draw() if design.has_status else None
        percent = None
        if design.has_percent:
            percent = lot.choice((0, 10, 20, 25, 40, 50, 60, 75, 80, 90, 100))
        return Action(
            number=self.count,
            title=title,
            indicators=indicators,
            code=self.action_code(theme, objective, number),
            description=description,
            lead=self.several("leads", 2) if design.has_lead else (),
            partners=self.several("partners", 3, least=0) if design.has_partners else (),
            due=self.due() if design.has_due else None,
            status=status,
            percent=percent,
            extras={name: self.extra(name) for name in design.extras},
        )

    def several(self, deck: str, most: int, least: int = 1) -> tuple[str, ...]:
        count = (
            self.lot.choice((1, 1, self.lot.randint(1, most)))
            if least or self.lot.random() > 0.12
            else 0
        )
        drawn: list[str] = []
        while len(drawn) < count:
            card = self.decks[deck].draw()
            if card not in drawn:
                drawn.append(card)
        return tuple(drawn)

    def indicator(self, kind: str) -> Indicator:
        design, lot = self.design, self.lot
        card = self.decks[kind].draw()
        label, detail = self.name(kind, card)
        count = (self.end - self.start) if design.has_years else 1
        made = [self.target(kind, detail) for _ in range(count)]
        if design.has_years:
            made = self.over_years(kind, made)
        elif design.has_empty and lot.random() < 0.15:
            made = [Target()]
        baseline = None
        if design.has_baseline:
            baseline = self.baseline(kind)
        return Indicator(label, tuple(made), baseline)

    def name(self, kind: str, card: str) -> tuple[str, str]:
        """Return the label of an indicator, and what its target is made from."""
        lot, fr = self.lot, self.design.language == "fr"
        if kind in ("counts", "people"):
            if lot.random() < 0.35:
                return card[0].upper() + card[1:], card
            if not fr:
                return lot.choice(("Number of {}", "# of {}", "Total {}")).format(card), card
            of = "d’" if card[0] in VOWELS else "de "
            return lot.choice(
                ("Nombre {}{}", "Nombre {}{}", "Nbre {}{}", "Nombre total {}{}")
            ).format(of, card), card
        if "|" in card:
            label, detail = (part.strip() for part in card.split("|"))
            return label, detail
        return card, card

    def target(self, kind: str, detail: str) -> Target:
        if self.lot.random() < 0.05:
            return invent_unknown(self.lot, self.manner)
        return KINDS[kind](self.lot, self.manner, detail)

    def over_years(self, kind: str, made: list[Target]) -> list[Target]:
        """Return the targets of the years: some years state none, a deliverable comes once."""
        lot = self.lot
        if kind == "deliverables":
            keep = lot.randrange(len(made))
            return [t if i == keep else Target() for i, t in enumerate(made)]
        made = [Target() if lot.random() < 0.12 else t for t in made]
        return (
            made
            if any(t.text for t in made)
            else [Target("10", "eq", 10, "count", "absolute")] * len(made)
        )

    def baseline(self, kind: str) -> str:
        lot, none = self.lot, {"fr": "s. o.", "en": "n/a"}[self.design.language]
        if kind == "deliverables":
            return none
        if kind == "percents":
            return f"{lot.randint(10, 80)}{self.manner.percent}"
        return str(lot.choice((0, 2, 5, 8, 12, 20, 45, 110)))

    def calendar(self) -> tuple[str, ...]:
        """Return the columns of a calendar."""
        years = range(self.start, self.end + 1)
        language, form = self.design.language, self.lot.choice(("year", "quarter", "season"))
        if form == "year":
            return tuple(map(str, years))
        if form == "quarter":
            letter = {"fr": "T", "en": "Q"}[language]
            return tuple(f"{letter}{i} {y}" for y in tuple(years)[:2] for i in (1, 2, 3, 4))
        names = [SEASONS[language][i] for i in (2, 3, 0)]
        return tuple(f"{n} {y + (i > 0)}" for y in tuple(years)[:2] for i, n in enumerate(names))

    def due(self) -> str:
        lot = self.lot
        if self.due_labels:
            return lot.choice(self.due_labels)
        form = self.due_forms[0] if lot.random() < 0.75 else self.due_forms[1]
        return form(lot, lot.randint(self.start, self.end))

    def extra(self, name: str) -> str:
        lot = self.lot
        if name == "cost":
            return self.manner.money(
                lot.choice((2000, 5000, 7500, 12000, 18000, 25000, 40000, 60000))
            )
        if name == "priority":
            return str(lot.choice(self.common["priorities"]))
        return str(self.decks[{"risk": "risks"}.get(name, name)].draw())
