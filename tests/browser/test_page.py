from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from axe_playwright_python.sync_playwright import Axe

from browser.conftest import Watched
from jalon.cli import main
from jalon.messages import Language
from jalon.report.html import write_html
from jalon.report.html_data import page_data
from jalon.report.labels import Labels
from jalon.report.places import Places
from jalon.schemas.dataset import Dataset
from jalon.schemas.records import ActionRow, TargetRow

ROOT = Path(__file__).parents[2]
OUTPUT = ROOT / "output"
HOSTILE = "</script><img src=x onerror=alert(1)><script>alert(2)</script>"


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of the samples, as the command writes it."""
    path = tmp_path_factory.mktemp("page") / "plans.html"
    command = ["compare", str(OUTPUT), "--html", str(path), "--documents", str(ROOT / "samples")]
    assert main([*command, "--lang", "fr"]) == 0
    return path


def grave(page: Watched) -> list[str]:
    """What axe finds that keeps people out."""
    found = Axe().run(page.page).response["violations"]
    return [f"{v['id']}: {v['nodes'][0]['html'][:120]}" for v in found if v["impact"] != "minor"]


def test_it_opens_alone(watched: Watched, file: Path) -> None:
    """The file asks for nothing but itself, and shows every row of the dataset."""

    watched.page.goto(file.as_uri())
    said = watched.page.inner_text("#shown")

    assert {url.partition(":")[0] for url in watched.asked} <= {"file", "data"}
    assert [url for url in watched.asked if url.startswith("file")] == [file.as_uri()]
    rows = [pq.read_metadata(OUTPUT / f"{n}.parquet").num_rows for n in ("targets", "results")]
    assert int(said.split()[0]) >= sum(rows)
    assert watched.faults == []
    assert watched.page.inner_text("h1").startswith("Plans d’action")


def test_counts_are_those_of_the_tables(watched: Watched, file: Path) -> None:
    """The actions under the themes are all the actions that the table has."""

    watched.page.goto(file.as_uri())
    totals = watched.page.locator("#themes-body td.number").all_inner_texts()

    assert sum(map(int, totals)) == pq.read_metadata(OUTPUT / "actions.parquet").num_rows


def test_filters_and_search(watched: Watched, file: Path) -> None:
    """Search knows no accents; a cell of the chart chooses its rows; one button shows all."""

    page = watched.page
    page.goto(file.as_uri())
    every = page.inner_text("#shown")
    page.fill("#filter-search", "bibliotheques MUNICIPALES")
    page.wait_for_function("(all) => document.querySelector('#shown').innerText !== all", arg=every)
    assert "bibliothèques municipales" in page.inner_text("table.rows tbody").casefold()
    page.click("#reset")
    assert page.inner_text("#shown") == every
    page.locator("#themes-body button").first.click()
    assert page.input_value("#filter-publisher")
    assert page.inner_text("#shown") != every


def test_figure_leads_to_its_cell(watched: Watched, file: Path) -> None:
    """A row's source is a picture of its page with a box where the target stands."""

    page = watched.page
    page.goto(file.as_uri())
    page.fill("#filter-search", "taux de satisfaction des membres")
    page.wait_for_function("() => document.querySelectorAll('.rows tbody tr').length < 9")
    page.keyboard.press("Tab")
    page.focus("table.rows [data-row]")
    page.keyboard.press("Enter")
    page.wait_for_selector("dialog[open] img")

    assert page.evaluate("document.querySelector('dialog img').naturalWidth") > 500
    assert page.locator("dialog .mark").count() >= 2
    box = page.locator("dialog .mark").first.bounding_box()
    crop = page.locator("dialog .crop").bounding_box()
    assert box is not None
    assert crop is not None
    assert crop["y"] <= box["y"] < crop["y"] + crop["height"]
    assert grave(watched) == []
    page.keyboard.press("Escape")
    assert page.locator("dialog[open]").count() == 0
    assert page.evaluate("document.activeElement.dataset.row") is not None


def test_no_barriers(watched: Watched, file: Path) -> None:
    """Axe finds nothing that keeps people out, wide and on a phone, where nothing is cut off."""

    page = watched.page
    page.goto(file.as_uri())
    assert grave(watched) == []
    page.set_viewport_size({"width": 390, "height": 800})
    assert grave(watched) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 391


CUT_OFF = """() => [...document.querySelectorAll("svg")].flatMap((svg) => {
  const edge = svg.getBoundingClientRect();
  return [...svg.querySelectorAll("text, rect, circle")].filter((part) => {
    const box = part.getBoundingClientRect();
    const isBeside = box.left < edge.left - 1 || box.right > edge.right + 1;
    return isBeside || box.top < edge.top - 1 || box.bottom > edge.bottom + 1;
  }).map((part) => part.textContent || part.outerHTML);
})"""


@pytest.mark.parametrize("width", [1280, 380])
def test_charts_are_whole(width: int, watched: Watched, file: Path) -> None:
    """Nothing of a chart is cut off, and its letters are as large on a phone as on a screen."""

    page = watched.page
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(file.as_uri())

    assert page.locator("#due svg rect").count() > 1
    assert page.evaluate(CUT_OFF) == []
    sizes = page.evaluate(
        "() => [...document.querySelectorAll('svg')].map("
        "(svg) => svg.getBoundingClientRect().width / svg.viewBox.baseVal.width)"
    )
    assert min(sizes) > 0.95
    years = page.locator("#due svg text").all_text_contents()
    assert {"2023", "2025"} <= set(years)


def test_equal_findings_are_one(watched: Watched, file: Path) -> None:
    """What a document says on many pages stands there once, with its pages."""

    watched.page.goto(file.as_uri())
    lines = watched.page.locator("#findings tbody tr")
    said = [
        (line.locator("td").nth(1).inner_text(), line.locator("td").nth(2).inner_text())
        for line in lines.all()
    ]

    assert len(said) == len(set(said)) > 1
    places = ", ".join(line.locator("td").nth(3).inner_text() for line in lines.all())
    total = pq.read_metadata(OUTPUT / "findings.parquet").num_rows
    assert places.count("p.") == total


def test_printed_page_has_every_row(watched: Watched, file: Path) -> None:
    """What is printed has all chosen rows and no controls."""

    page = watched.page
    page.goto(file.as_uri())
    before = page.locator("table.rows tbody tr").count()
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")

    assert page.locator("table.rows tbody tr").count() > before
    assert not page.is_visible(".filters")


def test_markup_from_a_pdf_stays_text(watched: Watched, dataset: Dataset, tmp_path: Path) -> None:
    """A text that looks like HTML or script is shown as it is printed."""

    rows = tuple(row.model_copy(update={"action": HOSTILE}) for row in dataset.targets)
    documents = (dataset.documents[0].model_copy(update={"file_name": HOSTILE}),)
    path = tmp_path / "page.html"
    hostile = replace(dataset, targets=rows, documents=documents)
    write_html(hostile, path, Places(tmp_path), Language.FR)
    watched.page.goto(path.as_uri())

    assert HOSTILE in watched.page.inner_text("table.rows tbody")
    assert watched.page.locator("img[src=x]").count() == 0
    assert watched.faults == []


def test_many_rows_stay_quick(watched: Watched, dataset: Dataset, tmp_path: Path) -> None:
    """Ten thousand rows: shown, searched and sorted without a wait."""

    many = 10_000
    targets = tuple(
        TargetRow.model_validate(
            dataset.targets[0].model_dump()
            | {"target_id": f"{n:016x}", "indicator": f"Nombre {n}", "value": float(n)}
        )
        for n in range(many)
    )
    action = ActionRow.model_validate(dataset.actions[0].model_dump())
    path = tmp_path / "page.html"
    write_html(
        replace(dataset, targets=targets, actions=(action,)), path, Places(tmp_path), Language.FR
    )
    page = watched.page
    started = time.perf_counter()
    page.goto(path.as_uri())
    page.wait_for_selector("table.rows")
    opened_s = time.perf_counter() - started
    started = time.perf_counter()
    page.fill("#filter-search", "nombre 9999")
    page.wait_for_function("() => document.querySelector('#shown').innerText.startsWith('1 ')")

    assert opened_s < 5
    assert time.perf_counter() - started < 2


def test_shares_are_of_what_compares(dataset: Dataset, tmp_path: Path) -> None:
    """A share stands only beside results of the same unit on which the dataset is sure."""

    printed = {"result": "134 personnes", "result_value": 40.0, "result_unit": "count"}
    rows = [
        TargetRow.model_validate(dataset.targets[0].model_dump() | printed | changes)
        for changes in (
            {"target_id": "1" * 16, "comparison": "not_met", "result_unit": "percent"},
            {"target_id": "2" * 16, "comparison": "met"},
            {"target_id": "3" * 16, "comparison": None, "result_unit": "percent"},
        )
    ]
    data = page_data(replace(dataset, targets=tuple(rows)), Labels(dataset, Language.FR))

    pairs = data["pairs"]
    assert isinstance(pairs, list)
    assert [pair["share"] for pair in pairs] == [0.5, None, None]
