"""A document printed by Chromium, or by WeasyPrint."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from .blocks import Document
from .html_pages import render_html

CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
QUIET = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-pdf-header-footer",
    "--disable-pdf-tagging",  # half the size
)


def find_chromium() -> str | None:
    """Return the path of the browser, or None where there is none."""
    return next(filter(None, map(shutil.which, CHROMIUM)), None)


def write_chromium(document: Document, path: Path) -> None:
    """Write the document as Chromium prints it."""
    print_page(render_html(document), path)


def print_page(html: str, path: Path) -> None:
    """Write a page of HTML as Chromium prints it."""
    program = find_chromium()
    if program is None:
        raise FileNotFoundError("no Chromium on this machine")
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder, "page.html")
        page.write_text(html, encoding="utf-8")
        command = [program, *QUIET, f"--user-data-dir={folder}/profile"]
        command += [f"--print-to-pdf={path}", page.as_uri()]
        subprocess.run(command, check=True, capture_output=True, timeout=120)


def write_weasyprint(document: Document, path: Path) -> None:
    """Write the document as WeasyPrint sets it."""
    set_page(render_html(document), path)


def set_page(html: str, path: Path) -> None:
    """Write a page of HTML as WeasyPrint sets it; the same page gives the same bytes."""
    os.environ.setdefault("SOURCE_DATE_EPOCH", "1735732800")
    import weasyprint  # noqa: PLC0415 - needs a system library that may be missing

    weasyprint.HTML(string=html).write_pdf(path)
