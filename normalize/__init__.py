"""Text to value, pure."""

from jalon.normalize.roles import role_of, roles_of
from jalon.normalize.sections import is_continued, section_of, strip_continuation

__all__ = [
    "is_continued",
    "role_of",
    "roles_of",
    "section_of",
    "strip_continuation",
]
