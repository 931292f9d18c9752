"""Recommendations of slides and briefs, from pages drawn by hand and from a small PDF."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from drawn_pages import table_on
from drawn_slides import WORDS, Slide, found_in
from reportlab.pdfgen.canvas import Canvas

from jalon.extract.files import open_pdf
from jalon.extract.readers.slides import read_slides
from jalon.schemas.page import Page
from jalon.schemas.raw import SlidesReading


def read(*slides: Slide) -> SlidesReading:
    """What the reader finds on slides without tables."""
    return read_slides([s.page() for s in slides], {}, WORDS, frozenset())


def codes(reading: SlidesReading) -> list[str]:
    """The codes of the findings."""
    return [f.code for f in reading.findings]


def columns(number: int = 1, title: str = "Pédagogie") -> Slide:
    """A slide with its title and the two labels side by side."""
    slide = Slide(number, title)
    slide.text(150, 110, "Enjeux", size=18)
    slide.text(600, 110, "Recommandations", size=18)
    return slide


def test_boxes_side_by_side_are_paired_by_height() -> None:
    """Each box answers the oval at its height; numbers are taken off, lines joined."""
    slide = columns()
    slide.ellipse(80, 140, 320, 240, "1. Accès aux études", "en région")
    slide.ellipse(80, 260, 320, 360, "2. Persévérance")
    slide.box(450, 150, 900, 230, "1. Ouvrir des centres", "d'études")
    slide.box(450, 270, 900, 350, "2. Offrir des bourses")
    reading = read(slide)

    assert found_in(reading) == [
        ("1", "Ouvrir des centres d'études", "Accès aux études en région"),
        ("2", "Offrir des bourses", "Persévérance"),
    ]
    assert {r.chapter.text for r in reading.recommendations if r.chapter} == {"Pédagogie"}
    assert codes(reading) == []
    assert all(r.confidence >= 0.9 for r in reading.recommendations)


def test_mirrored_columns_are_paired_as_well() -> None:
    """The labels, not the order of the columns, tell which side is which."""
    slide = Slide(1, "Pédagogie")
    slide.text(150, 110, "Recommandations", size=18)
    slide.text(600, 110, "Enjeux", size=18)
    slide.box(80, 150, 420, 230, "1. Ouvrir des centres")
    slide.box(600, 150, 900, 230, "Accès")

    assert found_in(read(slide)) == [("1", "Ouvrir des centres", "Accès")]


def test_rows_are_paired_by_column_and_numbered_by_circles() -> None:
    """Vertical labels head rows; a circle numbers the box above it, not the one below it."""
    slide = Slide(1, "Pédagogie")
    slide.upward(70, 220, "Enjeux")
    slide.upward(70, 440, "Recommandations")
    for i, (issue, answer) in enumerate((("Accès", "Ouvrir"), ("Réussite", "Aider"))):
        x = 120 + 250 * i
        slide.box(x, 110, x + 200, 220, issue)
        slide.circle(x + 100, 240, str(i + 1))
        slide.arrow(x + 85, 265, x + 115, 290)
        slide.box(x, 300, x + 200, 440, answer)
        slide.circle(x + 100, 460, str(i + 7))
    reading = read(slide)

    assert found_in(reading) == [("7", "Ouvrir", "Accès"), ("8", "Aider", "Réussite")]


def test_ovals_round_a_centre_answer_the_centre() -> None:
    """Only the issue is labelled: the numbers that go on from before are the recommendations."""
    slide = Slide(1, "Infrastructures")
    centre = slide.ellipse(380, 240, 600, 360, "Réseaux sûrs")
    slide.box(610, 290, 670, 310, "Enjeu", size=10)
    for i, (x, y) in enumerate(((150, 130), (650, 130), (400, 420))):
        oval = slide.ellipse(x, y, x + 200, y + 90, f"{i + 1}. Mesure {'abc'[i]}")
        slide.line((centre.x_mid, centre.y_mid), (oval.x_mid, oval.y_mid))

    assert found_in(read(slide)) == [
        ("1", "Mesure a", "Réseaux sûrs"),
        ("2", "Mesure b", "Réseaux sûrs"),
        ("3", "Mesure c", "Réseaux sûrs"),
    ]


def test_lines_decide_where_heights_do_not() -> None:
    """A box at another height than its oval is paired by the line that joins them."""
    slide = columns()
    ovals = [
        slide.ellipse(80, 140 + 150 * i, 320, 240 + 150 * i, f"Enjeu {t}")
        for i, t in enumerate("AB")
    ]
    for i, (word, oval) in enumerate((("un", 1), ("deux", 1), ("trois", 1), ("quatre", 0))):
        box = slide.box(500, 130 + 60 * i, 900, 180 + 60 * i, f"{i + 1}. Mesure {word}")
        slide.line((ovals[oval].x1, ovals[oval].y_mid), (box.x0, box.y_mid))

    assert [issue for _, _, issue in found_in(read(slide))] == ["Enjeu B"] * 3 + ["Enjeu A"]


def test_headings_over_boxes_and_details_below() -> None:
    """A labelled heading answers for the boxes below it; boxes without number are details."""
    slide = Slide(1, "Recherche")
    slide.box(80, 110, 470, 160, "Enjeu 1 : Données", size=18)
    slide.box(490, 110, 900, 160, "Enjeu 2 : Diffusion", size=18)
    for i, x in enumerate((80, 285, 490)):
        slide.box(x, 200, x + 190, 290, f"{i + 1}. Mesure {'abc'[i]}")
        slide.box(x + 20, 310, x + 170, 370, "Appui du réseau", size=10)

    assert found_in(read(slide)) == [
        ("1", "Mesure a", "Données"),
        ("2", "Mesure b", "Données"),
        ("3", "Mesure c", "Diffusion"),
    ]


def test_satellites_of_a_recommendation_are_details() -> None:
    """On the side of the recommendations only what has a number is one."""
    slide = columns()
    slide.ellipse(80, 200, 320, 330, "Un réseau fort")
    slide.panel(400, 140, 930, 480, colour=0xF4F4F4)
    slide.ellipse(580, 260, 760, 350, "1. Consortium")
    for x, y, text in ((420, 160, "Centre A"), (720, 160, "Centre B"), (420, 400, "Centre C")):
        slide.box(x, y, x + 180, y + 60, text)

    assert found_in(read(slide)) == [("1", "Consortium", "Un réseau fort")]


def test_several_numbers_of_one_cell() -> None:
    """A table's cell with several numbers gives as many recommendations for one issue."""
    slide = Slide(1, "Compétences")
    rows = [
        ["Enjeux", "Recommandations"],
        ["1. Former", "1. Créer un profil"],
        ["2. Outiller", "2. Acheter\nde l'équipement\n3. Partager"],
    ]
    table = table_on(slide, rows, top=150, size=12)
    reading = read_slides([slide.page()], {1: [table]}, WORDS, frozenset())

    assert found_in(reading) == [
        ("1", "Créer un profil", "Former"),
        ("2", "Acheter de l'équipement", "Outiller"),
        ("3", "Partager", "Outiller"),
    ]
    assert {r.method for r in reading.recommendations} == {"slide:table"}


def test_numbers_in_their_own_column() -> None:
    """The number may stand in a column of its own, and an issue span several rows."""
    slide = Slide(1, "Compétences")
    rows = [["No", "Recommandation", "Enjeu"], ["4", "Créer", "Accès"], ["5", "Suivre", ""]]
    table = table_on(slide, rows, top=150, size=12, spans={(1, 2): 2})
    reading = read_slides([slide.page()], {1: [table]}, WORDS, frozenset())

    assert found_in(reading) == [("4", "Créer", "Accès"), ("5", "Suivre", "Accès")]


def test_a_brief_in_prose_pairs_by_headings() -> None:
    """In running text the issue is the last heading above, also from the page before."""
    first = Slide(1, size=(612, 792))
    first.text(72, 100, "Formation", size=22, weight=700)
    first.text(72, 150, "Enjeu 1 : Accès", size=13, weight=700)
    first.paragraph(72, 180, "Les études comptent pour la région,", "et pour le Québec.", size=11)
    first.text(72, 240, "RECOMMANDATION 1", size=11, weight=700)
    first.text(72, 256, "Ouvrir des centres.", size=11)
    second = Slide(2, size=(612, 792))
    second.text(72, 100, "Recommandation 2 : Offrir des bourses.", size=11)
    second.text(72, 150, "Enjeu 2 : Réussite", size=13, weight=700)
    second.text(72, 200, "Recommandation 3 : Aider.", size=11)
    reading = read(first, second)

    assert found_in(reading) == [
        ("1", "Ouvrir des centres.", "Accès"),
        ("2", "Offrir des bourses.", "Accès"),
        ("3", "Aider.", "Réussite"),
    ]
    assert {r.chapter.text for r in reading.recommendations if r.chapter} == {"Formation"}


def test_a_list_at_the_end_repeats_nothing() -> None:
    """Recommendations that are listed again at the end count once, where they first stand."""
    first = Slide(1, "Formation")
    first.text(80, 150, "Recommandation 1 : Ouvrir des centres", size=14)
    last = Slide(2, "Synthèse")
    last.text(80, 150, "Recommandation 1 : Ouvrir des centres", size=14)
    reading = read(first, last)

    assert [(r.page, r.number) for r in reading.recommendations] == [(1, "1")]
    assert codes(reading) == []


def timeline() -> Slide:
    """Dates in circles on a line."""
    slide = Slide(1, "Échéancier")
    for i, day in enumerate((26, 7, 9, 18)):
        slide.circle(200 + 150 * i, 250, str(day))
        slide.text(180 + 150 * i, 290, "Consultation", size=9)
    return slide


def next_steps() -> Slide:
    """Boxes with numbers that are no recommendations, one of which speaks of them."""
    slide = Slide(1, "Prochaines étapes")
    slide.box(80, 150, 300, 250, "1. Poursuite des travaux")
    slide.box(350, 150, 570, 250, "2. Mise en place des", "recommandations")
    return slide


def agenda() -> Slide:
    """The parts of the talk."""
    slide = Slide(1, "Plan")
    for i, part in enumerate(("Contexte", "Enjeux", "Recommandations", "Suite")):
        slide.text(90, 150 + 40 * i, f"{i + 1}. {part}", size=16)
    return slide


@pytest.mark.parametrize(
    "slide", [timeline(), next_steps(), agenda()], ids=lambda s: s.words[0].text
)
def test_other_slides_hold_none(slide: Slide) -> None:
    """Dates on a line, next steps and an agenda give no recommendation."""

    assert read(slide) == SlidesReading()


def divider(number: int, title: str, *, issues: int, answers: int) -> Slide:
    """A slide that says what the next ones hold."""
    slide = Slide(number)
    slide.text(400, 150, title, size=32, weight=700)
    for i, (count, word) in enumerate(((issues, "enjeux"), (answers, "recommandations"))):
        slide.circle(420, 230 + 90 * i, str(count), radius=30)
        slide.text(480, 236 + 90 * i, word, size=12)
    return slide


def test_stated_counts_are_checked() -> None:
    """A divider that states another number than was found is a finding; a right one is none."""
    content = columns(2)
    content.ellipse(80, 140, 320, 240, "1. Accès")
    content.box(450, 150, 900, 230, "1. Ouvrir")
    right = read(divider(1, "Pédagogie", issues=1, answers=1), content)
    wrong = read(divider(1, "Pédagogie", issues=1, answers=3), content)

    assert found_in(right) == found_in(wrong) == [("1", "Ouvrir", "Accès")]
    assert codes(right) == []
    assert [(f.code, f.page, dict(f.params)["stated"]) for f in wrong.findings] == [
        ("count_mismatch", 1, "3")
    ]


def test_gaps_and_repeats_in_the_numbers_are_findings() -> None:
    """A number that is missing, and one that two recommendations share, are told."""
    slide = Slide(1, "Formation")
    for i, number in enumerate((1, 2, 4, 4)):
        text = f"Recommandation {number} : {('Ouvrir', 'Créer', 'Aider', 'Publier')[i]}"
        slide.text(80, 150 + 60 * i, text, size=14)
    reading = read(slide)

    assert [n for n, _, _ in found_in(reading)] == ["1", "2", "4", "4"]
    assert sorted(codes(reading)) == ["number_missing", "number_repeated"]
    assert all(r.confidence <= 0.6 for r in reading.recommendations if r.number == "4")


def test_a_doubtful_pair_is_left_empty() -> None:
    """A box half way between two issues gets none of them, and a finding."""
    slide = columns()
    slide.ellipse(80, 140, 320, 200, "1. Accès")
    slide.ellipse(80, 340, 320, 400, "2. Réussite")
    slide.box(450, 245, 900, 295, "1. Ouvrir")
    reading = read(slide)

    assert found_in(reading) == [("1", "Ouvrir", None)]
    assert codes(reading) == ["issue_doubtful"]
    assert reading.recommendations[0].confidence < 0.8


def test_unread_recommendations_are_told() -> None:
    """A slide that names recommendations without numbers gives none, and a finding."""
    slide = columns()
    slide.box(80, 150, 320, 230, "Accès")
    slide.box(450, 150, 900, 230, "Ouvrir")
    reading = read(slide)

    assert reading.recommendations == ()
    assert codes(reading) == ["recommendations_unread"]


def test_a_strip_of_chapters_numbers_nothing() -> None:
    """Small numbered circles that stand on every slide are no numbers of the boxes beside them."""
    slides = []
    for page, word in ((1, "Ouvrir"), (2, "Aider")):
        slide = columns(page, f"Chapitre {word}")
        for i in range(2):
            slide.circle(36, 190 + 40 * i, str(i + 1), radius=12)
        slide.box(70, 150, 320, 230, "Accès")
        slide.box(450, 150, 900, 230, f"{page}. {word}")
        slides.append(slide)

    assert found_in(read(*slides)) == [("1", "Ouvrir", "Accès"), ("2", "Aider", "Accès")]


def _draw_pdf(path: Path, rows: Sequence[tuple[str, str]]) -> None:
    canvas = Canvas(str(path), pagesize=(960, 540))
    canvas.setFont("Helvetica-Bold", 28)
    canvas.drawString(60, 480, "Digital skills")
    canvas.setFont("Helvetica-Bold", 16)
    canvas.drawString(150, 420, "Issues")
    canvas.drawString(550, 420, "Recommendations")
    canvas.setFont("Helvetica", 12)
    for i, (issue, answer) in enumerate(rows):
        y = 300 - 110 * i
        canvas.ellipse(60, y, 340, y + 90)
        canvas.drawCentredString(200, y + 41, issue)
        canvas.line(340, y + 45, 420, y + 45)
        canvas.roundRect(420, y + 10, 480, 70, 8)
        canvas.drawCentredString(660, y + 41, answer)
    canvas.save()


def test_a_pdf_from_end_to_end(tmp_path: Path) -> None:
    """An English slide drawn with outlined ovals and boxes is read from its file."""
    path = tmp_path / "slides.pdf"
    _draw_pdf(path, [("Aging networks", "1. Renew links"), ("Few skills", "2. Train all staff")])
    with open_pdf(path) as document:
        pages = [p for p in document.pages() if isinstance(p, Page)]
    reading = read_slides(pages, {}, WORDS, frozenset())

    assert found_in(reading) == [
        ("1", "Renew links", "Aging networks"),
        ("2", "Train all staff", "Few skills"),
    ]
    assert [r.chapter.text for r in reading.recommendations if r.chapter] == ["Digital skills"] * 2
    assert all(r.method == "slide:diagram" for r in reading.recommendations)
