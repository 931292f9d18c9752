"""Numbers found inside a text, what they are to it, and the state of progress."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from jalon.schemas.values import Comparator, Unit


class NumberForm(StrEnum):
    """How a number is written: ``250``, ``deux cents`` or ``2,5 K``."""

    DIGITS = "digits"
    WORDS = "words"
    MAGNITUDE = "magnitude"


class QuantityRole(StrEnum):
    """What a quantity is to the text in which it stands."""

    OWN = "own"  # what the text states
    FINAL = "final"  # "… pour atteindre 2 115": the level that counts, whatever else is named
    CHANGE = "change"  # "augmentation de 20 %", "+10 %"
    FRAME = "frame"  # "d'ici 3 ans", "ateliers de 2 heures": a time that limits or describes
    REFERENCE = "reference"  # "80 % des 25 écoles": the 25 are known beforehand
    RATIO = "ratio"  # "12 sur 15", "les deux tiers": two numbers, one statement


class TargetDoubt(StrEnum):
    """Why a target's number was left out, or should be looked at."""

    SEVERAL_NUMBERS = "several_numbers"
    AMBIGUOUS_NUMBER = "ambiguous_number"
    RATIO = "ratio"
    REFERENCE_NUMBER = "reference_number"
    UNIT_UNCLEAR = "unit_unclear"
    SIGN_UNCLEAR = "sign_unclear"
    MAYBE_YEAR = "maybe_year"
    FOREIGN_CURRENCY = "foreign_currency"
    PERCENTAGE_POINTS = "percentage_points"
    PROVISIONAL = "provisional"


class ProgressState(StrEnum):
    """How far something has come, in one word."""

    ACHIEVED = "achieved"
    IN_PROGRESS = "in_progress"
    NOT_STARTED = "not_started"
    DELAYED = "delayed"
    CANCELLED = "cancelled"
    ONGOING = "ongoing"


@dataclass(frozen=True, slots=True)
class NumberSpan:
    """A number and where it stands: ``text[start:end]``.

    ``value`` is None when the number can be read in two ways ("1.234"). The magnitude
    ("2,5 K") belongs to the span, the unit and the currency sign do not; ``factor`` is what it
    multiplies by.
    """

    value: float | None
    start: int
    end: int
    form: NumberForm
    factor: float = 1.0


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number, or a range, with its bound, its unit and its part in the text.

    Attributes:
        value: As counted in ``unit``; the lower end of a range; None when ambiguous.
        value_max: Upper end of a range, else None.
        comparator: How the words around the number bound it.
        unit: None when the unit cannot be told or is none of ours.
        role: What the quantity is to the text.
        doubt: Why value or unit is unsure, else None.
        sign: ``+`` or ``-`` printed before the number, else "".
        start: First character of the comparator's words, or of the number.
        end: After the number, its magnitude and its unit.
        number_start: First character of the number itself.
        number_end: After the number and its magnitude.
        factor: What its magnitude multiplied it by: 1000000 for "2 M".
    """

    value: float | None
    value_max: float | None
    comparator: Comparator
    unit: Unit | None
    role: QuantityRole
    doubt: TargetDoubt | None
    sign: str
    start: int
    end: int
    number_start: int
    number_end: int
    factor: float = 1.0


@dataclass(frozen=True, slots=True)
class Share:
    """The share of its target that a row has reached, and the words that say so.

    ``percent`` is 0 to 100, or more where the target was surpassed. ``start`` and ``end``
    bound ``evidence`` in the text after ``tidy``.
    """

    percent: float
    evidence: str
    start: int
    end: int
