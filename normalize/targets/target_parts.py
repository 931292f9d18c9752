"""An indicator's cell taken apart: its baseline, and the target that stands behind its label.

Only what a sign sets apart is taken: a colon, an arrow, a slash, a dash between spaces, brackets.
"5 ateliers tenus" has none and stays whole.
"""

from __future__ import annotations

import re
from functools import cache

from jalon.normalize.evidence import value_kinds
from jalon.normalize.numbers.measures import counts_things, target_lexicon, words_pattern
from jalon.normalize.numbers.not_quantities import could_be_year, words_in
from jalon.normalize.targets.figures import is_figure_label
from jalon.normalize.targets.targets import has_target, parse_target
from jalon.normalize.text.folding import tidy
from jalon.normalize.text.levelling import alternation, level
from jalon.schemas.values import TargetKind

_LONGEST = 400  # characters; a longer text is prose
_LONGEST_BASELINE = 80
_LONGEST_TARGET = 8  # words
_EDGES = " \t,;:=-•·▪◦‣*"


def split_baseline(text: str) -> tuple[str, str | None]:
    r"""Return the text without the baseline that it states, and the baseline as printed, or None.

    Args:
        text: A cell of an indicator, a target or both, as printed; line breaks allowed.

    >>> split_baseline("Nombre d’usagers\nMesure de départ : 17 512")
    ("Nombre d'usagers", '17 512')
    >>> split_baseline("Taux de réussite (référence 2022 : 45 %)")
    ('Taux de réussite', '2022 : 45 %')
    >>> split_baseline("Baseline: 12 Target: 20")
    ('Target: 20', '12')
    >>> split_baseline("Nombre d'ateliers")
    ("Nombre d'ateliers", None)
    """
    lines = "\n".join(tidy(line) for line in text.splitlines() if line.strip())
    if len(lines) > _LONGEST:
        return tidy(text), None
    levelled = level(lines.replace("\n", "\x00")).replace("\x00", "\n")
    for pattern in (_in_brackets(), _on_its_line()):
        for match in pattern.finditer(levelled):
            start, end = match.span("value")
            value = lines[start:end].strip(_EDGES + "\n").rstrip(".")
            if _is_baseline(value):
                rest = f"{lines[: match.start()].rstrip(_EDGES)} {lines[match.end() :]}"
                return tidy(rest).strip(_EDGES), tidy(value)
    return tidy(text), None


@cache
def _labels(kind: str) -> str:
    return alternation(words_in(getattr(target_lexicon(), kind)))


@cache
def _in_brackets() -> re.Pattern[str]:
    """Return the pattern of a baseline in brackets: "(référence 2022 : 45 %)"."""
    return re.compile(rf"[(\[] ?{_labels('baselines')} ?(?:[:=-] ?)?(?P<value>[^()\[\]]+)[)\]]")


@cache
def _on_its_line() -> re.Pattern[str]:
    """Return the pattern of "Mesure de départ : 17 512", to the line's end or to "Cible :".

    A label of one word must open its line or its clause: "Cadre de référence : 12" is none.
    """
    labels = words_in(target_lexicon().baselines)
    several = alternation(label for label in labels if " " in label)
    one = alternation(label for label in labels if " " not in label)
    opening = rf"(?:(?:^|(?<=[;,.•-])) ?{one}|(?:^|(?<=[\s;,.•-])){several})"
    dated = r"(?:\(?(?:en |au |in )?(?:\d{1,2} \w+ )?\d{4}(?: ?[-/] ?\d{2,4})?\)?)"
    return re.compile(
        rf"{opening} ?(?P<value>(?:{dated} ?)?[:=] ?[^\n;]+?)"
        rf"(?=\s?$|\s?\n|;|,? ?{_labels('target_labels')}[\w \-]{{0,15}} ?[:=])",
        re.MULTILINE,
    )


def _is_baseline(value: str) -> bool:
    """Whether a value is short and states a number, or that there is none."""
    if not value or len(value) > _LONGEST_BASELINE:
        return False
    return bool(re.search(r"\d", value)) or not has_target(value) or _is_open(value)


def _is_open(value: str) -> bool:
    target = parse_target(value)
    return target is not None and target.kind is TargetKind.TO_BE_DETERMINED


def split_indicator_target(text: str) -> tuple[str, str] | None:
    """Return an indicator's label and the target behind it, both as printed, or None.

    >>> split_indicator_target("No of Events/02")
    ('No of Events', '02')
    >>> split_indicator_target("Nombre d’ateliers : 5")
    ("Nombre d'ateliers", '5')
    >>> split_indicator_target("Taux de satisfaction (cible : au moins 80 %)")
    ('Taux de satisfaction', 'au moins 80 %')
    >>> split_indicator_target("5 ateliers tenus")
    >>> split_indicator_target("Cible : 5")
    """
    plain = tidy(text).lstrip("•·▪◦‣* ")
    if len(plain) > _LONGEST:
        return None
    for pattern, is_sure in _SEPARATED:
        match = pattern.fullmatch(plain)
        if match is None:
            continue
        label, target, is_named = _without_target_label(match["label"], match["target"])
        if _is_indicator(label, is_sure=is_sure or is_named) and _is_target(label, target):
            return label, target
    return None


# Label and target, and whether the sign alone is enough beside any label that counts.
_SEPARATED = (
    (re.compile(r"(?P<label>.+?) ?\((?P<target>[^()]*(?::|=)[^()]*)\)"), False),
    (re.compile(r"(?P<label>[^:]+?) ?(?:→|⇒|➔|->|=>) ?(?P<target>.+)"), True),
    (re.compile(r"(?P<label>[^:]+?) ?: ?(?P<target>[^:()]+)"), True),
    (re.compile(r"(?P<label>[^:=]+?) ?= ?(?P<target>[^:=]+)"), False),
    (re.compile(r"(?P<label>.+?) - (?P<target>[^-].*)"), False),
    (re.compile(r"(?P<label>[^/]+?) ?/ ?(?P<target>[^/]+)"), False),
)
_NUMBER_LABEL = re.compile(r"[^\W\d_]{3}")


@cache
def _target_label() -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = _labels("target_labels")
    return re.compile(rf"{words} ?[:=] ?"), re.compile(rf"[ ,;(-]*{words} ?$")


def _without_target_label(label: str, target: str) -> tuple[str, str, bool]:
    """Return both without "cible :", and whether one of them had it."""
    opening, closing = _target_label()
    if match := opening.match(level(target)):
        return label.strip(), target[match.end() :].strip(), True
    if (match := closing.search(level(label))) and match.start() > 0:
        return label[: match.start()].strip(), target.strip(), True
    return label.strip(), target.strip(), False


def _is_indicator(label: str, *, is_sure: bool) -> bool:
    """Whether a label says what is measured; behind a weak sign it must say so outright."""
    if not _NUMBER_LABEL.search(label) or label[0].isdigit() or label[-1].isdigit():
        return False
    kinds = value_kinds(label)
    if max(kinds.is_due, kinds.is_body, kinds.is_state, kinds.is_code) >= 0.6:
        return False
    if kinds.n_words > 1 and (kinds.is_indicator >= 0.7 or counts_things(label)):
        return True
    levelled = level(label)
    is_other = _target_label()[1].fullmatch(levelled) or re.fullmatch(
        _labels("baselines"), levelled
    )
    if not is_sure or is_other or not is_figure_label(label):
        return False
    # "Participants : 45" counts; "Échéance : 5 jours" does not say what
    is_plural = levelled.split()[0].endswith(("s", "x"))
    return kinds.is_deed < 0.6 and kinds.is_label_like > 0 and is_plural


def _is_target(label: str, target: str) -> bool:
    """Whether a text is a target and nothing else: a number with its bound, or "à déterminer"."""
    words = target.split()
    if not words or len(words) > _LONGEST_TARGET or could_be_year(target):
        return False
    read = parse_target(target, indicator=label)
    if read is None:
        return False
    if read.kind is TargetKind.TO_BE_DETERMINED:
        return bool(words_pattern("to_be_determined").match(level(target)))
    is_plain = bool(re.fullmatch(r"\d{1,3}", target))
    return read.value is not None and (is_plain or value_kinds(target).is_target >= 0.7)
