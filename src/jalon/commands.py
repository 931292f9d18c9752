"""The commands for people; what each needs is imported when it runs."""

# ruff: noqa: PLC0415 - so that ``jalon --help`` and ``jalon tables`` start at once

from __future__ import annotations

import sys
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from jalon.messages import Language, plain_text, say
from jalon.options import UsageError

if TYPE_CHECKING:
    from jalon.schemas.corrections import Event

DONE, FAILED = 0, 1


def compare_command(options: Namespace, language: Language) -> int:
    """``jalon compare``: a workbook, a page to look at, or both."""
    from jalon.publish.reading import read_checked
    from jalon.report.places import Places
    from jalon.sources import find_sources

    if options.xlsx is None and options.html is None:
        message = say("compare_what", language)
        raise UsageError(say("error_prefix", language, message=message))
    dataset = read_checked(options.folder)
    files = find_sources(options.folder, dataset.documents, options.documents)
    places = Places(options.folder.resolve(), files)
    if options.xlsx is not None:
        from jalon.report.workbook import write_workbook

        events = events_of(options.folder, options.corrections)
        write_workbook(dataset, options.xlsx, places, language, events)
        tell(say("file_written", language, file=options.xlsx))
    if options.html is not None:
        from jalon.report.html import write_html

        write_html(dataset, options.html, places, language)
        tell(say("file_written", language, file=options.html))
    return DONE


def write_run_workbook(options: Namespace, language: Language) -> None:
    """The workbook that ``jalon run --xlsx`` asks for."""
    from jalon.publish.reading import read_checked
    from jalon.report.places import Places
    from jalon.report.workbook import write_workbook
    from jalon.sources import find_sources

    dataset = read_checked(options.output)
    places = Places(options.output.resolve(), find_sources(options.output, dataset.documents))
    events = events_of(options.output, options.corrections)
    write_workbook(dataset, options.xlsx, places, language, events)


def show_command(options: Namespace, language: Language) -> int:
    """``jalon show``: a summary on stdout."""
    from jalon.publish.reading import read_checked
    from jalon.report.show import summary_lines

    dataset = read_checked(options.folder)
    events = events_of(options.folder, options.corrections)
    for line in summary_lines(dataset, options.folder, events, language):
        sys.stdout.write(line + "\n")
    sys.stdout.flush()
    return DONE


def query_command(options: Namespace, language: Language) -> int:
    """``jalon query``: the result of an SQL query on stdout or in a file."""
    from jalon.publish.reading import check_folder
    from jalon.query import QueryError, write_query

    form = options.format
    if form is None:
        suffix = options.output.suffix.removeprefix(".") if options.output else ""
        form = suffix if suffix in {"csv", "json", "parquet", "xlsx"} else "csv"
    if options.output is None and form in {"parquet", "xlsx"}:
        message = say("query_needs_file", language, format=form)
        raise UsageError(say("error_prefix", language, message=message))
    check_folder(options.folder)
    try:
        write_query(options.folder, options.sql, form, options.output)
    except QueryError as error:
        message = say("query_failed", language, detail=error)
        tell(say("error_prefix", language, message=message))
        return FAILED
    return DONE


def page_command(options: Namespace, language: Language) -> int:
    """``jalon page``: a picture of a page with what was read on it."""
    from jalon.report.debug_page import draw_debug_page, page_count

    count = page_count(options.file)
    if options.page > count:
        absent = say("page_absent", language, page=options.page, pages=count)
        raise UsageError(say("error_prefix", language, message=absent))
    draw_debug_page(options.file, options.page, options.output, options.dpi, language)
    tell(say("file_written", language, file=options.output))
    return DONE


def events_of(folder: Path, given: Path | None) -> tuple[Event, ...]:
    """The corrections of a dataset; none where there is no such file."""
    from jalon.corrections.store import Store, default_path

    return Store(given if given is not None else default_path(folder)).read()


def tell(text: str) -> None:
    """Say something to the person, on stderr."""
    sys.stderr.write(plain_text(text) + "\n")
    sys.stderr.flush()


def corrections_command(options: Namespace, language: Language) -> int:
    """``jalon corrections``: what people said, one line each; more of it read or written."""
    from jalon.corrections.apply import apply_events
    from jalon.corrections.listing import event_line, import_events, write_events
    from jalon.corrections.store import Store, default_path
    from jalon.messages import report_text
    from jalon.publish.reading import read_checked

    dataset = read_checked(options.folder)
    path = options.corrections if options.corrections is not None else default_path(options.folder)
    store = Store(path)
    refused: tuple[str, ...] = ()
    if options.import_file is not None:
        imported = import_events(options.import_file, dataset, options.by, language)
        count, refused = store.add(imported.events), imported.refused
        for sentence in refused:
            tell(sentence)
        tell(report_text("imported", language, count=count, file=path))
        if count:
            tell(report_text("run_again", language))
    events = store.read()
    if options.export_file is not None:
        write_events(dataset, events, options.export_file, options.folder, language)
        tell(say("file_written", language, file=options.export_file))
    if options.import_file is None and options.export_file is None:
        outcomes = apply_events(dataset, events).outcomes
        for event in events:
            sys.stdout.write(event_line(event, outcomes.get(event.event_id), language) + "\n")
        sys.stdout.flush()
        if not events:
            tell(report_text("no_corrections", language))
    return FAILED if refused else DONE


def review_command(options: Namespace, language: Language) -> int:
    """``jalon review``: the review served until it is interrupted."""
    from jalon.corrections.store import Store, default_path
    from jalon.options_people import REVIEW_PORT
    from jalon.publish.reading import check_folder

    check_folder(options.folder)
    try:
        from jalon.review.serve import serve
    except ModuleNotFoundError as error:
        if error.name not in {"starlette", "uvicorn"}:
            raise
        message = say("review_missing", language)
        raise UsageError(say("error_prefix", language, message=message)) from error
    given = options.corrections
    serve(
        options.folder,
        Store(given if given is not None else default_path(options.folder)),
        language,
        host=options.host,
        port=REVIEW_PORT if options.port is None else options.port,
        documents=tuple(options.documents),
        vocabulary=options.vocabulary,
        opens_browser=not options.no_browser,
    )
    return DONE
