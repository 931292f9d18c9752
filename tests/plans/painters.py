"""The producers by name, and how their files are made the same on every run."""

from __future__ import annotations

import atexit
import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

from .blocks import Codes, Paper
from .paint_calc import render_calc
from .paint_html import render_html
from .paint_reportlab import write_reportlab
from .paint_typst import write_typst
from .paint_writer import render_writer

CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
QUIET = ("--headless", "--no-sandbox", "--disable-gpu", "--no-first-run",
         "--disable-background-networking", "--disable-component-update", "--disable-sync",
         "--no-pdf-header-footer")  # fmt: skip
Paint = Callable[[Paper, Path, Codes | None], None]
PaintTwice = Callable[[Paper, Path, Path, Codes], None]


def write_chromium(paper: Paper, path: Path, codes: Codes | None = None) -> None:
    """Write the paper as Chromium prints it."""
    program = next(filter(None, map(shutil.which, CHROMIUM)), None)
    if program is None:
        raise FileNotFoundError("no Chromium on this machine")
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder, "page.html")
        page.write_text(render_html(paper, codes), encoding="utf-8")
        command = [program, *QUIET, f"--user-data-dir={folder}/profile"]
        if len(paper.title) % 2:
            command.append("--disable-pdf-tagging")
        command += [f"--print-to-pdf={path.absolute()}", page.as_uri()]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
    settle(path)


def write_weasyprint(paper: Paper, path: Path, codes: Codes | None = None) -> None:
    """Write the paper as WeasyPrint sets it."""
    os.environ.setdefault("SOURCE_DATE_EPOCH", "1735732800")
    import weasyprint  # noqa: PLC0415 - needs a system library that may be missing

    weasyprint.HTML(string=render_html(paper, codes)).write_pdf(path)


def paint_office(render: Callable[[Paper, Codes | None], str], suffix: str) -> PaintTwice:
    """Return what writes a paper twice in one run of LibreOffice, which is slow to start."""

    def paint(paper: Paper, coded: Path, clean: Path, codes: Codes) -> None:
        convert({coded: render(paper, codes), clean: render(paper, None)}, suffix)

    return paint


def paint_twice(paint: Paint) -> PaintTwice:
    """Return what writes a paper with coloured marks, then as it is published."""

    def twice(paper: Paper, coded: Path, clean: Path, codes: Codes) -> None:
        paint(paper, coded, codes)
        paint(paper, clean, None)

    return twice


def convert(sources: dict[Path, str], suffix: str) -> None:
    """Write flat OpenDocument files as PDF.

    Raises:
        FileNotFoundError: The suite is missing, or made no PDF of a file.
    """
    program = next(filter(None, map(shutil.which, ("soffice", "libreoffice"))), None)
    if program is None:
        raise FileNotFoundError("no LibreOffice on this machine")
    with tempfile.TemporaryDirectory() as folder:
        pages = [Path(folder, f"page{i}.{suffix}") for i in range(len(sources))]
        for page, source in zip(pages, sources.values(), strict=True):
            page.write_text(source, encoding="utf-8")
        command = [program, f"-env:UserInstallation=file://{_profile()}", "--headless"]
        command += ["--convert-to", "pdf", "--outdir", folder, *map(str, pages)]
        subprocess.run(command, check=True, capture_output=True, timeout=180)
        for page, path in zip(pages, sources, strict=True):
            shutil.copyfile(page.with_suffix(".pdf"), path)
            settle(path)


@cache
def _profile() -> Path:
    """Return a folder for the suite's settings that lasts as long as this process."""
    folder = Path(tempfile.mkdtemp(prefix="jalon-plans-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


DATE = re.compile(rb"/(CreationDate|ModDate)\s*\(D:\d{14}")
HEX = re.compile(
    rb"(/ID \[ ?<)([0-9A-F]{32})(>\s*<)([0-9A-F]{32})(>)|(/DocChecksum /)([0-9A-F]{32})"
)


def settle(path: Path) -> None:
    """Replace dates and identifiers by fixed ones of the same length."""
    raw = DATE.sub(lambda m: b"/" + m[1] + b"(D:20250101120000".rjust(len(m[0]) - len(m[1]) - 1),
                   path.read_bytes())  # fmt: skip
    zeros = b"0" * 32
    raw = HEX.sub(
        lambda m: m[1] + zeros + m[3] + zeros + m[5] if m[1] else m[6] + zeros,
        raw,
    )
    path.write_bytes(raw)


PAINTERS: dict[str, PaintTwice] = {
    "chromium": paint_twice(write_chromium),
    "typst": paint_twice(write_typst),
    "weasyprint": paint_twice(write_weasyprint),
    "reportlab": paint_twice(write_reportlab),
    "libreoffice": paint_office(render_writer, "fodt"),
    "calc": paint_office(render_calc, "fods"),
}
