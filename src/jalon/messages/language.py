"""The reader's language."""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Mapping
from enum import StrEnum

LONGEST_NAME = 85  # LOCALE_NAME_MAX_LENGTH of winnls.h


class Language(StrEnum):
    """A language in which the program speaks."""

    FR = "fr"
    EN = "en"


def language_of_locale(environment: Mapping[str, str]) -> Language:
    """The language that the locale names; French where it says nothing.

    The first variable that is set decides, as POSIX has it; Windows sets none and is asked. A
    locale of a third language is answered in French as well.

    >>> language_of_locale({"LANG": "en_CA.UTF-8"})
    <Language.EN: 'en'>
    >>> language_of_locale({"LC_ALL": "fr_CA", "LANG": "en_US.UTF-8"})
    <Language.FR: 'fr'>
    >>> language_of_locale({"LANG": "C.UTF-8"})
    <Language.FR: 'fr'>
    """
    names = ("LC_ALL", "LC_MESSAGES", "LANG")
    for value in (*map(environment.get, names), system_locale()):
        if value:
            is_english = value.casefold().replace("-", "_").partition(".")[0].split("_")[0] == "en"
            return Language.EN if is_english else Language.FR
    return Language.FR


def system_locale() -> str:
    """The user's locale on Windows ("fr-CA"); "" elsewhere, where variables name it."""
    if sys.platform != "win32":
        return ""
    name = ctypes.create_unicode_buffer(LONGEST_NAME)
    ctypes.windll.kernel32.GetUserDefaultLocaleName(name, LONGEST_NAME)
    return name.value
