"""Progress: the share of its target that a row has reached.

A status names many percentages. One counts only where the words around it say that it is the
share of the target, or of the thing to be done, that is reached: not a rise or a fall, not a
forecast, not a step among others. The most recent wins over earlier years' shares; two that
compete leave none.
"""

from __future__ import annotations

import re
from functools import cache

from jalon.normalize.numbers.not_quantities import number_lexicon, words_in
from jalon.normalize.numbers.quantities import find_quantities
from jalon.normalize.text.folding import tidy
from jalon.normalize.text.levelling import alternation, level
from jalon.normalize.text.wordlists import read_wordlist
from jalon.schemas.quantities import Quantity, QuantityRole, Share
from jalon.schemas.quantity_words import ProgressLexicon
from jalon.schemas.values import Comparator, Unit

_SENTENCE_END = re.compile(r"(?<=[^\W\d][.!?;])\s|(?<=[)%\d][.!?;])\s")
_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")


def parse_share(text: str) -> Share | None:
    """Return the share reached that a status states for the row as a whole, or None.

    >>> parse_share("État d'avancement : 15 % (discussions amorcées)").percent
    15.0
    >>> parse_share("La cible est atteinte à 50 %.").evidence
    'atteinte à 50 %'
    >>> parse_share("Le volume est en baisse de 50 %")
    """
    plain = tidy(text)
    levelled = level(plain)
    shares: list[tuple[Share, bool]] = []
    for quantity in find_quantities(plain):
        span = _reached(plain, levelled, quantity)
        if span is not None and quantity.value is not None:
            start, end = span
            share = Share(quantity.value, plain[start:end].strip(" :(-"), start, end)
            shares.append((share, _is_overall(levelled, quantity)))
    overall = [share for share, is_overall in shares if is_overall]
    return _latest(levelled, overall or [share for share, _ in shares])


@cache
def progress_lexicon() -> ProgressLexicon:
    """Return the words of progress, read once."""
    return read_wordlist("progress_words.yaml", ProgressLexicon)


@cache
def _words(kind: str) -> str:
    return alternation(words_in(getattr(progress_lexicon(), kind)))


@cache
def _done() -> str:
    stems = "|".join(
        sorted(map(re.escape, map(level, words_in(progress_lexicon().done))), key=len)[::-1]
    )
    return rf"(?<!\w)(?:{stems})(?:e|s|es)?(?!\w)"


@cache
def _rates() -> re.Pattern[str]:
    return re.compile(_words("rates"))


@cache
def _before_share() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Return what makes the number after it the share: a label, a rate's name, a participle."""
    lexicon = progress_lexicon()
    labels = words_in(lexicon.labels)
    rates = [label for label in labels if _rates().search(level(label))]
    dates = r"(?:au|en date du|en|le|as of|on|at|to|date|a ce jour|[\d]+(?:er)?)"
    month = alternation(words_in(number_lexicon().months))
    between = rf"(?: (?:{_words('overall')}|{_words('about')}|{dates}|{month}))*"
    steady = r"(?: [\w-]*ment| deja| donc| presque| maintenant| ainsi| now| currently| almost)*"
    return (
        re.compile(rf"{alternation(labels)}{between} ?(?:[:=(-] ?)+\[?$"),
        re.compile(rf"{alternation(rates)}{between} (?:est de|est a|is|of|at|de) $"),
        re.compile(rf"(?P<done>{_done()}){steady} (?:a|at|to)(?: hauteur de| environ)? $"),
    )


@cache
def _after_share() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Return: the share's noun after it; its aim after it; its participle; another owner."""
    noun = r"(?:l'atteinte|atteinte|realisation|avancement|completion|progression)"
    article = r"(?:la |l'|le |les |the |this |cette |cet |its |our |notre |sa |son )?"
    closed = r"(?= ?(?:$|[.,;:)(-]| (?:a|au|en|le|depuis|to|as|by|so)\b))"
    return (
        re.compile(rf" ?\)? (?:de |d'|of ){noun}(?!\w)"),
        re.compile(rf" ?\)? (?:de |d'|des |du |of ){article}{_words('aims')}"),
        re.compile(rf" (?:est |is |a ete )?{_done()}{closed}"),
        re.compile(r" ?\)? (?:de|d'|des|du|of)(?: |\b)"),
    )


def _reached(plain: str, levelled: str, quantity: Quantity) -> tuple[int, int] | None:
    """Return the place of the words that make a percentage the share reached, or None."""
    start, end = quantity.start, quantity.end
    sentence = _sentence_start(levelled, start)
    before, after = levelled[sentence:start], levelled[end:]
    if not _is_candidate(quantity) or _is_open(before, after) or _is_step(before):
        return None
    if _leads(levelled[:start], plain[end:]):
        return start, end
    for rule in _RULES:
        reach = rule(before, after)
        if reach is not None:
            return start - reach[0], end + reach[1]
    return None


# How many characters before and after the number belong to what makes it a share.
Reach = tuple[int, int]


def _by_noun_after(before: str, after: str) -> Reach | None:
    """Read "10 % de réalisation", "10 % d'atteinte de la cible"."""
    del before
    match = _after_share()[0].match(after)
    return (0, match.end()) if match else None


def _by_aim_after(before: str, after: str) -> Reach | None:
    """Read "Atteinte de 40 % de l'objectif", "75 % de la cible est atteinte"."""
    aim = _after_share()[1].match(after)
    if aim is None:
        return None
    if noun := re.search(rf"{_done()} (?:de|of|a|at) $", before):
        return len(before) - noun.start(), aim.end()
    verb = re.match(rf"[^.;:]{{0,40}}?{_done()}", after[aim.end() :])
    return (0, aim.end() + verb.end()) if verb else None


def _by_participle_after(before: str, after: str) -> Reach | None:
    """Read "80 % réalisé", "80 % complete"."""
    del before
    match = _after_share()[2].match(after)
    return (0, match.end()) if match else None


def _by_words_before(before: str, after: str) -> Reach | None:
    """Read "État d'avancement : 15 %", "taux de réalisation de 15 %", "établie à 100 %".

    A rate that is set ("un taux établi à 80 %") is no share; a rate reached at 80 % is.
    """
    if _after_share()[3].match(after):
        return None
    label, rate, participle = _before_share()
    match = label.search(before) or rate.search(before)
    if match is None:
        match = participle.search(before)
        if match and not _speaks_of_aim(before, match["done"]):
            match = None
    if match is None and after.startswith(")"):
        match = re.search(rf"{_done()} ?\($", before)
    return (len(before) - match.start(), 0) if match else None


def _speaks_of_aim(before: str, participle: str) -> bool:
    """Whether a participle before "à 80 %" speaks of how far one came, not of a rate's level."""
    if not _rates().search(before):
        return True
    is_attained = participle.startswith(("attein", "attain", "reach", "achiev", "met"))
    return is_attained and bool(re.search(_words("aims"), before))


def _is_candidate(quantity: Quantity) -> bool:
    return (
        quantity.unit is Unit.PERCENT
        and quantity.value is not None
        and quantity.value_max is None
        and quantity.doubt is None
        and quantity.role is not QuantityRole.CHANGE
        and quantity.comparator in (Comparator.EQ, Comparator.APPROX)
    )


def _sentence_start(levelled: str, place: int) -> int:
    ends = [match.end() for match in _SENTENCE_END.finditer(levelled, 0, place)]
    return ends[-1] if ends else 0


def _is_open(before: str, after: str) -> bool:
    """Whether a percentage is foreseen, not reached."""
    forecast = re.compile(_words("forecasts"))
    following = re.sub(_words("aims"), "", re.split(r"[.;:]", after[:25])[0])
    return bool(forecast.search(before) or forecast.search(following))


def _is_step(before: str) -> bool:
    """Whether a percentage is that of one step; an overall one may follow the last of them."""
    step = rf"{_words('steps')} (?:no |n[°º] ?)?[\d]+\b(?P<rest>[^.;]{{0,60}})$"
    match = re.search(step, before)
    return match is not None and not re.search(_words("overall"), match["rest"])


def _leads(before: str, after: str) -> bool:
    """Whether a percentage opens the status and stands by itself: "0 % À venir", "(40 %)"."""
    if before.strip(" (:-•"):
        return False
    return bool(re.match(r"\s*\)?\s*(?:$|[.;:,(–-]|(?=[A-ZÀ-Ý«]))", after))


def _is_overall(levelled: str, quantity: Quantity) -> bool:
    begin = _sentence_start(levelled, quantity.start)
    near = levelled[max(begin, quantity.start - 70) : quantity.start]
    return bool(re.search(_words("overall"), near))


def _latest(levelled: str, shares: list[Share]) -> Share | None:
    """Return the only share, or the one of the most recent year that the text names."""
    if len({share.percent for share in shares}) <= 1:
        return shares[0] if shares else None
    years = [_year_of(levelled, share) for share in shares]
    latest = max((year for year in years if year is not None), default=None)
    newest = [share for share, year in zip(shares, years, strict=True) if year == latest]
    if None in years or len({share.percent for share in newest}) != 1:
        return None
    return newest[0]


def _year_of(levelled: str, share: Share) -> int | None:
    """Return the year that a share speaks of: in its sentence, or the last one named before."""
    ends = [m.start() for m in _SENTENCE_END.finditer(levelled, share.end)]
    sentence = levelled[_sentence_start(levelled, share.start) : min(ends, default=len(levelled))]
    own = [int(year) for year in _YEAR.findall(sentence)]
    if own:
        return max(own)
    named = list(_YEAR.finditer(levelled, 0, share.start))
    return int(named[-1].group()) if named else None


_RULES = (_by_noun_after, _by_aim_after, _by_participle_after, _by_words_before)
