"""The command ``jalon``: data on stdout, everything else on stderr, exit codes 0, 1, 2.

Only what a command needs is imported, when it runs: ``tables`` and ``--help`` start at once.
"""

from __future__ import annotations

import logging
import os
import sys
import warnings
from argparse import Namespace
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from jalon.messages import Language, error_message, say
from jalon.options import UsageError, asked_language, make_parser
from jalon.schemas.errors import (
    JalonError,
    MissingPackageError,
    OutputError,
    PluginError,
    SourcesError,
    VocabularyError,
)

if TYPE_CHECKING:
    from jalon.schemas.own_words import OwnWords

DONE, SOME_FAILED, WRONG_USAGE, INTERRUPTED = 0, 1, 2, 130
USAGE_ERRORS = (OutputError, VocabularyError, SourcesError, PluginError, MissingPackageError)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command that ``arguments`` name and return its exit code."""
    arguments = sys.argv[1:] if arguments is None else arguments
    language = asked_language(arguments, dict(os.environ))
    _speak_utf8()
    parser = make_parser(language)
    try:
        options = parser.parse_args(arguments)
        if options.command is None:
            parser.print_help(sys.stderr)
            return WRONG_USAGE
        _keep_libraries_quiet(getattr(options, "log", None))
        return COMMANDS[options.command](options, language)
    except UsageError as error:
        _tell(str(error))
        return WRONG_USAGE
    except JalonError as error:
        _tell(said_error(error, language))
        return WRONG_USAGE if isinstance(error, USAGE_ERRORS) else SOME_FAILED
    except BrokenPipeError:
        return _stop_writing()
    except KeyboardInterrupt:
        _tell(say("interrupted", language))
        return INTERRUPTED


def run_command(options: Namespace, language: Language) -> int:
    """``jalon run``: 0 every document read, 1 some not, 2 nothing to read."""
    from jalon.pipeline import run  # noqa: PLC0415 - see the module's docstring
    from jalon.progress import progress_on  # noqa: PLC0415
    from jalon.source_table import read_sources  # noqa: PLC0415
    from jalon.summary import notices, summary  # noqa: PLC0415

    own = _own_vocabulary(options.vocabulary)
    sources = read_sources(options.sources) if options.sources is not None else None
    is_shown = not options.quiet and sys.stderr.isatty()
    with progress_on(sys.stderr, language, is_shown=is_shown) as watch:
        report = run(
            options.paths,
            options.output,
            watch=watch,
            cross_check=options.cross_check,
            own=own,
            sources=sources,
            reader=options.reader,
        )
    for notice in notices(report, language):
        _tell(notice)
    if not report.dataset.documents:
        _tell(say("nothing_to_read", language))
        return WRONG_USAGE
    if not options.quiet:
        _tell(summary(report, options.output, language))
    return DONE if report.is_complete else SOME_FAILED


def _own_vocabulary(path: Path | None) -> OwnWords | None:
    from jalon.plugins import find_vocabulary  # noqa: PLC0415

    return find_vocabulary(str(path)) if path is not None else None


def tables_command(options: Namespace, language: Language) -> int:
    """``jalon tables``: one JSON object a table on stdout."""
    from jalon.extract import open_pdf, read_tables  # noqa: PLC0415
    from jalon.tables import table_line  # noqa: PLC0415

    if options.pages:
        with open_pdf(options.file) as document:
            count = document.page_count
        if options.pages[-1] > count:
            absent = say("page_absent", language, page=options.pages[-1], pages=count)
            raise UsageError(say("error_prefix", language, message=absent))
    for table in read_tables(options.file, options.pages):
        sys.stdout.write(table_line(table) + "\n")
    sys.stdout.flush()
    return DONE


def validate_command(options: Namespace, language: Language) -> int:
    """``jalon validate``: one line a fault on stdout."""
    from jalon.validate import check_dataset  # noqa: PLC0415

    checked = check_dataset(options.folder, language)
    for fault in checked.faults:
        sys.stdout.write(fault + "\n")
    sys.stdout.flush()
    values = {"folder": options.folder, "rows": checked.rows, "tables": checked.tables}
    code = "invalid" if checked.faults else "valid"
    _tell(say(code, language, **values, count=len(checked.faults)))
    return SOME_FAILED if checked.faults else DONE


def export_command(options: Namespace, language: Language) -> int:
    """``jalon export``: the dataset in another form."""
    from jalon.exporting import export_dataset  # noqa: PLC0415
    from jalon.publish.reading import read_checked  # noqa: PLC0415

    left_out = export_dataset(read_checked(options.folder), options.format, options.output)
    if left_out:
        _tell(say("export_left_out", language, count=len(left_out), ids=", ".join(left_out)))
    if not options.quiet:
        _tell(say("exported", language, folder=options.output))
    return DONE


def diff_command(options: Namespace, language: Language) -> int:
    """``jalon diff``: 0 nothing differs, 1 something does."""
    from jalon.comparing import compare_datasets, shown  # noqa: PLC0415
    from jalon.publish.reading import read_checked  # noqa: PLC0415

    difference = compare_datasets(read_checked(options.old), read_checked(options.new))
    sys.stdout.write(shown(difference, options.format, language))
    sys.stdout.flush()
    return SOME_FAILED if difference.changes else DONE


def said_error(error: JalonError, language: Language) -> str:
    """An error's sentence; it names the file as it was given."""
    message = error_message(
        error.code, language, file=error.path, detail=error.detail, page=error.page
    )
    return say("error_prefix", language, message=message)


def _tell(text: str) -> None:
    sys.stderr.write(text + "\n")
    sys.stderr.flush()


def _speak_utf8() -> None:
    """Data is UTF-8 wherever it goes; a terminal that cannot show a letter gets a stand-in."""
    for stream, errors in ((sys.stdout, "strict"), (sys.stderr, "backslashreplace")):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors=errors)


def _keep_libraries_quiet(log_file: Path | None) -> None:
    """What libraries log and warn of goes to the log file, or nowhere."""
    handler: logging.Handler = logging.NullHandler()
    if log_file is not None:
        try:
            handler = logging.FileHandler(log_file, mode="w", encoding="utf-8")
        except OSError as error:
            raise OutputError(log_file, error.strerror or "") from error
    logging.basicConfig(handlers=[handler], level=logging.DEBUG if log_file else logging.CRITICAL)
    logging.captureWarnings(capture=True)
    if not sys.warnoptions:
        warnings.simplefilter("default" if log_file else "ignore")


def _stop_writing() -> int:
    """Whoever read our output has gone; end without a word."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return DONE


COMMANDS: dict[str, Callable[[Namespace, Language], int]] = {
    "run": run_command,
    "tables": tables_command,
    "validate": validate_command,
    "export": export_command,
    "diff": diff_command,
}
