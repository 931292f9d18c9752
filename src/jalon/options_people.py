"""The grammar of the commands for people: compare, show, query, page, corrections, review."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from jalon.messages import Language, say

if TYPE_CHECKING:
    from jalon.options import Parser

FORMS = ("csv", "json", "parquet", "xlsx")
REVIEW_PORT = 8765
LAST_PORT = 65_535


def add_folder(parser: Parser, language: Language) -> None:
    """The folder of a dataset, which most commands ask for."""
    parser.arguments.add_argument(
        "folder",
        type=Path,
        metavar=say("metavar_folder", language),
        help=say("argument_folder", language),
    )


def _add_file(parser: Parser, language: Language, option: str, message: str) -> None:
    parser.options.add_argument(
        option, type=Path, metavar=say("metavar_log", language), help=say(message, language)
    )


def _add_sources(parser: Parser, language: Language) -> None:
    _add_file(parser, language, "--corrections", "option_corrections")
    parser.options.add_argument(
        "--documents",
        type=Path,
        action="append",
        default=[],
        metavar=say("metavar_path", language),
        help=say("option_documents", language),
    )


def add_compare(parser: Parser, language: Language) -> None:
    """``jalon compare DIR [--xlsx FILE] [--html FILE]``."""
    add_folder(parser, language)
    _add_file(parser, language, "--xlsx", "option_xlsx")
    _add_file(parser, language, "--html", "option_html")
    _add_sources(parser, language)


def add_show(parser: Parser, language: Language) -> None:
    """``jalon show DIR``."""
    add_folder(parser, language)
    _add_file(parser, language, "--corrections", "option_corrections")


def add_query(parser: Parser, language: Language) -> None:
    """``jalon query DIR SQL``."""
    add_folder(parser, language)
    parser.arguments.add_argument("sql", metavar="SQL", help=say("argument_sql", language))
    parser.options.add_argument(
        "--format", choices=FORMS, default=None, help=say("option_format", language)
    )
    parser.options.add_argument(
        "--output",
        "-o",
        type=Path,
        metavar=say("metavar_log", language),
        help=say("option_result", language),
    )


def add_page(parser: Parser, language: Language) -> None:
    """``jalon page FILE N --output PNG``."""
    parser.arguments.add_argument(
        "file",
        type=Path,
        metavar=say("metavar_file", language),
        help=say("argument_file", language),
    )
    parser.arguments.add_argument(
        "page",
        type=partial(_read_page, language),
        metavar="PAGE",
        help=say("argument_page", language),
    )
    parser.options.add_argument(
        "--output",
        "-o",
        type=Path,
        required=True,
        metavar="PNG",
        help=say("option_picture", language),
    )
    parser.options.add_argument(
        "--dpi",
        type=partial(_read_page, language),
        default=144,
        metavar=say("metavar_dpi", language),
        help=say("option_dpi", language),
    )


def add_corrections(parser: Parser, language: Language) -> None:
    """``jalon corrections DIR [--import FILE] [--export FILE]``."""
    add_folder(parser, language)
    _add_file(parser, language, "--corrections", "option_corrections")
    parser.options.add_argument(
        "--import",
        dest="import_file",
        type=Path,
        metavar=say("metavar_log", language),
        help=say("option_import", language),
    )
    parser.options.add_argument(
        "--export",
        dest="export_file",
        type=Path,
        metavar=say("metavar_log", language),
        help=say("option_export", language),
    )
    parser.options.add_argument("--by", metavar="NOM", help=say("option_by", language))


def add_review(parser: Parser, language: Language) -> None:
    """``jalon review DIR [--port N] [--no-browser] [--host ADDRESS]``."""
    add_folder(parser, language)
    parser.options.add_argument(
        "--port",
        type=partial(_read_port, language),
        default=None,
        metavar="N",
        help=say("option_port", language, port=REVIEW_PORT),
    )
    parser.options.add_argument(
        "--host", default="127.0.0.1", metavar="IP", help=say("option_host", language)
    )
    parser.options.add_argument(
        "--no-browser", action="store_true", help=say("option_no_browser", language)
    )
    _add_sources(parser, language)
    _add_file(parser, language, "--vocabulary", "option_vocabulary")


def _read_port(language: Language, text: str) -> int:
    if not text.isascii() or not text.isdecimal() or int(text) > LAST_PORT:
        raise argparse.ArgumentTypeError(say("bad_port", language, value=text))
    return int(text)


def _read_page(language: Language, text: str) -> int:
    if not text.isascii() or not text.isdecimal() or not 0 < int(text) < 100_000:
        raise argparse.ArgumentTypeError(say("bad_page", language, value=text))
    return int(text)


FOR_PEOPLE: dict[str, Callable[[Parser, Language], None]] = {
    "compare": add_compare,
    "show": add_show,
    "query": add_query,
    "page": add_page,
    "corrections": add_corrections,
    "review": add_review,
}
