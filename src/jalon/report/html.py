"""``jalon compare --html``: one page that opens offline, every figure with its place in the page.

The page asks nothing of any server: its policy forbids it, and the one script that runs is the
one whose digest the policy names. Texts from PDFs come in as data and are set as text.
"""

from __future__ import annotations

import base64
import datetime as dt
import hashlib
import html
import json
import os
from importlib.resources import files
from pathlib import Path

from jalon import __version__
from jalon.messages import Language, report_text, report_texts
from jalon.report.html_data import page_data
from jalon.report.html_pictures import page_pictures
from jalon.report.labels import Labels, moment
from jalon.report.places import Places
from jalon.schemas.dataset import Dataset
from jalon.schemas.errors import FileUnwritableError


def write_html(dataset: Dataset, path: Path, places: Places, language: Language) -> None:
    """Write the page of ``dataset`` to ``path``.

    Args:
        dataset: All tables, the registries among them.
        path: The file; one that stands there is replaced.
        places: Where the dataset and its PDFs stand.
        language: Of headings, labels and sentences.

    Raises:
        FileUnwritableError: The file cannot be written.
    """
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    text = html_text(dataset, places, language, dt.datetime.now())
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with part.open("w", encoding="utf-8", newline="\n") as file:
            file.write(text)
        part.replace(path)
    except OSError as error:
        raise FileUnwritableError(path, error.strerror or "") from error
    finally:
        part.unlink(missing_ok=True)


def html_text(dataset: Dataset, places: Places, language: Language, made: dt.datetime) -> str:
    """The page's text; see ``write_html``."""
    labels = Labels(dataset, language)
    pictures = page_pictures(dataset, places)
    texts = {c: t for c, t in report_texts(language).items() if c.startswith(("ui_", "missing"))}
    data = {
        "texts": texts,
        "language": language.value,
        "made": moment(made, language),
        "version": __version__,
        "dataset": places.folder.name,
        **page_data(dataset, labels),
    }
    script, style = _asset("page.js"), _asset("page.css")
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    policy = (
        f"default-src 'none'; script-src 'sha256-{digest}'; style-src 'unsafe-inline'; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )
    blocks = [_block("data", data)]
    blocks += [_block(f"picture-{key}", picture) for key, picture in pictures.items()]
    filling = {
        "language": language.value,
        "policy": html.escape(policy),
        "title": html.escape(report_text("ui_title", language)),
        "noscript": html.escape(report_text("ui_noscript", language)),
        "style": style,
        "script": script,
        "data": "\n".join(blocks),
    }
    text = _asset("page.html")
    for name, value in filling.items():
        text = text.replace(f"<!--{name}-->", value, 1)
    return text


def _block(name: str, value: object) -> str:
    """Data in the page: JSON that cannot end its own element."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    text = text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e")
    return f'<script type="application/json" id="{html.escape(name)}">{text}</script>'


def _asset(name: str) -> str:
    return (files("jalon.report") / "assets" / name).read_text(encoding="utf-8")
