"""Pages a CPU second, from file to Parquet, beside what others take for their tables alone.

    python benchmarks/speed.py FOLDER [FOLDER ...]

Each folder's PDFs are read by each tool in a process of its own, one after another in one run;
pictures are left unread. Writes its part of RESULTS.md.
"""

from __future__ import annotations

import ctypes
import json
import logging
import subprocess
import sys
import tempfile
import time
import warnings
from collections.abc import Callable, Sequence
from pathlib import Path

from results import write_part

TITLE = "Speed: measured"
SAMPLE = next((Path(__file__).parents[1] / "samples").glob("plan-*.pdf"))


def jalon(paths: Sequence[Path]) -> int:
    """Every table of the dataset, as Parquet and JSON."""
    from jalon.inputs import describe_file  # noqa: PLC0415
    from jalon.publish import write_dataset  # noqa: PLC0415
    from jalon.reading import read_file  # noqa: PLC0415
    from jalon.schemas.dataset import join_datasets  # noqa: PLC0415
    from jalon.schemas.ocr import OcrMode  # noqa: PLC0415

    with tempfile.TemporaryDirectory() as folder:
        parts = [read_file(describe_file(path), ocr=OcrMode.OFF) for path in paths]
        parts.sort(key=lambda part: part.documents[0].document_id)
        write_dataset(join_datasets(parts), Path(folder) / "out")
    return sum(part.documents[0].pages or 0 for part in parts)


def pdfplumber(paths: Sequence[Path]) -> int:
    """``extract_tables`` of every page."""
    import pdfplumber  # noqa: PLC0415

    pages = 0
    for path in paths:
        with pdfplumber.open(path) as document:
            for page in document.pages:
                page.extract_tables()
                page.close()
                pages += 1
    return pages


def camelot(paths: Sequence[Path]) -> int:
    """``flavor="hybrid", engine="vector"``, all pages."""
    import camelot  # noqa: PLC0415
    import pypdfium2  # noqa: PLC0415

    for path in paths:
        camelot.read_pdf(str(path), pages="all", flavor="hybrid", engine="vector")
    return sum(len(pypdfium2.PdfDocument(path)) for path in paths)


def pdfium(paths: Sequence[Path]) -> int:
    """Every character with its box, and nothing made of them."""
    import pypdfium2  # noqa: PLC0415
    import pypdfium2.raw as c  # noqa: PLC0415

    sides = [ctypes.c_double() for _ in range(4)]
    pages = 0
    for path in paths:
        document = pypdfium2.PdfDocument(path)
        for page in document:
            text = page.get_textpage()
            for index in range(text.count_chars()):
                c.FPDFText_GetUnicode(text, index)
                c.FPDFText_GetCharBox(text, index, *sides)
            pages += 1
    return pages


TOOLS: dict[str, Callable[[Sequence[Path]], int]] = {
    "jalon": jalon,
    "pdfplumber": pdfplumber,
    "camelot": camelot,
    "pdfium": pdfium,
}


def measure(tool: str, paths: Sequence[Path]) -> tuple[int, float]:
    """Pages read and CPU seconds taken, imports and first document left out."""
    logging.disable(logging.CRITICAL)
    warnings.simplefilter("ignore")
    TOOLS[tool]([SAMPLE])
    started = time.process_time()
    pages = TOOLS[tool](paths)
    return pages, time.process_time() - started


def measured(tool: str, paths: Sequence[Path]) -> float:
    """Pages a CPU second of a tool, in a process of its own."""
    command = [sys.executable, __file__, "--measure", tool, *map(str, paths)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    pages, seconds = json.loads(done.stdout.splitlines()[-1])
    return float(pages / seconds)


def main(folders: Sequence[Path]) -> None:
    """Measure every tool over every folder and write it down."""
    lines = [
        "| folder | jalon, pages a CPU second | × pdfplumber | × camelot | share of PDFium |",
        "|---|---|---|---|---|",
    ]
    for folder in folders:
        paths = sorted(folder.glob("*.pdf"))
        speeds = {tool: measured(tool, paths) for tool in TOOLS}
        own = speeds["jalon"]
        lines.append(
            f"| {folder.name} | {own:.1f} | {own / speeds['pdfplumber']:.2f} "
            f"| {own / speeds['camelot']:.2f} | {own / speeds['pdfium']:.3f} |"
        )
        sys.stdout.write(f"{lines[-1]}\n")
        sys.stdout.flush()
    text = (
        "File to Parquet and JSON, on one core, beside `extract_tables()` of pdfplumber, camelot's "
        "hybrid flavour on vectors, and PDFium handing over every character with its box (none of "
        "these reads what a table means). CPU seconds of one run; pictures are left unread."
    )
    write_part(TITLE, "\n".join([text, "", *lines]))


if __name__ == "__main__":
    if sys.argv[1:2] == ["--measure"]:
        found = measure(sys.argv[2], [Path(name) for name in sys.argv[3:]])
        sys.stdout.write(json.dumps(found) + "\n")
    else:
        main([Path(name) for name in sys.argv[1:]])
