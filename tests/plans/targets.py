"""Targets in the many forms they are printed in, each with its meaning."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from .content import Target

WORDS = {
    "fr": {2: "Deux", 3: "Trois", 4: "Quatre", 5: "Cinq", 6: "Six", 8: "Huit", 10: "Dix",
           12: "Douze"},
    "en": {2: "Two", 3: "Three", 4: "Four", 5: "Five", 6: "Six", 8: "Eight", 10: "Ten",
           12: "Twelve"},
}  # fmt: skip
COUNTS = (2, 3, 4, 5, 6, 8, 10, 12, 15, 18, 20, 24, 25, 30, 36, 40, 50, 60, 75, 80, 100, 120, 150)
CROWDS = (
    40,
    60,
    75,
    100,
    125,
    150,
    200,
    250,
    300,
    400,
    500,
    650,
    800,
    1000,
    1200,
    1500,
    2500,
    4000,
)
SHARES = (5, 10, 15, 20, 25, 30, 35, 40, 45, 50, 55, 60, 65, 70, 75, 80, 85, 88, 90, 92, 95, 98)
SUMS = (500, 1000, 1500, 2500, 5000, 8000, 10000, 12500, 20000, 35000, 50000, 75000, 120000, 250000)
# (text around the number, comparator), weights falling
FRAMES = {
    "fr": (
        ("{}", "eq"), ("{}", "eq"), ("{}", "eq"), ("Au moins {}", "ge"), ("≥ {}", "ge"),
        ("{} et plus", "ge"), ("{} ou plus", "ge"), ("Minimum de {}", "ge"), ("Plus de {}", "gt"),
        ("Environ {}", "approx"), ("Minimum : {}", "ge"), ("Atteindre {}", "eq"),
        ("Un minimum de {}", "ge"), ("> {}", "gt"), ("Maintenir {}", "eq"),
        ("Près de {}", "approx"),
        ("{} au minimum", "ge"), ("≥{}", "ge"),
    ),
    "en": (
        ("{}", "eq"), ("{}", "eq"), ("{}", "eq"), ("At least {}", "ge"), ("≥ {}", "ge"),
        ("{} or more", "ge"), ("Minimum of {}", "ge"), ("More than {}", "gt"),
        ("About {}", "approx"),
        ("Reach {}", "eq"), ("A minimum of {}", "ge"), ("> {}", "gt"), ("Maintain {}", "eq"),
        ("Over {}", "gt"), ("Approximately {}", "approx"),
    ),
}  # fmt: skip
CEILINGS = {
    "fr": (("Moins de {}", "lt"), ("Maximum de {}", "le"), ("{} ou moins", "le"), ("≤ {}", "le"),
           ("Au plus {}", "le"), ("{}", "eq"), ("< {}", "lt")),
    "en": (("Less than {}", "lt"), ("Maximum of {}", "le"), ("{} or less", "le"), ("≤ {}", "le"),
           ("At most {}", "le"), ("{}", "eq"), ("Under {}", "lt")),
}  # fmt: skip
UNKNOWN = {
    "fr": ("À déterminer", "À préciser", "À définir", "À confirmer", "Cible à établir", "À venir"),
    "en": ("To be determined", "TBD", "To be confirmed", "To be defined", "Target to be set"),
}
DONE = {
    "fr": ("Fait", "Réalisé", "Oui", "Complété"),
    "en": ("Done", "Completed", "Yes"),
}
UNITS = {
    "fr": {
        "day": ("jours", "jours ouvrables"), "hour": ("heures", "h"), "week": ("semaines",),
        "month": ("mois",), "minute": ("minutes",), "ha": ("ha", "hectares"),
        "km": ("km", "kilomètres"), "tCO2e": ("tCO2e", "t éq. CO2"), "fte": ("ETP",), "MW": ("MW",),
        "page": ("pages",), "second": ("secondes", "s"),
    },
    "en": {
        "day": ("days", "business days"), "hour": ("hours", "h"), "week": ("weeks",),
        "month": ("months",), "minute": ("minutes",), "ha": ("ha", "hectares"),
        "km": ("km", "kilometres"), "tCO2e": ("tCO2e", "t CO2e"), "fte": ("FTE",), "MW": ("MW",),
        "page": ("pages",), "second": ("seconds", "s"),
    },
}  # fmt: skip
SIGNS = {"CAD": "$", "EUR": "€", "XOF": "F CFA"}
RISING = {
    "fr": (("+ {} %", 1), ("+{} %", 1), ("Hausse de {} %", 1), ("Augmentation de {} %", 1),
           ("Augmenter de {} %", 1), ("Croissance de {} % par rapport à {}", 1)),
    "en": (("+{}%", 1), ("{}% increase", 1), ("Increase of {}%", 1), ("Increase by {}%", 1),
           ("{}% growth over {}", 1)),
}  # fmt: skip
FALLING = {
    "fr": (
        ("− {} %", -1),
        ("Réduction de {} %", -1),
        ("Baisse de {} %", -1),
        ("Diminuer de {} %", -1),
    ),
    "en": (("−{}%", -1), ("{}% reduction", -1), ("Reduction of {}%", -1), ("Decrease of {}%", -1)),
}


@dataclass(frozen=True, slots=True)
class Manner:
    """How numbers are printed in one document."""

    language: str
    currency: str = "CAD"
    space: str = " "  # between a number and its unit, and between thousands
    percent: str = " %"
    start: int = 2024

    def number(self, value: float) -> str:
        """Return a number as printed."""
        whole = f"{value:,.1f}".removesuffix(".0") if value % 1 else f"{int(value):,}"
        if self.language == "en":
            return whole
        return whole.replace(".", ";").replace(",", self.space).replace(";", ",")

    def money(self, value: float) -> str:
        """Return a sum as printed."""
        sign = SIGNS[self.currency]
        if self.language == "en":
            return f"{sign}{self.number(value)}"
        return f"{self.number(value)}{self.space}{sign}"

    def million(self, value: float) -> str:
        """Return a sum in millions as printed."""
        sign = SIGNS[self.currency]
        if self.language == "en":
            return f"{sign}{self.number(value)} million"
        if len(sign) > 1:
            return f"{self.number(value)} millions de {sign}"
        return f"{self.number(value)}{self.space}M{sign}"


def invent_count(lot: Random, manner: Manner, noun: str, *, is_crowd: bool = False) -> Target:
    """Return a target for a number of things or of people; noun follows a number well."""
    value = lot.choice(CROWDS if is_crowd else COUNTS)
    language, throw = manner.language, lot.random()
    if throw < 0.08:
        return _range(lot, manner, value, "", "count")
    if throw < 0.14:
        return _change(lot, manner, value)
    words = WORDS[language]
    if throw < 0.2 and value in words:
        return Target(f"{words[value]} {noun}", "eq", value, "count", "absolute")
    if throw < 0.3:
        frame, comparator = lot.choice(FRAMES[language][:6])
        return Target(frame.format(f"{manner.number(value)} {noun}"), comparator, value, "count",
                      "absolute")  # fmt: skip
    if throw < 0.37 and not is_crowd:
        value = lot.choice((1, 2, 3, 4, 6, 10, 12))
        each = {"fr": ("par année", "par an", "fois par année", "par trimestre", "par session"),
                "en": ("per year", "times a year", "per quarter", "a year")}[language]  # fmt: skip
        return Target(
            f"{max(value, 2)} {lot.choice(each)}", "eq", max(value, 2), "count", "absolute"
        )
    frame, comparator = lot.choice(FRAMES[language])
    return Target(frame.format(manner.number(value)), comparator, value, "count", "absolute")


def _range(lot: Random, manner: Manner, value: float, after: str, unit: str) -> Target:
    low, high = value, value + max(1, round(value * lot.choice((0.2, 0.25, 0.5))))
    frames = {"fr": ("Entre {} et {}", "De {} à {}", "{} à {}", "{}-{}"),
              "en": ("Between {} and {}", "{} to {}", "From {} to {}", "{}–{}")}  # fmt: skip
    frame = lot.choice(frames[manner.language])
    text = frame.format(manner.number(low), manner.number(high)) + after
    return Target(text, "ge", low, unit, "absolute", high)


def _change(lot: Random, manner: Manner, _: float) -> Target:
    value = lot.choice((5, 8, 10, 12, 15, 20, 25, 30, 50))
    if lot.random() < 0.08:
        text = {"fr": "Doubler", "en": "Double"}[manner.language]
        return Target(text, "eq", 100, "percent", "relative_change")
    frame, sign = lot.choice(RISING[manner.language])
    text = frame.format(value, manner.start - 1)
    return Target(_spaced(text, manner), "eq", sign * value, "percent", "relative_change")


def _spaced(text: str, manner: Manner) -> str:
    return text.replace(" %", manner.percent) if manner.language == "fr" else text


def invent_share(lot: Random, manner: Manner, _: str = "") -> Target:
    """Return a target for a rate or a share."""
    value: float = lot.choice(SHARES)
    throw, language = lot.random(), manner.language
    percent = manner.percent if language == "fr" else "%"
    if throw < 0.06:
        value = lot.choice((62.5, 87.5, 98.5, 12.5))
    if throw > 0.95 and language == "fr":
        value = lot.choice((2, 3, 5, 8, 10))
        return Target(f"+ {value} points", "eq", value, "point", "relative_change")
    if throw > 0.9:
        return _change(lot, manner, value)
    if throw > 0.82 and value <= 80:
        low, high = value, value + 5
        frames = {"fr": ("Entre {0}{2} et {1}{2}", "{0} à {1}{2}", "De {0} à {1}{2}"),
                  "en": ("Between {0}{2} and {1}{2}", "{0} to {1}{2}", "{0}–{1}{2}")}  # fmt: skip
        text = lot.choice(frames[language]).format(low, high, percent)
        return Target(text, "ge", low, "percent", "absolute", high)
    frame, comparator = lot.choice(FRAMES[language])
    text = frame.format(manner.number(value) + percent)
    return Target(text, comparator, value, "percent", "absolute")


def invent_money(lot: Random, manner: Manner, _: str = "") -> Target:
    """Return a target for a sum of money."""
    frame, comparator = lot.choice(FRAMES[manner.language][:10])
    if lot.random() < 0.2:
        value = lot.choice((1.2, 1.5, 2, 2.5, 3, 4.8))
        made = frame.format(manner.million(value))
        return Target(made, comparator, round(value * 1_000_000), manner.currency, "absolute")
    value = lot.choice(SUMS)
    made = frame.format(manner.money(value))
    if comparator == "eq" and lot.random() < 0.2:
        made += {"fr": " par année", "en": " per year"}[manner.language]
    return Target(made, comparator, value, manner.currency, "absolute")


def invent_span(lot: Random, manner: Manner, unit: str) -> Target:
    """Return a target for a delay, which is better short."""
    value = lot.choice((2, 3, 5, 7, 10, 14, 15, 20, 24, 30, 45, 48, 60))
    name = lot.choice(UNITS[manner.language][unit])
    if lot.random() < 0.15:
        frame, sign = lot.choice(FALLING[manner.language])
        value = lot.choice((5, 10, 15, 20, 25))
        text = _spaced(frame.format(value), manner)
        return Target(text, "eq", sign * value, "percent", "relative_change")
    frame, comparator = lot.choice(CEILINGS[manner.language])
    text = frame.format(f"{value}{manner.space}{name}")
    return Target(text, comparator, value, unit, "absolute")


def invent_size(lot: Random, manner: Manner, unit: str) -> Target:
    """Return a target for a measured quantity."""
    value = lot.choice((1.5, 2, 2.5, 3, 4, 5, 8, 10, 12, 15, 25, 40, 60, 120, 250, 1200))
    if unit == "fte":
        value = lot.choice((0.5, 1, 1.5, 2, 3, 4))
    name = lot.choice(UNITS[manner.language][unit])
    frame, comparator = lot.choice(FRAMES[manner.language][:10])
    return Target(frame.format(f"{manner.number(value)}{manner.space}{name}"), comparator, value,
                  unit, "absolute")  # fmt: skip


def invent_unknown(lot: Random, manner: Manner, _: str = "") -> Target:
    """Return a target that is still to be set."""
    return Target(lot.choice(UNKNOWN[manner.language]), kind="to_be_determined")


def invent_deliverable(lot: Random, manner: Manner, text: str) -> Target:
    """Return a thing done or produced as a target."""
    if lot.random() < 0.12:
        text = lot.choice(DONE[manner.language])
    return Target(text, kind="deliverable")


def invent_head_count(lot: Random, manner: Manner, noun: str) -> Target:
    """Return a target for a number of people."""
    return invent_count(lot, manner, noun, is_crowd=True)


KINDS: dict[str, Callable[[Random, Manner, str], Target]] = {
    "counts": invent_count,
    "people": invent_head_count,
    "percents": invent_share,
    "money": invent_money,
    "spans": invent_span,
    "sizes": invent_size,
    "deliverables": invent_deliverable,
}
