"""Values read from text: quantities, figures, periods, intervals; and their code lists."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum


class Comparator(StrEnum):
    """How the number bounds what is aimed at or was reached."""

    EQ = "eq"
    GE = "ge"
    GT = "gt"
    LE = "le"
    LT = "lt"
    APPROX = "approx"


class Unit(StrEnum):
    """What the number counts; ``count`` is a plain number of things.

    Money is named by its ISO 4217 code; ``point`` is a percentage point, ``fte`` a full-time
    equivalent. Things without a unit of their own here (tonnes of waste, litres) are counted.
    """

    COUNT = "count"
    PERCENT = "percent"
    SECOND = "second"
    MINUTE = "minute"
    HOUR = "hour"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    PAGE = "page"
    POINT = "point"
    FTE = "fte"
    HA = "ha"
    KM = "km"
    MW = "MW"
    T_CO2E = "tCO2e"
    AED = "AED"
    AUD = "AUD"
    BIF = "BIF"
    BRL = "BRL"
    CAD = "CAD"
    CDF = "CDF"
    CHF = "CHF"
    CLP = "CLP"
    CNY = "CNY"
    CZK = "CZK"
    DKK = "DKK"
    DZD = "DZD"
    EGP = "EGP"
    ETB = "ETB"
    EUR = "EUR"
    GBP = "GBP"
    GHS = "GHS"
    GNF = "GNF"
    HKD = "HKD"
    HTG = "HTG"
    IDR = "IDR"
    ILS = "ILS"
    INR = "INR"
    JPY = "JPY"
    KES = "KES"
    KHR = "KHR"
    KRW = "KRW"
    LAK = "LAK"
    LBP = "LBP"
    MAD = "MAD"
    MDL = "MDL"
    MGA = "MGA"
    MRU = "MRU"
    MUR = "MUR"
    MXN = "MXN"
    NGN = "NGN"
    NOK = "NOK"
    NZD = "NZD"
    PEN = "PEN"
    PHP = "PHP"
    PLN = "PLN"
    RON = "RON"
    RWF = "RWF"
    SAR = "SAR"
    SEK = "SEK"
    SGD = "SGD"
    THB = "THB"
    TND = "TND"
    TRY = "TRY"
    TZS = "TZS"
    UAH = "UAH"
    UGX = "UGX"
    USD = "USD"
    VND = "VND"
    XAF = "XAF"
    XOF = "XOF"
    ZAR = "ZAR"
    ZMW = "ZMW"

    @property
    def is_money(self) -> bool:
        """Whether the unit is a currency."""
        return len(self.value) == 3 and self.value.isupper()


class Per(StrEnum):
    """What a frequency counts by: "2 fois par année" is twice per ``year``."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    HALF_YEAR = "half_year"
    SESSION = "session"
    YEAR = "year"
    PERSON = "person"


class TargetKind(StrEnum):
    """What sort of thing the target is."""

    ABSOLUTE = "absolute"
    RELATIVE_CHANGE = "relative_change"
    DELIVERABLE = "deliverable"
    TO_BE_DETERMINED = "to_be_determined"


class Measure(StrEnum):
    """IATI 2.03 code list IndicatorMeasure, by name (1 Unit … 5 Qualitative)."""

    UNIT = "unit"
    PERCENTAGE = "percentage"
    NOMINAL = "nominal"
    ORDINAL = "ordinal"
    QUALITATIVE = "qualitative"


class DocType(StrEnum):
    """Kind of document."""

    ACTION_PLAN = "action_plan"
    ANNUAL_REPORT = "annual_report"
    STATUS_REPORT = "status_report"
    PRESENTATION = "presentation"
    OTHER = "other"


class ReadStatus(StrEnum):
    """How far a file could be read."""

    OK = "ok"
    PARTIAL = "partial"
    FAILED = "failed"


class Severity(StrEnum):
    """How much a finding matters."""

    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


class Role(StrEnum):
    """What a table's column (or a key/value row) holds."""

    THEME = "theme"
    OBJECTIVE = "objective"
    ACTION = "action"
    DESCRIPTION = "description"
    INDICATOR = "indicator"
    TARGET = "target"
    INDICATOR_TARGET = "indicator_target"
    BASELINE = "baseline"
    RESULT = "result"
    LEAD = "lead"
    PARTNERS = "partners"
    LEAD_PARTNERS = "lead_partners"
    LEAD_DUE = "lead_due"
    DUE = "due"
    STATUS = "status"
    PERCENT = "percent"
    PERIOD = "period"
    BUDGET = "budget"
    AUDIENCE = "audience"
    NUMBER = "number"
    NOTE = "note"
    ISSUE = "issue"
    RECOMMENDATION = "recommendation"
    TAGS = "tags"
    OTHER = "other"


# what a plan sorts its actions under, the outermost first, and these
LEVELS = (Role.THEME, Role.OBJECTIVE, Role.ACTION)
# what an action is measured by and is to reach
AIMS = frozenset((Role.INDICATOR, Role.TARGET, Role.INDICATOR_TARGET))

# kinds of documents that hold a plan's rows
PLANS = (DocType.ACTION_PLAN, DocType.STATUS_REPORT)


class Topic(StrEnum):
    """What a heading, a title or a sentence may speak of."""

    PLAN = "plan"  # a document that sets out what will be done
    DEEDS = "deeds"  # what is done
    ASIDE = "aside"  # what is aimed at, believed, found or proposed to others
    TARGET = "target"  # what is to be reached by when


@dataclass(frozen=True, slots=True)
class RoleGuess:
    """A heading's role with a score (0 to 1) and the evidence (the words that decided)."""

    role: Role
    score: float
    evidence: str


@dataclass(frozen=True, slots=True)
class SectionLabel:
    """A heading taken apart: ``ORIENTATION 1 Enrichir …`` → (theme, "1", "Enrichir …").

    ``role`` is THEME, OBJECTIVE or ACTION, or None where only a number is printed;
    ``number`` is as printed without leading zeros of a plain integer ("01" → "1", "1.1").
    """

    role: Role | None
    number: str | None
    label: str


@dataclass(frozen=True, slots=True)
class CodeSplit:
    """A text taken apart at the code it begins with: ``Axe 2 : Réussite`` → ("Axe", "2", …).

    ``level`` is the word for the level as printed, None where there is none; ``code`` is as
    printed, without level and separators ("2.1", "A2", "OS 23"); ``key`` says what nests in what
    ((2, 1), ("A", 2)); ``role`` is THEME, OBJECTIVE or ACTION where level or letters tell.
    ``is_sure`` is False where the code may as well be a count, an initial or an article.
    """

    level: str | None
    code: str
    key: tuple[int | str, ...]
    rest: str
    role: Role | None
    is_sure: bool


@dataclass(frozen=True, slots=True)
class LevelWord:
    """A word for a level at the start of a text, as printed, and where the text goes on.

    ``ordinal`` is the number that "Première orientation" names; ``has_mark`` says that "n°" or
    the like stands before the number.
    """

    text: str
    role: Role | None
    ordinal: str | None
    has_mark: bool
    end: int


@dataclass(frozen=True, slots=True)
class Period:
    """A span of years named by text; ``label`` is ``2024-2025`` for a school year.

    A single calendar year has ``start_year == end_year`` and label ``2024``.
    """

    start_year: int
    end_year: int
    label: str


@dataclass(frozen=True, slots=True)
class TargetValue:
    """What a target says, as data.

    ``value`` is None when the target states no number (then ``comparator`` and ``unit`` are
    None as well). ``value_max`` is the upper end of a range, else None; a range has the
    comparator ``ge`` and its lower end as value. ``per`` is what a frequency counts by.
    """

    kind: TargetKind
    comparator: Comparator | None = None
    value: float | None = None
    value_max: float | None = None
    unit: Unit | None = None
    measure: Measure | None = None
    per: Per | None = None


@dataclass(frozen=True, slots=True)
class UnitHint:
    """Unit and scale that stand beside a number: in a heading, a caption, a column of their own.

    Attributes:
        unit: Unit of numbers printed bare, or None where only the scale or the sign is stated.
        factor: By what they are multiplied: 1000 for "en milliers de dollars".
        brackets_mean_minus: Whether "(20)" is -20.
    """

    unit: Unit | None = None
    factor: float = 1.0
    brackets_mean_minus: bool = False


@dataclass(frozen=True, slots=True)
class Figure:
    """A published figure: ``195 490 visionnements`` → 195490, count, "visionnements"."""

    raw: str
    comparator: Comparator
    value: float
    unit: Unit
    label: str | None


@dataclass(frozen=True, slots=True)
class Interval:
    """Dates from ``start`` to ``end``, both included; None where the end is open."""

    start: dt.date | None
    end: dt.date | None


@dataclass(frozen=True, slots=True)
class Code:
    """A code of one of our lists given to a text, with score (0 to 1) and evidence."""

    code: str
    score: float
    evidence: str


@dataclass(frozen=True, slots=True)
class Organisation:
    """One organisation as printed, and its registry id or None where it is not known."""

    text: str
    organisation_id: str | None = None
