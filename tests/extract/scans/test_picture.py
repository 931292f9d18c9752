"""A scan made ready: level, evenly lit, at its own pixels, whatever its page box says."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pypdfium2
import pytest
from drawn_scans import LINES, write_plan
from scanned_pages import Scanner, write_scan

from jalon.extract.pdf.raster import Grey
from jalon.extract.scans.picture import Scan, draw_scan, evenly_lit, find_tilt
from jalon.extract.scans.settings import SETTINGS
from jalon.schemas.geometry import Box
from jalon.schemas.page import Page

SHARED = SETTINGS.shared


def scan_of(folder: Path, scanner: Scanner) -> Scan:
    """The picture of a page of text that went through a scanner."""
    write_plan(folder / "text.pdf", lines=LINES)
    write_scan(folder / "text.pdf", folder / "scan.pdf", scanner)
    document = pypdfium2.PdfDocument(folder / "scan.pdf")
    try:
        return draw_scan(document[0])
    finally:
        document.close()


@pytest.mark.parametrize("tilt", [-4.5, -0.7, 0.0, 0.3, 2.0])
def test_a_sheet_that_lay_askew_is_set_level(tmp_path: Path, tilt: float) -> None:
    """How far the print leans is found to a tenth of a degree; then it leans no more."""
    scan = scan_of(tmp_path, Scanner(tilt_deg=tilt, noise=4, quality=60))

    assert scan.tilt_deg == pytest.approx(tilt, abs=0.1)
    assert find_tilt(scan.raster.grey) == pytest.approx(0.0, abs=0.1)


@pytest.mark.parametrize("dots_per_inch", [150, 200, 300])
def test_a_page_is_drawn_as_fine_as_its_picture(tmp_path: Path, dots_per_inch: int) -> None:
    """The picture has the scan's own pixels."""
    scan = scan_of(tmp_path, Scanner(dots_per_inch=dots_per_inch))

    assert scan.raster.dots_per_inch == pytest.approx(dots_per_inch, abs=1)


def test_a_page_box_of_a_size_that_no_paper_has_is_not_believed(tmp_path: Path) -> None:
    """A box as large as the picture's pixels makes neither more pixels nor larger letters."""
    usual = scan_of(tmp_path, Scanner())
    large = scan_of(tmp_path, Scanner(box_scale=200 / 72))

    assert large.raster.grey.shape == pytest.approx(usual.raster.grey.shape, abs=1)
    # the sheet is no usual paper: its letters say how large it is, about
    assert large.magnified == pytest.approx(200 / 72, rel=0.25)
    assert usual.magnified == 1.0


def test_a_shadow_goes_and_a_shade_stays() -> None:
    """Paper that darkens to one side becomes white; a shaded cell keeps its grey."""
    grey = np.full((600, 800), 240, dtype=np.float64)
    grey[200:260, 100:700] = 200
    shadow = np.linspace(1.0, 0.75, 800)

    lit: Grey = evenly_lit((grey * shadow).astype(np.uint8))

    assert np.abs(lit[400:, :].astype(int) - SHARED.white).max() < 8
    assert np.abs(lit[210:250, 110:690].astype(int) - round(200 * SHARED.white / 240)).max() < 10


def test_a_box_of_a_tilted_and_turned_page_is_shown_where_it_lies() -> None:
    """Boxes come back to the page as displayed: untilted, unturned, in its own points."""
    level = Page(1, 600, 400, tilt_deg=2.0)
    large = Page(1, 600, 400, magnified=2.0)
    turned = Page(1, 600, 400, turned_deg=90, tilt_deg=2.0)
    word = Box(500, 190, 540, 210)

    shown = level.as_displayed(word)

    # right of the middle, what leans clockwise lies lower
    assert shown.y_mid == pytest.approx(200 + 220 * np.sin(np.radians(2)), abs=0.1)
    assert large.as_displayed(word) == Box(1000, 380, 1080, 420)
    assert turned.as_displayed(word) == Box(shown.top, 600 - shown.x1, shown.bottom, 600 - shown.x0)
