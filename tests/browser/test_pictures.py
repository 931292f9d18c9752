"""Pictures of the guide in docs/; ``pytest --update-pictures`` writes them anew."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from review_server import TOKEN, served

from browser.conftest import Watched
from jalon.cli import main

ROOT = Path(__file__).parents[2]
IMAGES = ROOT / "docs" / "images"
SAMPLES = str(ROOT / "samples")
PLAN = "plan-chaudiere-appalaches-2025-2026"


def test_guide_has_its_pictures() -> None:
    """Every picture that the guide shows is there, and no other."""

    guide = (ROOT / "docs" / "guide.md").read_text(encoding="utf-8")

    assert sorted(re.findall(r"images/([\w-]+\.png)", guide)) == sorted(
        path.name for path in IMAGES.glob("*.png")
    )


def test_pictures_are_made(
    watched: Watched, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    """What the guide shows can be made: the page, a source, the review, a page's boxes."""

    is_kept = request.config.getoption("--update-pictures")
    images = IMAGES if is_kept else tmp_path
    data, page = tmp_path / "donnees", watched.page
    assert main(["run", SAMPLES, "-o", str(data), "-q"]) == 0
    path = tmp_path / "plans.html"
    assert main(["compare", str(data), "--html", str(path), "--lang", "fr"]) == 0
    page.goto(path.as_uri())
    page.screenshot(path=images / "page.png")
    page.locator("table.rows [data-row]").first.click()
    page.wait_for_selector("dialog[open] img")
    page.wait_for_timeout(300)
    page.screenshot(path=images / "source.png")
    with served(data) as address:
        page.goto(f"{address}/?token={TOKEN}")
        page.wait_for_selector("body[data-ready]")
        page.fill("#name", "Ada")
        page.locator("[data-document]", has_text=PLAN).click()
        page.locator(".row > button").nth(1).click()
        page.wait_for_function("() => document.querySelector('.sheet img').naturalWidth > 0")
        page.screenshot(path=images / "review.png")
    plan = f"{SAMPLES}/{PLAN}.pdf"
    assert main(["page", plan, "3", "--dpi", "80", "--output", str(images / "boxes.png")]) == 0

    made = {path.name: path.stat().st_size for path in images.glob("*.png")}
    assert sorted(made) == ["boxes.png", "page.png", "review.png", "source.png"]
    assert min(made.values()) > 10_000
    assert watched.faults == []
