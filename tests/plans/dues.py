"""Deadlines in the many forms they are printed in."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

MONTHS = {
    "fr": (
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ),
    "en": (
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ),
}
SEASONS = {
    "fr": ("Printemps", "Été", "Automne", "Hiver"),
    "en": ("Spring", "Summer", "Fall", "Winter"),
}


def _month(lot: Random, language: str) -> str:
    return lot.choice(MONTHS[language])


Due = Callable[[Random, int], str]
DUES: dict[str, list[Due]] = {
    "fr": [
        lambda lot, y: f"{_month(lot, 'fr').capitalize()} {y}",
        lambda lot, y: f"{lot.choice(SEASONS['fr'])} {y}",
        lambda lot, y: f"{y}-{y + 1}",
        lambda _, y: str(y),
        lambda lot, y: f"{lot.randint(2, 30)} {_month(lot, 'fr')} {y}".replace(" février", " mars"),
        lambda lot, y: f"{y}-{lot.randint(1, 12):02d}-{lot.randint(1, 28):02d}",
        lambda lot, y: f"T{lot.randint(1, 4)} {y}",
        lambda lot, y: f"D’ici {lot.choice(('mars', 'juin', 'septembre', 'décembre'))} {y}",
        lambda lot, _: lot.choice(("En continu", "Annuellement", "Chaque année", "Récurrent")),
        lambda _, y: f"Fin {y}",
        lambda lot, y: f"{lot.choice(('1er', '2e', '3e', '4e'))} trimestre {y}",
        lambda lot, _: lot.choice(("Court terme", "Moyen terme", "Long terme")),
        lambda lot, y: f"{lot.choice(('Mi-', 'Début '))}{y}",
        lambda _, y: f"31 mars {y}",
    ],
    "en": [
        lambda lot, y: f"{_month(lot, 'en')} {y}",
        lambda lot, y: f"{lot.choice(SEASONS['en'])} {y}",
        lambda _, y: str(y),
        lambda lot, y: f"Q{lot.randint(1, 4)} {y}",
        lambda lot, y: f"{_month(lot, 'en')} {lot.randint(1, 28)}, {y}",
        lambda lot, _: lot.choice(("Ongoing", "Annually", "Every year")),
        lambda lot, y: f"By {_month(lot, 'en')} {y}",
        lambda _, y: f"End of {y}",
        lambda lot, _: lot.choice(("Short term", "Medium term", "Long term")),
        lambda _, y: f"{y}-{y + 1}",
        lambda lot, y: f"{y}-{lot.randint(1, 12):02d}-{lot.randint(1, 28):02d}",
    ],
}
