"""The grammar of the commands that hand a dataset on: export, diff."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from jalon.messages import Language, say
from jalon.options_people import add_folder

if TYPE_CHECKING:
    from jalon.options import Parser

EXPORT_FORMS = ("stratml", "iati", "csv", "csvw", "sqlite", "duckdb", "jsonld")
DIFF_FORMS = ("table", "markdown", "json")


def add_export(parser: Parser, language: Language) -> None:
    """``jalon export DIR --format FORM --output PATH``."""
    add_folder(parser, language)
    parser.options.add_argument(
        "--format", required=True, choices=EXPORT_FORMS, help=say("option_export_form", language)
    )
    parser.options.add_argument(
        "--output",
        "-o",
        type=Path,
        required=True,
        metavar=say("metavar_path", language),
        help=say("option_export_output", language),
    )
    parser.options.add_argument(
        "--quiet", "-q", action="store_true", help=say("option_quiet", language)
    )


def add_diff(parser: Parser, language: Language) -> None:
    """``jalon diff OLD NEW [--format FORM]``."""
    for name in ("old", "new"):
        parser.arguments.add_argument(
            name,
            type=Path,
            metavar=say(f"metavar_{name}", language),
            help=say(f"argument_{name}", language),
        )
    parser.options.add_argument(
        "--format",
        choices=DIFF_FORMS,
        default="table",
        help=say("option_diff_form", language),
    )


FOR_OTHERS: dict[str, Callable[[Parser, Language], None]] = {
    "export": add_export,
    "diff": add_diff,
}
