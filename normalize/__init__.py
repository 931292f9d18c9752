"""Text to value, pure."""

from jalon.normalize.deadlines import parse_deadline
from jalon.normalize.measures import measure_of
from jalon.normalize.numbers import find_numbers, parse_number
from jalon.normalize.organisations import parse_organisations, resolve_organisation
from jalon.normalize.periods import find_period, find_periods, parse_period
from jalon.normalize.publishers import resolve_publisher
from jalon.normalize.quantities import find_quantities
from jalon.normalize.registries import region_rows, registry_rows
from jalon.normalize.roles import role_of, roles_of
from jalon.normalize.sections import is_continued, section_of, strip_continuation
from jalon.normalize.target_splits import split_targets
from jalon.normalize.targets import has_target, parse_target, target_doubts

__all__ = [
    "find_numbers",
    "find_period",
    "find_periods",
    "find_quantities",
    "has_target",
    "is_continued",
    "measure_of",
    "parse_deadline",
    "parse_number",
    "parse_organisations",
    "parse_period",
    "parse_target",
    "region_rows",
    "registry_rows",
    "resolve_organisation",
    "resolve_publisher",
    "role_of",
    "roles_of",
    "section_of",
    "split_targets",
    "strip_continuation",
    "target_doubts",
]
