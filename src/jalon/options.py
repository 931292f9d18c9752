"""The command line's grammar, its help and its errors in the reader's language.

argparse starts in ten milliseconds and needs nothing installed. What it says is translated as
gettext has it: its own sentences have a catalogue in each language.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Sequence
from functools import partial
from gettext import gettext
from itertools import pairwise
from pathlib import Path
from typing import Any, NoReturn

from jalon import __version__
from jalon.messages import Language, language_of_locale, say
from jalon.messages.argparse_language import argparse_speaks
from jalon.options_others import FOR_OTHERS
from jalon.options_people import FOR_PEOPLE, add_folder
from jalon.schemas.places import place_of

MOST_PAGES = 100_000

# what argparse says, in whatever language, where an option is missing
REQUIRED = "the following arguments are required: %s"
WIDE_HELP = partial(argparse.HelpFormatter, max_help_position=28)

WHOLE = re.compile(r"[1-9]\d{0,5}")
PAGE_RANGE = re.compile(r"\s*(?P<first>[1-9]\d{0,5})\s*(?:-\s*(?P<last>[1-9]\d{0,5})\s*)?")


class UsageError(Exception):
    """The command line is not well formed; the message is in the reader's language."""


class Parser(argparse.ArgumentParser):
    """A parser that speaks one language and raises instead of ending the program."""

    def __init__(self, language: Language, **settings: Any) -> None:
        super().__init__(**settings, add_help=False, allow_abbrev=False, formatter_class=WIDE_HELP)
        self.language = language
        self.arguments = self.add_argument_group(say("arguments", language))
        self.options = self.add_argument_group(say("options", language))
        self.options.add_argument("-h", "--help", action="help", help=say("option_help", language))
        self.options.add_argument(
            "--lang",
            type=partial(_read_language, language),
            default=argparse.SUPPRESS,
            metavar="fr|en",
            help=say("option_lang", language),
        )

    def error(self, message: str) -> NoReturn:
        """Raise what argparse found wrong, in the reader's language."""
        if message == gettext(REQUIRED) % "--output/-o":
            message = say("missing_output", self.language)
        said = say("error_prefix", self.language, message=message)
        raise UsageError(f"{said}\n{say('see_help', self.language, command=self.prog)}")

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:
        """What the arguments say; errors and help are in the reader's language."""
        with argparse_speaks(self.language):
            return super().parse_known_args(args, namespace)

    def parse_args(self, args: Any = None, namespace: Any = None) -> Any:
        """What the arguments say, all of them known; else as ``parse_known_args``."""
        with argparse_speaks(self.language):
            return super().parse_args(args, namespace)

    def format_help(self) -> str:
        """The help page."""
        with argparse_speaks(self.language):
            return super().format_help()


def make_parser(language: Language) -> Parser:
    """The parser of ``jalon`` and its commands, speaking ``language``."""
    parser = Parser(language, prog="jalon", description=say("program", language))
    parser.options.add_argument(
        "--version",
        action="version",
        version=f"jalon {__version__}",
        help=say("option_version", language),
    )
    make: Any = partial(Parser, language)
    commands = parser.add_subparsers(
        title=say("commands", language),
        dest="command",
        metavar=say("metavar_command", language),
        parser_class=make,
    )
    for name, add_arguments in COMMANDS.items():
        text = say(name, language)
        epilog = say("run_codes", language) if name == "run" else None
        add_arguments(
            commands.add_parser(name, help=text, description=text, epilog=epilog), language
        )
    return parser


def asked_language(arguments: Sequence[str], environment: dict[str, str]) -> Language:
    """The language to speak before the arguments are parsed: ``--lang``, else the locale's.

    >>> asked_language(["run", "--lang", "en"], {})
    <Language.EN: 'en'>
    """
    for argument, after in pairwise([*arguments, ""]):
        name, equals, value = argument.partition("=")
        given = (value if equals else after).casefold()
        if name == "--lang" and given in set(Language):
            return Language(given)
    return language_of_locale(environment)


def parse_pages(text: str) -> tuple[int, ...] | None:
    """The pages that ``text`` lists, sorted; None when it is no list of pages.

    >>> parse_pages("1,3-5")
    (1, 3, 4, 5)
    >>> parse_pages("5-3")
    """
    pages: set[int] = set()
    for part in text.split(","):
        match = PAGE_RANGE.fullmatch(part)
        if match is None:
            return None
        first = int(match["first"])
        last = int(match["last"] or first)
        if last < first or last > MOST_PAGES:
            return None
        pages.update(range(first, last + 1))
    return tuple(sorted(pages))


def _add_output(parser: Parser, language: Language) -> None:
    parser.options.add_argument(
        "--output",
        "-o",
        type=Path,
        required=True,
        metavar=say("metavar_folder", language),
        help=say("option_output", language),
    )


def _add_run(parser: Parser, language: Language) -> None:
    parser.arguments.add_argument(
        "paths",
        nargs="+",
        type=place_of,
        metavar=say("metavar_path", language),
        help=say("argument_paths", language),
    )
    _add_output(parser, language)
    parser.options.add_argument(
        "--cross-check", action="store_true", help=say("option_cross_check", language)
    )
    parser.options.add_argument(
        "--vocabulary",
        type=Path,
        metavar=say("metavar_file", language),
        help=say("option_vocabulary", language),
    )
    _add_batch(parser, language)
    parser.options.add_argument(
        "--ocr",
        choices=("auto", "off", "force"),
        default="auto",
        help=say("option_ocr", language),
    )
    _add_for_people(parser, language)
    parser.options.add_argument(
        "--sources",
        type=Path,
        metavar=say("metavar_csv", language),
        help=say("option_sources", language),
    )
    parser.options.add_argument(
        "--reader", metavar=say("metavar_name", language), help=say("option_reader", language)
    )
    parser.options.add_argument(
        "--quiet", "-q", action="store_true", help=say("option_quiet", language)
    )
    parser.options.add_argument(
        "--log", type=Path, metavar=say("metavar_log", language), help=say("option_log", language)
    )


def _add_batch(parser: Parser, language: Language) -> None:
    """How the work is parted, what a document may cost, what becomes of a former dataset."""
    whole = partial(_read_whole, language)
    options = parser.options
    options.add_argument("--jobs", "-j", type=whole, metavar="N", help=say("option_jobs", language))
    options.add_argument(
        "--shard",
        type=partial(_read_shard, language),
        metavar=say("metavar_shard", language),
        help=say("option_shard", language),
    )
    options.add_argument(
        "--cluster",
        metavar=say("metavar_address", language),
        help=say("option_cluster", language),
    )
    others = options.add_mutually_exclusive_group()
    others.add_argument("--update", action="store_true", help=say("option_update", language))
    others.add_argument("--replace", action="store_true", help=say("option_replace", language))
    options.add_argument(
        "--page-seconds", type=whole, metavar="S", help=say("option_page_seconds", language)
    )
    options.add_argument(
        "--memory-mb", type=whole, metavar="MB", help=say("option_memory_mb", language)
    )


def _add_merge(parser: Parser, language: Language) -> None:
    parser.arguments.add_argument(
        "folders",
        nargs="+",
        type=Path,
        metavar=say("metavar_folder", language),
        help=say("argument_folders", language),
    )
    _add_output(parser, language)
    parser.options.add_argument(
        "--vocabulary",
        type=Path,
        metavar=say("metavar_file", language),
        help=say("option_merge_vocabulary", language),
    )
    parser.options.add_argument(
        "--quiet", "-q", action="store_true", help=say("option_quiet", language)
    )


def _add_tables(parser: Parser, language: Language) -> None:
    parser.arguments.add_argument(
        "file",
        type=Path,
        metavar=say("metavar_file", language),
        help=say("argument_file", language),
    )
    parser.options.add_argument(
        "--pages",
        type=partial(_read_pages, language),
        metavar="1,3-5",
        help=say("option_pages", language),
    )


def _add_validate(parser: Parser, language: Language) -> None:
    add_folder(parser, language)


def _add_for_people(parser: Parser, language: Language) -> None:
    """Options of ``run`` that people's corrections and workbooks need."""
    file = say("metavar_log", language)
    parser.options.add_argument(
        "--xlsx", type=Path, metavar=file, help=say("option_xlsx", language)
    )
    parser.options.add_argument(
        "--corrections", type=Path, metavar=file, help=say("option_corrections", language)
    )


def _read_language(language: Language, text: str) -> Language:
    if text.casefold() not in set(Language):
        raise argparse.ArgumentTypeError(say("bad_language", language, value=text))
    return Language(text.casefold())


def _read_whole(language: Language, text: str) -> int:
    if not WHOLE.fullmatch(text):
        raise argparse.ArgumentTypeError(say("bad_whole", language, value=text))
    return int(text)


def _read_shard(language: Language, text: str) -> tuple[int, int]:
    """The shard's number and how many there are."""
    number, _, count = text.partition("/")
    if not (WHOLE.fullmatch(number) and WHOLE.fullmatch(count) and int(number) <= int(count)):
        raise argparse.ArgumentTypeError(say("bad_shard", language, value=text))
    return int(number), int(count)


def _read_pages(language: Language, text: str) -> tuple[int, ...]:
    pages = parse_pages(text)
    if pages is None:
        raise argparse.ArgumentTypeError(say("bad_pages", language, value=text))
    return pages


COMMANDS: dict[str, Callable[[Parser, Language], None]] = {
    "run": _add_run,
    "merge": _add_merge,
    "tables": _add_tables,
    "validate": _add_validate,
    **FOR_OTHERS,
    **FOR_PEOPLE,
}
