"""What each code of a code list says to people, in French and in English."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from jalon.schemas.typography import set_french


class Label(NamedTuple):
    """A code's label in two languages."""

    fr: str
    en: str


def labels_of(codes: type[StrEnum]) -> Iterator[tuple[StrEnum, Label]]:
    """Each code of a list with its label, in the list's order.

    Raises:
        KeyError: A code has no label.
    """
    labels = LABELS[codes.__name__]
    for code in codes:
        fr, en = labels[code.value]
        yield code, Label(set_french(fr), en)


LABELS: dict[str, dict[str, tuple[str, str]]] = {
    "Comparator": {
        "eq": ("égal à", "equal to"),
        "ge": ("au moins", "at least"),
        "gt": ("plus de", "more than"),
        "le": ("au plus", "at most"),
        "lt": ("moins de", "less than"),
        "approx": ("environ", "about"),
    },
    # units that the contract names and no document has stated yet stand here as well
    "Unit": {
        "count": ("nombre", "number"),
        "percent": ("pour cent", "per cent"),
        "point": ("point de pourcentage", "percentage point"),
        "second": ("seconde", "second"),
        "minute": ("minute", "minute"),
        "hour": ("heure", "hour"),
        "day": ("jour", "day"),
        "week": ("semaine", "week"),
        "month": ("mois", "month"),
        "year": ("année", "year"),
        "page": ("page", "page"),
        "fte": ("équivalent temps plein", "full-time equivalent"),
        "ha": ("hectare", "hectare"),
        "km": ("kilomètre", "kilometre"),
        "MW": ("mégawatt", "megawatt"),
        "tCO2e": ("tonne d’équivalent CO₂", "tonne of CO₂ equivalent"),
        "CAD": ("dollar canadien", "Canadian dollar"),
        "EUR": ("euro", "euro"),
        "USD": ("dollar américain", "US dollar"),
        "GBP": ("livre sterling", "pound sterling"),
        "CHF": ("franc suisse", "Swiss franc"),
        "XOF": ("franc CFA d’Afrique de l’Ouest", "West African CFA franc"),
        "XAF": ("franc CFA d’Afrique centrale", "Central African CFA franc"),
    },
    "TargetKind": {
        "absolute": ("niveau à atteindre", "level to reach"),
        "relative_change": ("variation", "relative change"),
        "deliverable": ("livrable", "deliverable"),
        "to_be_determined": ("à déterminer", "to be determined"),
    },
    "Measure": {
        "unit": ("nombre", "unit"),
        "percentage": ("pourcentage", "percentage"),
        "nominal": ("nominale", "nominal"),
        "ordinal": ("ordinale", "ordinal"),
        "qualitative": ("qualitative", "qualitative"),
    },
    "ProgressState": {
        "achieved": ("réalisé", "achieved"),
        "in_progress": ("en cours", "in progress"),
        "not_started": ("non commencé", "not started"),
        "delayed": ("en retard", "delayed"),
        "cancelled": ("abandonné", "cancelled"),
        "ongoing": ("en continu", "ongoing"),
    },
    "Comparison": {
        "met": ("atteinte", "met"),
        "not_met": ("non atteinte", "not met"),
        "under_way": ("en voie de l’être", "under way"),
        "not_comparable": ("non comparable", "not comparable"),
    },
    "DocType": {
        "action_plan": ("plan d’action", "action plan"),
        "annual_report": ("rapport annuel", "annual report"),
        "status_report": ("état de situation", "status report"),
        "presentation": ("présentation", "presentation"),
        "other": ("autre", "other"),
    },
    "ReadStatus": {
        "ok": ("lu", "read"),
        "partial": ("lu en partie", "read in part"),
        "failed": ("non lu", "not read"),
    },
    "Severity": {
        "info": ("à savoir", "good to know"),
        "warning": ("à vérifier", "to check"),
        "error": ("à corriger", "to mend"),
    },
    "LinkKind": {
        "same_action_next_year": ("même action dans le plan suivant", "same action in next plan"),
        "reported_in": ("rapport de la même période", "report of the same period"),
        "reported_after": ("rapport d’une période suivante", "report of a later period"),
        "reported_before": ("rapport d’une période précédente", "report of an earlier period"),
    },
    "BodyKind": {
        "pole": ("Pôle régional", "regional Pôle"),
        "ministry": ("ministère", "ministry"),
        "university": ("université", "university"),
        "cegep": ("cégep", "cégep"),
        "private_college": ("collège privé", "private college"),
        "state_school": ("école d’État", "state school"),
        "order": ("ordre professionnel", "professional order"),
        "body": ("autre organisme", "other body"),
        "group": ("groupe d’organismes", "group of bodies"),
    },
}
