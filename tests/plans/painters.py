"""The producers by name, and how their files are made the same on every run."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Callable
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


def write_writer(paper: Paper, path: Path, codes: Codes | None = None) -> None:
    """Write the paper as LibreOffice Writer exports it."""
    convert(render_writer(paper, codes), path, "fodt")


def write_calc(paper: Paper, path: Path, codes: Codes | None = None) -> None:
    """Write the paper as LibreOffice Calc prints it."""
    convert(render_calc(paper, codes), path, "fods")


def convert(source: str, path: Path, suffix: str) -> None:
    """Write a flat OpenDocument file as PDF.

    Raises:
        FileNotFoundError: The suite is missing, or made no PDF of the file.
    """
    program = next(filter(None, map(shutil.which, ("soffice", "libreoffice"))), None)
    if program is None:
        raise FileNotFoundError("no LibreOffice on this machine")
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder, f"page.{suffix}")
        page.write_text(source, encoding="utf-8")
        profile = Path(tempfile.gettempdir(), f"jalon-plans-profile-{os.getpid()}")
        command = [program, f"-env:UserInstallation=file://{profile}", "--headless"]
        command += ["--convert-to", "pdf", "--outdir", folder, str(page)]
        subprocess.run(command, check=True, capture_output=True, timeout=180)
        shutil.copyfile(Path(folder, "page.pdf"), path)
    settle(path)


DATE = re.compile(rb"/(CreationDate|ModDate)\s*\(D:\d{14}")
HEX = re.compile(rb"(/ID \[ ?<)([0-9A-F]{32})(>\s*<)([0-9A-F]{32})(>)|(/DocChecksum /)([0-9A-F]{32})")


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


PAINTERS: dict[str, Paint] = {
    "chromium": write_chromium,
    "typst": write_typst,
    "weasyprint": write_weasyprint,
    "reportlab": write_reportlab,
    "libreoffice": write_writer,
    "calc": write_calc,
}
