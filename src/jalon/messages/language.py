"""The reader's language."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum


class Language(StrEnum):
    """A language in which the program speaks."""

    FR = "fr"
    EN = "en"


def language_of_locale(environment: Mapping[str, str]) -> Language:
    """The language that the locale names; French where it says nothing.

    The first variable that is set decides, as POSIX has it. A locale of a third language is
    answered in French as well.

    >>> language_of_locale({"LANG": "en_CA.UTF-8"})
    <Language.EN: 'en'>
    >>> language_of_locale({"LC_ALL": "fr_CA", "LANG": "en_US.UTF-8"})
    <Language.FR: 'fr'>
    >>> language_of_locale({"LANG": "C.UTF-8"})
    <Language.FR: 'fr'>
    """
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := environment.get(name):
            is_english = value.casefold().replace("-", "_").partition(".")[0].split("_")[0] == "en"
            return Language.EN if is_english else Language.FR
    return Language.FR
