"""The command ``jalon``: data on stdout, everything else on stderr, exit codes 0, 1, 2.

Only what a command needs is imported, when it runs: ``tables`` and ``--help`` start at once.
"""

from __future__ import annotations

import errno
import logging
import os
import signal
import sys
import threading
import warnings
from argparse import Namespace
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from jalon.commands import (
    compare_command,
    corrections_command,
    page_command,
    query_command,
    review_command,
    show_command,
    write_run_workbook,
)
from jalon.messages import Language, error_message, say
from jalon.options import UsageError, asked_language, make_parser
from jalon.schemas.characters import one_line
from jalon.schemas.errors import (
    ClusterError,
    JalonError,
    MissingPackageError,
    OutputError,
    PlaceError,
    PluginError,
    SourcesError,
    VocabularyError,
)

if TYPE_CHECKING:
    from jalon.batch.run import RunOptions
    from jalon.schemas.own_words import OwnWords

LOG_HEAD = "# jalon log"

DONE, SOME_FAILED, WRONG_USAGE, INTERRUPTED = 0, 1, 2, 130
USAGE_ERRORS = (
    *(OutputError, VocabularyError, SourcesError, PluginError, MissingPackageError),
    *(PlaceError, ClusterError),
)


class ForeignLogError(OutputError):
    """What stands where the log should be is no log of ours."""

    code = "log_foreign"


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
    except OSError as error:
        if not _is_broken_pipe(error):
            raise
        return _stop_writing()
    except KeyboardInterrupt:
        _tell(say("interrupted", language))
        return INTERRUPTED


def run_command(options: Namespace, language: Language) -> int:
    """``jalon run``: 0 every document read, 1 some not, 2 nothing to read."""
    from jalon.batch.starting import start_server  # noqa: PLC0415 - see the module's docstring

    if options.cluster is None:
        start_server()  # its engines are imported while the rest is
    from jalon.batch.run import run_batch  # noqa: PLC0415
    from jalon.progress import progress_on  # noqa: PLC0415
    from jalon.summary import notices, summary  # noqa: PLC0415

    is_shown = not options.quiet and sys.stderr.isatty()
    _end_like_interrupted()
    try:
        with progress_on(sys.stderr, language, is_shown=is_shown) as progress:
            report = run_batch(options.paths, options.output, _run_options(options), progress)
    except KeyboardInterrupt:
        _tell(say("interrupted_run", language))
        return INTERRUPTED
    for notice in notices(report, language):
        _tell(notice)
    if not report.tally.documents and not options.shard:
        _tell(say("nothing_to_read", language))
        return WRONG_USAGE
    if options.xlsx is not None:
        write_run_workbook(options, language)
    if not options.quiet:
        _tell(summary(report, options.output, language))
    return DONE if report.is_complete else SOME_FAILED


def _run_options(options: Namespace) -> RunOptions:
    from jalon.batch.run import RunOptions  # noqa: PLC0415
    from jalon.schemas.batch import Shard  # noqa: PLC0415
    from jalon.schemas.limits import Limits  # noqa: PLC0415
    from jalon.schemas.ocr import OcrMode  # noqa: PLC0415
    from jalon.source_table import read_sources  # noqa: PLC0415

    given = {"page_seconds": options.page_seconds, "memory_mb": options.memory_mb}
    return RunOptions(
        jobs=options.jobs,
        limits=replace(Limits(), **{name: v for name, v in given.items() if v is not None}),
        cross_check=options.cross_check,
        ocr=OcrMode(options.ocr),
        own=_own_vocabulary(options),
        shard=Shard(*options.shard) if options.shard else None,
        keep_others=options.update or (False if options.replace else None),
        log_file=options.log,
        corrections=options.corrections,
        cluster=options.cluster,
        sources=read_sources(options.sources) if options.sources is not None else None,
        reader=options.reader,
    )


def merge_command(options: Namespace, language: Language) -> int:
    """``jalon merge``: 0 put together, 2 it cannot be."""
    from jalon.batch.merge import merge  # noqa: PLC0415

    tally = merge(options.folders, options.output, _own_vocabulary(options))
    if not options.quiet:
        _tell(say("merged", language, documents=tally.documents, folder=options.output))
    return DONE


def _end_like_interrupted() -> None:
    """Let an end asked for by the system (a container that stops) be as orderly as Ctrl-C."""

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGTERM, stop)


def _own_vocabulary(options: Namespace) -> OwnWords | None:
    from jalon.own_vocabulary import vocabulary_of  # noqa: PLC0415

    given = str(options.vocabulary) if options.vocabulary is not None else None
    return vocabulary_of(options.output, given)


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
    sys.stderr.write("\n".join(one_line(line) for line in text.split("\n")) + "\n")
    sys.stderr.flush()


def _speak_utf8() -> None:
    """Data is UTF-8 wherever it goes; a terminal that cannot show a letter gets a stand-in."""
    # lines of data end alike everywhere
    settings = {"errors": "strict", "newline": "\n"}, {"errors": "backslashreplace"}
    for stream, how in zip((sys.stdout, sys.stderr), settings, strict=True):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", **how)


def _keep_libraries_quiet(log_file: Path | None) -> None:
    """What libraries log and warn of goes to the log file, or nowhere."""
    handler: logging.Handler = logging.NullHandler()
    if log_file is not None:
        _begin_log(log_file)
        handler = logging.FileHandler(
            log_file, mode="a", encoding="utf-8", errors="backslashreplace"
        )
    logging.basicConfig(handlers=[handler], level=logging.DEBUG if log_file else logging.CRITICAL)
    logging.captureWarnings(capture=True)
    if not sys.warnoptions:
        warnings.simplefilter("default" if log_file else "ignore")


def _begin_log(log_file: Path) -> None:
    """Begin a log; a file that stands there is overwritten only if it is a log of ours.

    Raises:
        OutputError: It is something else, or it cannot be written.
    """
    try:
        if log_file.exists() and (not log_file.is_file() or not _is_log(log_file)):
            raise ForeignLogError(log_file)
        log_file.write_text(f"{LOG_HEAD}\n", encoding="utf-8")
    except OSError as error:
        raise OutputError(log_file, error.strerror or "") from error


def _is_log(path: Path) -> bool:
    """Whether a file is empty or begins as our logs do."""
    with path.open("rb") as file:
        return file.read(len(LOG_HEAD)) in (b"", LOG_HEAD.encode())


def _is_broken_pipe(error: OSError) -> bool:
    """Whether whoever read our output has gone; Windows has no error of its own for it."""
    is_said_by_windows = sys.platform == "win32" and error.errno == errno.EINVAL
    return isinstance(error, BrokenPipeError) or (is_said_by_windows and error.filename is None)


def _stop_writing() -> int:
    """Whoever read our output has gone; end without a word."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return DONE


COMMANDS: dict[str, Callable[[Namespace, Language], int]] = {
    "run": run_command,
    "merge": merge_command,
    "tables": tables_command,
    "validate": validate_command,
    "export": export_command,
    "diff": diff_command,
    "compare": compare_command,
    "show": show_command,
    "query": query_command,
    "page": page_command,
    "corrections": corrections_command,
    "review": review_command,
}
