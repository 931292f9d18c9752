"""``jalon page``: a page with the boxes of what was read on it, tables and fields."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from PIL import Image, ImageDraw

from jalon.extract import open_pdf, read_tables
from jalon.inputs import describe_file
from jalon.messages import Language, report_text
from jalon.pipeline import read_file
from jalon.report.labels import title_of
from jalon.report.pictures import COLOURS, OTHER, Colour, draw, overlaid, text_picture
from jalon.schemas.dataset import ROW_TABLES
from jalon.schemas.errors import OutputError
from jalon.schemas.geometry import Box
from jalon.schemas.records import RECORDS

TABLE: Colour = (30, 90, 200)
FINDING: Colour = (200, 30, 30)


class PictureError(OutputError):
    """The picture cannot be written."""

    code = "page_not_drawn"


def page_count(path: Path) -> int:
    """How many pages the PDF at ``path`` has.

    Raises:
        DocumentError: It cannot be opened.
    """
    with open_pdf(path) as document:
        return document.page_count


def draw_debug_page(
    path: Path, page: int, output: Path, dots_per_inch: int, language: Language
) -> None:
    """Draw page ``page`` of the PDF at ``path`` with the boxes of what was read on it.

    Tables are blue grids; each field of a row has the colour that the legend names; findings
    are red.

    Raises:
        DocumentError: The PDF cannot be read.
        PictureError: The picture cannot be written.
    """
    boxes = list(_boxes(path, page, language))
    picture = draw(path, page, dots_per_inch)
    image = overlaid(picture, ((box, colour, filled) for box, colour, _, filled in boxes))
    names = dict.fromkeys((name, colour) for _, colour, name, _ in boxes)
    image = _with_legend(image, list(names), dots_per_inch)
    try:
        output.parent.mkdir(parents=True, exist_ok=True)
        image.save(output, "PNG")
    except (OSError, ValueError) as error:
        raise PictureError(output, str(error)) from error


Drawn = tuple[Box, Colour, str, bool]


def _boxes(path: Path, page: int, language: Language) -> Iterator[Drawn]:
    """Boxes on the page with their colour, their name, and whether they are filled."""
    for table in read_tables(path, (page,)):
        name = report_text("legend_table", language)
        yield table.box, TABLE, name, False
        yield from ((cell.box, TABLE, name, False) for cell in table.cells)
    dataset = read_file(describe_file(path))
    seen: set[tuple[str, Box]] = set()
    for table_name in ROW_TABLES:
        model = RECORDS[table_name]
        for row in getattr(dataset, table_name):
            for spot in row.boxes:
                box = Box(spot.x0, spot.top, spot.x1, spot.bottom)
                if spot.page != page or (spot.field, box) in seen:
                    continue
                seen.add((spot.field, box))
                colour = COLOURS.get(spot.field, OTHER)
                yield box, colour, title_of(model, spot.field, language), True
    for finding in dataset.findings:
        if finding.page == page and finding.x0 is not None and finding.top is not None:
            box = Box(finding.x0, finding.top, finding.x1 or 0.0, finding.bottom or 0.0)
            yield box, FINDING, report_text("legend_finding", language), False


def _with_legend(image: Image.Image, names: list[tuple[str, Colour]], dpi: int) -> Image.Image:
    """The picture with a strip below that says what each colour is."""
    if not names:
        return image
    size = max(11, dpi // 9)
    words = [text_picture(name, size) for name, _ in names]
    places, x, y = [], size, size // 2
    for word in words:
        width = word.width + 3 * size
        if x + width > image.width and x > size:
            x, y = size, y + 2 * size
        places.append((x, y))
        x += width
    whole = Image.new("RGB", (image.width, image.height + y + 2 * size), "white")
    whole.paste(image, (0, 0))
    pen = ImageDraw.Draw(whole)
    for (left, top), word, (_, colour) in zip(places, words, names, strict=True):
        at = image.height + top
        pen.rectangle((left, at, left + size, at + size), fill=colour)
        whole.paste(word, (left + round(1.4 * size), at))
    return whole
