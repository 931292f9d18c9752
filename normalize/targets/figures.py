"""Published figures of reports: "195 490 visionnements", "+ 64 écoles", "Participants : 45".

Only a text that is a figure as a whole counts; a number inside a sentence, an ordinal, a year, an
address, a range and a ratio are none. A number in words is left to prose, too: "Deux solitudes".
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from jalon.normalize.numbers.measures import words_pattern
from jalon.normalize.numbers.not_quantities import could_be_year, words_in
from jalon.normalize.numbers.numbers import language_of
from jalon.normalize.numbers.quantities import find_quantities
from jalon.normalize.numbers.quantity_patterns import TIMES, bounds_after
from jalon.normalize.targets.target_splits import is_infinitive
from jalon.normalize.text.folding import tidy
from jalon.normalize.text.levelling import alternation, level
from jalon.normalize.text.wordlists import read_wordlist
from jalon.schemas.quantities import Quantity, QuantityRole, TargetDoubt
from jalon.schemas.quantity_words import FigureLexicon
from jalon.schemas.values import Comparator, Figure, Unit

_LONGEST_LABEL = 12  # words; the labels of ministerial indicators have up to eleven
_LONGEST_SENTENCE = 6  # words that may stand before a full stop in a figure
_TRIMMED = " \t-•·▪◦‣*:"
_NAMED = re.compile(r"(?P<label>[^\d:]{2,}?) ?: ?(?P<figure>.*\d.*)")
_APART = re.compile(r"^(\u2212)\s+(?=\d)")  # a minus apart from its number; a dash may be a bullet
_PREPOSITION = re.compile(r"(?<!\w)[àÀ](?!\w)")  # no verb, though "a" is one
_OF = re.compile(r"(?:de la |de l'|des |de |d'|du |of the |of )")


def parse_figure(text: str, *, language: str | None = None) -> Figure | None:
    """Return the figure that the whole text states, or None.

    Args:
        text: One run of text as printed; line breaks allowed.
        language: ``en`` reads "1,250" as thousands; guessed from the words when None.

    >>> parse_figure("2.7 K de clics sur les capsules").value
    2700.0
    >>> parse_figure("+ 64 écoles").comparator
    <Comparator.GT: 'gt'>
    >>> parse_figure("Participants : 45").label
    'Participants'
    >>> parse_figure("5e année")
    >>> parse_figure("Une somme de 110 000 $ a été annoncée")
    """
    raw = " ".join(text.split())
    plain = tidy(_APART.sub(r"\1", text.strip())).lstrip("•·▪◦‣*").strip()
    named = _NAMED.fullmatch(plain)
    if named and not is_figure_label(named["label"]):
        return None
    stated = named["figure"] if named else plain
    usage = language or language_of(plain)
    # "1,250" is read in English only: in French it may be either.
    quantity = _only_quantity(stated, "en" if usage == "en" else None)
    if quantity is None or could_be_year(stated):
        return None
    following = _label_after(stated, quantity)
    if not _is_label(following, quantity) or _is_heading(quantity, following):
        return None
    label = named["label"].strip(_TRIMMED) if named else following
    return Figure(
        raw, quantity.comparator, quantity.value or 0.0, quantity.unit or Unit.COUNT, label or None
    )


@cache
def _lexicon() -> tuple[re.Pattern[str], re.Pattern[str]]:
    lexicon = read_wordlist("figure_words.yaml", FigureLexicon)
    return (
        re.compile(alternation(words_in(lexicon.verbs))),
        re.compile(alternation(words_in(lexicon.not_labels))),
    )


def is_figure_label(text: str) -> bool:
    """Return whether the words before a colon name what is counted.

    >>> is_figure_label("Participants"), is_figure_label("Page")
    (True, False)
    """
    verbs, others = _lexicon()
    levelled = level(text).strip(_TRIMMED)
    is_short = len(levelled.split()) <= _LONGEST_LABEL and "." not in levelled.rstrip(".")
    return is_short and not verbs.search(levelled) and not others.match(levelled)


def _is_label(label: str, quantity: Quantity) -> bool:
    """Whether what follows the number is a label and no sentence; a share may be of a clause."""
    is_share = quantity.unit is Unit.PERCENT and not label.endswith(".")
    return _is_short(label) and (is_share or not _has_verb(label))


def _has_verb(label: str) -> bool:
    return bool(_lexicon()[0].search(level(_PREPOSITION.sub(" ", label))))


def _is_short(label: str) -> bool:
    words = label.split()
    if len(words) > _LONGEST_LABEL or re.search(r"[;:!?]|\.\s", label):
        return False
    if label.endswith(".") and len(words) > _LONGEST_SENTENCE:
        return False
    return label.count("(") == label.count(")")


def _is_heading(quantity: Quantity, label: str) -> bool:
    """Whether the number is that of a heading, or the label a piece of a longer text.

    "11 Programme d'aide" is in the singular, "8 Optimiser les" ends in an article. A label in
    lower case or in capitals, or a plural, is what is counted.
    """
    words = label.split()
    if not words:
        return False
    dangling = words_pattern("dangling")
    is_amount = quantity.unit is not Unit.COUNT  # "2 250 $ en bourses"
    begins = not is_amount and dangling.fullmatch(level(words[0]))
    if begins or dangling.fullmatch(level(words[-1])) or label.endswith((",", "-", "/", "(")):
        return True
    is_capitalised = words[0][:1].isupper() and words[0][1:].islower()
    if not is_capitalised or quantity.unit is not Unit.COUNT:
        return False
    is_plural = level(words[0]).endswith(("s", "x"))
    if quantity.value == 1:
        return len(words) > 1
    return not is_plural or is_infinitive(level(label))


def _only_quantity(text: str, language: str | None) -> Quantity | None:
    """Return the one quantity of a text that begins with it, ready to be a figure."""
    found = find_quantities(
        text, language=language, speaks_of_time=bool(re.search(r"\d ?min\b", level(text)))
    )
    if len(found) != 1 or found[0].start != 0 or not text[found[0].number_start].isdigit():
        return None
    plus = _without_plus(found[0])
    if plus.doubt is not None or plus.unit is None or plus.value is None:
        return None
    if plus.value < 0 and plus.unit is not Unit.PERCENT:
        return None
    is_age = plus.unit is Unit.YEAR and plus.comparator is not Comparator.EQ
    is_several = plus.value_max is not None or plus.role is QuantityRole.RATIO
    return None if is_age or is_several else plus


def _without_plus(quantity: Quantity) -> Quantity:
    """Return a figure's quantity with its plus sign as a bound: "+ 64 écoles" is more than 64."""
    if quantity.sign != "+":
        return quantity
    doubt = None if quantity.doubt is TargetDoubt.SIGN_UNCLEAR else quantity.doubt
    return replace(quantity, comparator=Comparator.GT, doubt=doubt)


def _label_after(text: str, quantity: Quantity) -> str:
    """Return what is counted: "visionnements"; times and pages keep their unit's word."""
    is_word = quantity.unit in TIMES or quantity.unit is Unit.PAGE
    label = text[quantity.number_end if is_word else quantity.end :].strip(_TRIMMED)
    bound = bounds_after()[1].match(level(" " + label))
    if bound:
        label = label[: bound.start(1) - 1].rstrip()
    of = _OF.match(level(label))
    return (label[of.end() :] if of else label).rstrip(" .;")
