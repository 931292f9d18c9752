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
    "Unit": {
        "count": ("nombre", "number"),
        "percent": ("pour cent", "per cent"),
        "point": ("point", "point"),
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
        "AED": ("dirham des Émirats arabes unis", "UAE dirham"),
        "AUD": ("dollar australien", "Australian dollar"),
        "BIF": ("franc burundais", "Burundi franc"),
        "BRL": ("réal brésilien", "Brazilian real"),
        "CAD": ("dollar canadien", "Canadian dollar"),
        "CDF": ("franc congolais", "Congolese franc"),
        "CHF": ("franc suisse", "Swiss franc"),
        "CLP": ("peso chilien", "Chilean peso"),
        "CNY": ("yuan chinois", "Chinese yuan"),
        "CZK": ("couronne tchèque", "Czech koruna"),
        "DKK": ("couronne danoise", "Danish krone"),
        "DZD": ("dinar algérien", "Algerian dinar"),
        "EGP": ("livre égyptienne", "Egyptian pound"),
        "ETB": ("birr éthiopien", "Ethiopian birr"),
        "EUR": ("euro", "euro"),
        "GBP": ("livre sterling", "pound sterling"),
        "GHS": ("cédi ghanéen", "Ghana cedi"),
        "GNF": ("franc guinéen", "Guinean franc"),
        "HKD": ("dollar de Hong Kong", "Hong Kong dollar"),
        "HTG": ("gourde haïtienne", "Haitian gourde"),
        "IDR": ("roupie indonésienne", "Indonesian rupiah"),
        "ILS": ("shekel israélien", "Israeli shekel"),
        "INR": ("roupie indienne", "Indian rupee"),
        "JPY": ("yen", "yen"),
        "KES": ("shilling kényan", "Kenyan shilling"),
        "KHR": ("riel cambodgien", "Cambodian riel"),
        "KRW": ("won sud-coréen", "South Korean won"),
        "LAK": ("kip laotien", "Lao kip"),
        "LBP": ("livre libanaise", "Lebanese pound"),
        "MAD": ("dirham marocain", "Moroccan dirham"),
        "MDL": ("leu moldave", "Moldovan leu"),
        "MGA": ("ariary malgache", "Malagasy ariary"),
        "MRU": ("ouguiya mauritanien", "Mauritanian ouguiya"),
        "MUR": ("roupie mauricienne", "Mauritius rupee"),
        "MXN": ("peso mexicain", "Mexican peso"),
        "NGN": ("naira nigérian", "Nigerian naira"),
        "NOK": ("couronne norvégienne", "Norwegian krone"),
        "NZD": ("dollar néo-zélandais", "New Zealand dollar"),
        "PEN": ("sol péruvien", "Peruvian sol"),
        "PHP": ("peso philippin", "Philippine peso"),
        "PLN": ("zloty polonais", "Polish zloty"),
        "RON": ("leu roumain", "Romanian leu"),
        "RWF": ("franc rwandais", "Rwanda franc"),
        "SAR": ("riyal saoudien", "Saudi riyal"),
        "SEK": ("couronne suédoise", "Swedish krona"),
        "SGD": ("dollar de Singapour", "Singapore dollar"),
        "THB": ("baht thaïlandais", "Thai baht"),
        "TND": ("dinar tunisien", "Tunisian dinar"),
        "TRY": ("livre turque", "Turkish lira"),
        "TZS": ("shilling tanzanien", "Tanzanian shilling"),
        "UAH": ("hryvnia ukrainienne", "Ukrainian hryvnia"),
        "UGX": ("shilling ougandais", "Uganda shilling"),
        "USD": ("dollar américain", "US dollar"),
        "VND": ("dong vietnamien", "Vietnamese dong"),
        "XAF": ("franc CFA d’Afrique centrale", "Central African CFA franc"),
        "XOF": ("franc CFA d’Afrique de l’Ouest", "West African CFA franc"),
        "ZAR": ("rand sud-africain", "South African rand"),
        "ZMW": ("kwacha zambien", "Zambian kwacha"),
    },
    "Per": {
        "day": ("jour", "day"),
        "week": ("semaine", "week"),
        "month": ("mois", "month"),
        "quarter": ("trimestre", "quarter"),
        "half_year": ("semestre", "half-year"),
        "session": ("session", "session"),
        "year": ("année", "year"),
        "person": ("personne", "person"),
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
