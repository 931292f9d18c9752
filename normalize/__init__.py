"""Text to value, pure."""

from jalon.normalize.bodies.organisations import parse_organisations, resolve_organisation
from jalon.normalize.bodies.publishers import resolve_publisher
from jalon.normalize.bodies.registries import region_rows, registry_rows
from jalon.normalize.dates.deadlines import parse_deadline
from jalon.normalize.dates.periods import find_period, find_periods, parse_period
from jalon.normalize.evidence import value_kinds
from jalon.normalize.labels.codes import split_code
from jalon.normalize.labels.doc_kinds import document_kind, document_kinds
from jalon.normalize.labels.family_words import indicator_families
from jalon.normalize.labels.indicators import indicator_family_of, read_indicator
from jalon.normalize.labels.links import link_actions
from jalon.normalize.labels.role_scores import role_scores
from jalon.normalize.labels.roles import role_of, roles_of
from jalon.normalize.labels.sections import is_continued, section_of, strip_continuation
from jalon.normalize.labels.themes import crosswalk_of, ministerial_theme_of, ministerial_themes
from jalon.normalize.numbers.measures import measure_of
from jalon.normalize.numbers.numbers import find_numbers, parse_number
from jalon.normalize.numbers.quantities import find_quantities
from jalon.normalize.numbers.unit_hints import unit_hint_of
from jalon.normalize.targets.figures import parse_figure
from jalon.normalize.targets.progress import parse_share
from jalon.normalize.targets.states import parse_state
from jalon.normalize.targets.target_parts import split_baseline, split_indicator_target
from jalon.normalize.targets.target_results import compare_results
from jalon.normalize.targets.target_splits import split_targets
from jalon.normalize.targets.targets import has_target, parse_target, target_doubts

__all__ = [
    "compare_results",
    "crosswalk_of",
    "document_kind",
    "document_kinds",
    "find_numbers",
    "find_period",
    "find_periods",
    "find_quantities",
    "has_target",
    "indicator_families",
    "indicator_family_of",
    "is_continued",
    "link_actions",
    "measure_of",
    "ministerial_theme_of",
    "ministerial_themes",
    "parse_deadline",
    "parse_figure",
    "parse_number",
    "parse_organisations",
    "parse_period",
    "parse_share",
    "parse_state",
    "parse_target",
    "read_indicator",
    "region_rows",
    "registry_rows",
    "resolve_organisation",
    "resolve_publisher",
    "role_of",
    "role_scores",
    "roles_of",
    "section_of",
    "split_baseline",
    "split_code",
    "split_indicator_target",
    "split_targets",
    "strip_continuation",
    "target_doubts",
    "unit_hint_of",
    "value_kinds",
]
