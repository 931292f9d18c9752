from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect
from reportlab.lib import colors
from reportlab.lib.pagesizes import landscape, letter
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table, TableStyle
from review_server import TOKEN, served

from browser.conftest import Watched
from jalon.cli import main
from jalon.corrections.store import Store, default_path
from jalon.publish import read_dataset
from jalon.validate import check_dataset

HOSTILE = "<img src=x onerror=alert(1)>"
GRID = [
    ["Actions", "Bien livrable", "Cibles", "Timonier"],
    ["Tenir des ateliers", "Nombre d’ateliers tenus", "12", "Ville de Brume"],
    ["Publier un guide " + HOSTILE, "Nombre de guides publiés", "2", "Ville de Brume"],
    ["Former le personnel", "Nombre de personnes formées", "40", "Ville de Brume"],
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A dataset of one plan, whose PDF stands beside it."""
    plan = tmp_path / "plan.pdf"
    document = SimpleDocTemplate(str(plan), pagesize=landscape(letter), invariant=1)
    cells = [[Paragraph(re.sub("<", "&lt;", cell)) for cell in row] for row in GRID]
    table = Table(cells, colWidths=[170, 170, 100, 150])
    table.setStyle(TableStyle([("GRID", (0, 0), (-1, -1), 1, colors.black)]))
    document.build([Paragraph("Plan d'action 2024-2025", getSampleStyleSheet()["Title"]), table])
    folder = tmp_path / "data"
    assert main(["run", str(plan), "-o", str(folder), "-q"]) == 0
    return folder


@pytest.fixture
def review(watched: Watched, folder: Path) -> Iterator[Page]:
    """The review of the plan, open, with a reader's name."""
    with served(folder) as address:
        watched.page.goto(f"{address}/?token={TOKEN}")
        watched.page.wait_for_selector("body[data-ready]")
        watched.page.fill("#name", "Ada")
        watched.page.press("#name", "Tab")
        yield watched.page
    assert {url.split("/")[2] for url in watched.asked if url.startswith("http")} == {
        address.removeprefix("http://")
    }
    assert watched.faults == []


def run_again(folder: Path) -> None:
    assert main(["run", str(folder.with_name("plan.pdf")), "-o", str(folder), "-q"]) == 0


def row_with(page: Page, text: str) -> None:
    """Choose the row whose summary has ``text``."""
    page.locator(".row > button", has_text=text).first.click()


def test_page_beside_its_rows(review: Page, watched: Watched) -> None:
    """A row lights up its boxes, a box brings its field to the keyboard, the page is drawn."""

    row_with(review, "Nombre d’ateliers")
    assert review.locator(".box.lit").count() >= 3
    review.wait_for_function("() => document.querySelector('.sheet img').naturalWidth > 400")
    review.locator(".box.lit[title=target]").click()
    assert review.evaluate("() => document.activeElement.id") == "field-target"
    assert review.locator(".box.field").count() == 1
    assert HOSTILE in review.inner_text("#rows")
    found = Axe().run(watched.page).response["violations"]
    assert [v["id"] for v in found if v["impact"] in {"serious", "critical"}] == []


def test_body_is_chosen_by_name(review: Page, folder: Path) -> None:
    """A body is found by its name in the registry and kept by its identifier."""

    review.click("#facts")
    review.fill("#field-publisher_id", "pole regional en enseignement superieur de l'estrie")
    review.press("#field-publisher_id", "Enter")
    expect(review.locator("#status")).to_contain_text("enregistrée")
    review.fill("#field-publisher_id", "Nulle part")
    review.press("#field-publisher_id", "Enter")
    expect(review.locator("#status.error")).to_contain_text("ne figure pas dans la liste")

    run_again(folder)
    assert read_dataset(folder).documents[0].publisher_id == "pole-estrie"


def test_page_is_enlarged(review: Page) -> None:
    """A page whose letters are small is drawn larger and scrolls in its own column."""

    row_with(review, "Nombre d’ateliers")
    before = review.locator(".sheet").bounding_box()
    review.keyboard.press("+")
    expect(review.locator("#zoom")).to_contain_text("150")
    review.click("#zoom-in")
    after = review.locator(".sheet").bounding_box()

    assert before is not None
    assert after is not None
    assert after["width"] == pytest.approx(2 * before["width"], rel=0.02)
    assert review.evaluate("document.documentElement.scrollWidth") <= 1280
    assert not re.search(r"null|undefined|rv_", review.inner_text("body"))


def test_correct_undo_and_run_again(review: Page, folder: Path) -> None:
    """A correction is kept by the next run; one that was undone is not."""

    row_with(review, "Nombre d’ateliers")
    review.fill("#field-value", "15")
    review.press("#field-value", "Enter")
    expect(review.locator(".was").first).to_contain_text("12")
    row_with(review, "Nombre de personnes")
    review.fill("#field-target", "plus de 50")
    review.press("#field-target", "Enter")
    expect(review.locator("#status")).to_contain_text("enregistrée")
    expect(review.locator("#field-value")).to_have_value("50")
    review.locator(".was", has_text="40").first.get_by_role("button").click()
    expect(review.locator("#field-target")).to_have_value("40")

    run_again(folder)
    values = {row.indicator: row.value for row in read_dataset(folder).targets}
    assert values["Nombre d’ateliers tenus"] == 15
    assert values["Nombre de personnes formées"] == 40
    (made,) = (row for row in read_dataset(folder).targets if row.corrections)
    assert made.corrections[0].by == "Ada"
    assert "human" in made.method


def test_keyboard_alone(review: Page, folder: Path) -> None:
    """Rows are chosen, confirmed, removed and brought back without a pointer."""

    before = len(read_dataset(folder).targets)
    review.locator(".row.current > button").focus()
    review.keyboard.press("c")
    expect(review.locator("#status")).to_contain_text("confirmée")
    expect(review.locator(".tag.done")).to_have_count(1)
    review.keyboard.press("j")
    review.keyboard.press("x")
    expect(review.locator("#status")).to_contain_text("retirée")
    events = Store(default_path(folder)).read()
    assert [event.kind.value for event in events] == ["row_confirmed", "row_removed"]
    review.keyboard.press("u")
    expect(review.locator("#status")).to_contain_text("Annulé")
    run_again(folder)
    assert len(read_dataset(folder).targets) == before


def test_heading_is_taught(review: Page, folder: Path) -> None:
    """A heading told its meaning is read at once, and by the next run."""

    review.locator("#lesson summary").click()
    review.fill("#heading", "Timonier")
    review.select_option("#role", "partners")
    review.select_option("#scope", "everyone")
    review.click("#teach")
    expect(review.locator("#status")).to_contain_text("enregistré", timeout=30_000)

    run_again(folder)
    assert {row.partners for row in read_dataset(folder).actions} == {("Ville de Brume",)}
    assert "Timonier" in folder.with_name("data.vocabulary.yaml").read_text(encoding="utf-8")


def test_row_is_added(review: Page, folder: Path) -> None:
    """A row that was not read is drawn, filled in, and stands in the dataset that is written."""

    review.locator(".row.current > button").focus()
    review.keyboard.press("a")
    review.select_option("#add-table", "targets")
    sheet = review.locator(".sheet").bounding_box()
    assert sheet is not None
    review.mouse.move(sheet["x"] + 60, sheet["y"] + 300)
    review.mouse.down()
    review.mouse.move(sheet["x"] + 200, sheet["y"] + 330)
    review.mouse.up()
    review.fill("#add-indicator", "Nombre de visites")
    review.fill("#add-target", "au moins 7")
    review.click("#add-save")
    expect(review.locator("#status")).to_contain_text("ajoutée")
    review.click("#publish")
    expect(review.locator("#status")).to_contain_text("mis à jour")

    (made,) = (row for row in read_dataset(folder).targets if row.method == "human")
    assert (made.indicator, made.value, made.comparator) == ("Nombre de visites", 7.0, "ge")
    assert 0 < made.x0 < made.x1
    assert check_dataset(folder, "fr").faults == ()  # type: ignore[arg-type]


def test_two_readers(review: Page, watched: Watched, folder: Path) -> None:
    """What somebody else corrects meanwhile is neither lost nor overwritten."""

    with served(folder) as address:
        other = watched.page.context.new_page()
        other.goto(f"{address}/?token={TOKEN}")
        other.wait_for_selector("body[data-ready]")
        other.fill("#name", "Blaise")
        for page, value in ((review, "15"), (other, "16")):
            row_with(page, "Nombre d’ateliers")
            page.fill("#field-value", value)
            page.press("#field-value", "Enter")
            expect(page.locator("#status")).to_contain_text("enregistrée")
        other.close()

    events = Store(default_path(folder)).read()
    assert {event.by for event in events} == {"Ada", "Blaise"}
    run_again(folder)
    values = {row.indicator: row.value for row in read_dataset(folder).targets}
    assert values["Nombre d’ateliers tenus"] == 16
    lines = default_path(folder).read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["after"] for line in lines] == [15, 16]
