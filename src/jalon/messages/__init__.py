"""Every sentence that people read, in French and in English.

In: a code, and the values that fill its sentence. Out: the sentence, typeset as its language
wants it. The sentences are data (``data/*.yaml``), each code with ``fr`` and ``en``; a part in
square brackets is left out where its value is missing.
"""

from __future__ import annotations

from jalon.messages.catalogue import (
    error_message,
    evidence_in_french,
    finding_codes,
    finding_messages,
    has_finding,
    report_text,
    report_texts,
    say,
)
from jalon.messages.language import Language, language_of_locale
from jalon.messages.plain import plain_text

__all__ = [
    "Language",
    "error_message",
    "evidence_in_french",
    "finding_codes",
    "finding_messages",
    "has_finding",
    "language_of_locale",
    "plain_text",
    "report_text",
    "report_texts",
    "say",
]
