"""What stands on a page without a label of its own: credits, figures, tiles, brackets."""

from __future__ import annotations

from pathlib import Path

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from jalon.extract import open_pdf
from jalon.extract.page_findings import read_pages
from jalon.extract.plan import read_plan
from jalon.extract.tables import find_tables
from jalon.extract.text.hyphens import lexicon_of
from jalon.schemas.raw import RawTarget
from jalon.vocabulary import Wordbook

BOLD, PLAIN, ITALIC = "Helvetica-Bold", "Helvetica", "Helvetica-Oblique"
Line = tuple[float, float, str, str, float]  # x, distance from the top, text, font, size
Key = tuple[str | None, str | None, str | None]


def targets_of(path: Path, lines: list[Line], colours: dict[str, str] | None = None) -> list[Key]:
    return [_key(t) for t in read(path, lines, colours)]


def read(path: Path, lines: list[Line], colours: dict[str, str] | None = None) -> list[RawTarget]:
    canvas = Canvas(str(path), pagesize=A4)
    for x, down, text, font, size in lines:
        canvas.setFillColor(HexColor((colours or {}).get(text, "#000000")))
        canvas.setFont(font, size)
        canvas.drawString(x, A4[1] - down, text)
    canvas.save()
    return read_file_of(path)


def read_file_of(path: Path) -> list[RawTarget]:
    """The targets of a file."""
    with open_pdf(path) as file:
        pages, _ = read_pages(file)
    tables = {p.number: find_tables(p) for p in pages}
    book = Wordbook()
    book = book.in_language(book.language_of(" ".join(w.text for w in pages[0].words)))
    return [t for t, _ in read_plan(pages, tables, book, lexicon_of(pages)).read.targets]


def read_ruled(
    path: Path, edges: list[float], high: float, rows: list[list[str]]
) -> list[RawTarget]:
    """The targets of a plan with one ruled table: what its cells hold, line by line."""
    canvas = Canvas(str(path), pagesize=A4)
    canvas.setFont(BOLD, 20)
    canvas.drawString(60, A4[1] - 60, "Action Plan 2025-2027")
    for r, row in enumerate(rows):
        top = A4[1] - 100 - high * r
        for c, text in enumerate(row):
            canvas.rect(edges[c], top - high, edges[c + 1] - edges[c], high)
            for k, line in enumerate(text.split("\n")):
                canvas.setFont(PLAIN if r else BOLD, 9)
                canvas.drawString(edges[c] + 4, top - 14 - 12 * k, line)
    canvas.save()
    return read_file_of(path)


def _key(row: RawTarget) -> Key:
    parts = (row.action, row.indicator, row.target)
    action, indicator, target = (p.text if p is not None else None for p in parts)
    return action, indicator, target


DEEDS = [
    ("Open a bicycle workshop", "Parks Department", "May 2026", "Bicycles repaired", "340"),
    ("Plant hedges along the canal", "Works Office", "Autumn 2026", "Hedges planted", "2.5 km"),
    ("Train volunteer guides", "Museum Service", "2027", "Guides trained", "45"),
    ("Renew the reading room", "Library Service", "March 2027", "Seats added", "60"),
]

STATED = [(deed, what, count) for deed, _, _, what, count in DEEDS]


def test_a_line_under_each_title_credits_who_and_when(tmp_path: Path) -> None:
    """Lines set alike under bold titles are no actions: they say who leads, and by when."""
    lines: list[Line] = [(60, 60, "Action Plan 2025-2027", BOLD, 20)]
    for i, (deed, who, when, what, count) in enumerate(DEEDS):
        top = 110 + 90 * i
        lines += [
            (60, top, deed, BOLD, 11),
            (60, top + 15, f"{who} – {when}", ITALIC, 9),
            (60, top + 32, f"• {what} → {count}", PLAIN, 10),
        ]

    found = read(tmp_path / "a.pdf", lines)

    assert [_key(t) for t in found] == STATED
    assert [[p.text for p in t.lead] for t in found] == [[who] for _, who, _, _, _ in DEEDS]
    assert [t.due.text if t.due else None for t in found] == [when for _, _, when, _, _ in DEEDS]


def test_brackets_that_end_most_actions_name_who_leads(tmp_path: Path) -> None:
    """No field says who leads: what stands in brackets after each action does."""
    lines: list[Line] = [(60, 60, "Action Plan 2025-2027", BOLD, 20)]
    for i, (deed, who, _, what, count) in enumerate(DEEDS):
        top = 110 + 90 * i
        lines += [
            (60, top, f"{deed} ({who})", BOLD, 11),
            (70, top + 16, f"Indicator: {what}", PLAIN, 10),
            (70, top + 32, f"Target: {count}", PLAIN, 10),
        ]

    found = read(tmp_path / "a.pdf", lines)

    assert [_key(t) for t in found] == STATED
    assert [[p.text for p in t.lead] for t in found] == [[who] for _, who, _, _, _ in DEEDS]


def test_a_figure_under_what_is_measured_is_its_target(tmp_path: Path) -> None:
    """The label says what is measured; the larger figure under its value has no label."""
    lines: list[Line] = [(60, 60, "Our priorities 2025-2027", BOLD, 20)]
    for i, (deed, who, _, what, count) in enumerate(DEEDS):
        top = 110 + 120 * i
        lines += [
            (60, top, deed, BOLD, 11),
            (60, top + 16, "OWNER", PLAIN, 6.5),
            (60, top + 26, who, PLAIN, 9),
            (60, top + 40, "WE TRACK", PLAIN, 6.5),
            (60, top + 50, what, PLAIN, 9),
            (60, top + 65, count, BOLD, 12),
        ]

    assert targets_of(tmp_path / "a.pdf", lines) == STATED


def test_items_that_letters_count_are_no_headings(tmp_path: Path) -> None:
    """An item like "a) Guides trained – 45" states an indicator and its target."""
    lines: list[Line] = [(60, 60, "Action Plan 2025-2027", BOLD, 20)]
    for i, (deed, who, _, what, count) in enumerate(DEEDS):
        top = 110 + 90 * i
        lines += [
            (60, top, f"1.{i + 1} {deed}", PLAIN, 11),
            (75, top + 16, f"Lead: {who}", PLAIN, 9),
            (75, top + 32, f"a) {what} – {count}", PLAIN, 11),
        ]

    assert targets_of(tmp_path / "a.pdf", lines) == STATED


def test_a_level_that_tells_what_is_done_row_by_row_is_the_action(tmp_path: Path) -> None:
    """A column named "Leviers" holds the actions where no other column does."""
    heads = ("Leviers", "Qui ?", "Pour quand ?", "Ce qui sera mesuré", "Cible")
    rows = [
        ("Ouvrir un atelier vélo", "Service des parcs", "Mai 2026", "Vélos réparés", "340"),
        ("Planter des haies", "Service technique", "Juin 2026", "Haies plantées", "25"),
        ("Former des guides", "Service du musée", "2027", "Guides formés", "45"),
        ("Rénover la salle de lecture", "Bibliothèque", "Mars 2027", "Places ajoutées", "60"),
    ]
    xs = (50.0, 190.0, 290.0, 370.0, 490.0)
    lines: list[Line] = [
        (50, 60, "Plan d’action 2025-2027", BOLD, 20),
        (50, 100, "Une ville qui apprend", BOLD, 13),
    ]
    lines += [(x, 125, h, BOLD, 9) for x, h in zip(xs, heads, strict=True)]
    for i, row in enumerate(rows):
        lines += [(x, 150 + 24 * i, t, PLAIN, 9) for x, t in zip(xs, row, strict=True)]

    found = targets_of(tmp_path / "a.pdf", lines)

    assert found == [(row[0], row[3], row[4]) for row in rows]


def test_themes_each_in_a_colour_of_its_own_are_one_level(tmp_path: Path) -> None:
    """Three themes in three colours stand over their actions, none is lost."""
    themes = ("Grow", "Share", "Welcome", "Last")
    lines: list[Line] = [(60, 50, "Action Plan 2025-2027", BOLD, 20)]
    for i, (theme, (deed, who, _, what, count)) in enumerate(zip(themes, DEEDS, strict=True)):
        top = 100 + 110 * i
        lines += [
            (60, top, f"{theme} together", BOLD, 15),
            (60, top + 22, deed, BOLD, 11),
            (70, top + 38, f"Lead: {who}", PLAIN, 10),
            (70, top + 54, f"Measure: {what}", PLAIN, 10),
            (70, top + 70, f"Target: {count}", PLAIN, 10),
        ]
    hues = ("#aa2200", "#0055aa", "#117733", "#662288")
    colours = {f"{t} together": hue for t, hue in zip(themes, hues, strict=True)}

    found = read(tmp_path / "a.pdf", lines, colours)

    assert [t.theme.text if t.theme else None for t in found] == [f"{t} together" for t in themes]


def test_a_value_that_ends_a_sentence_is_no_part_of_its_label(tmp_path: Path) -> None:
    """In "Target: 75. Lead: …" the figure is the value, not a number of the label."""
    counts = ("340", "75", "45", "60")
    lines: list[Line] = [(60, 60, "Action Plan 2025-2027", BOLD, 20)]
    for i, ((deed, who, _, what, _), count) in enumerate(zip(DEEDS, counts, strict=True)):
        top = 110 + 90 * i
        said = f"Indicator: {what}. Target: {count}. Lead: {who}."
        lines += [(60, top, f"Action {i + 1}. {deed}", BOLD, 11), (60, top + 18, said, PLAIN, 10)]

    assert targets_of(tmp_path / "a.pdf", lines) == [
        (d, what, n) for (d, _, _, what, _), n in zip(DEEDS, counts, strict=True)
    ]


def test_lines_that_nothing_marks_are_parted_at_the_sign_they_share(tmp_path: Path) -> None:
    """Indented lines of one edge that all hold an arrow state indicator and target."""
    lines: list[Line] = [(60, 60, "Action Plan 2025-2027", BOLD, 20)]
    for i, (deed, who, when, what, count) in enumerate(DEEDS):
        top = 110 + 90 * i
        lines += [
            (60, top, deed, BOLD, 11),
            (60, top + 15, f"{who} – {when}", ITALIC, 9),
            (74, top + 32, f"{what} → {count}".replace("→", "="), PLAIN, 10),
        ]

    found = targets_of(tmp_path / "a.pdf", lines)

    assert found == STATED


def test_what_stands_before_the_label_of_a_target_is_measured(tmp_path: Path) -> None:
    """Of "a) Hedges planted. Target: 2.5 km" the first sentence is what the target is of."""
    lines: list[Line] = [(60, 60, "Action Plan 2025-2027", BOLD, 20)]
    for i, (deed, who, _, what, count) in enumerate(DEEDS):
        top = 110 + 90 * i
        lines += [
            (60, top, f"1.{i + 1} {deed}", BOLD, 11),
            (74, top + 15, f"Lead: {who}.", ITALIC, 9),
            (74, top + 32, f"a) {what}. Target: {count}", PLAIN, 10),
        ]

    found = targets_of(tmp_path / "a.pdf", lines)

    assert found == STATED


def test_two_columns_beside_one_label_are_measures_and_targets(tmp_path: Path) -> None:
    """The figures right of what a label names are the targets of what it names."""
    lines: list[Line] = [(60, 60, "Action Plan 2025-2027", BOLD, 20)]
    for i, (deed, who, when, what, count) in enumerate(DEEDS):
        top = 110 + 100 * i
        fields = [("Action", deed), ("Lead", who), ("Finish by", when)]
        for k, (name, value) in enumerate(fields):
            lines += [(60, top + 14 * k, name, PLAIN, 8.5), (190, top + 14 * k, value, PLAIN, 9)]
        lines += [
            (60, top + 42, "Measures and targets", PLAIN, 8.5),
            (190, top + 42, what, PLAIN, 9),
            (400, top + 42, count, PLAIN, 9),
        ]
    labels = dict.fromkeys(("Action", "Lead", "Finish by", "Measures and targets"), "#117777")

    found = targets_of(tmp_path / "a.pdf", lines, labels)

    assert found == STATED


def test_what_stands_beside_a_figure_names_it_where_the_text_below_is_a_figure(
    tmp_path: Path,
) -> None:
    """Under the target its value of today: what is measured stands at the left."""
    lines: list[Line] = [(60, 60, "Action Plan 2025-2027", BOLD, 20)]
    for i, (deed, who, _, what, count) in enumerate(DEEDS):
        top = 110 + 90 * i
        lines += [
            (60, top, f"A{i + 1} {deed}", BOLD, 11),
            (60, top + 15, f"Lead: {who}", ITALIC, 9),
            (60, top + 40, what, PLAIN, 9),
            (260, top + 40, count, BOLD, 14),
            (260, top + 53, f"{10 + i} today", PLAIN, 8),
        ]

    found = targets_of(tmp_path / "a.pdf", lines)

    assert found == STATED


def test_a_date_after_its_label_is_no_heading(tmp_path: Path) -> None:
    """Set larger than the text, "Échéance : mars 2027" in a line of labels is a date."""
    lines: list[Line] = [(60, 60, "Plan d'action 2025-2027", BOLD, 20)]
    for i, (deed, who, _, what, count) in enumerate(DEEDS):
        top = 110 + 90 * i
        lines += [
            (60, top, deed, BOLD, 12),
            (60, top + 15, f"Responsable : {who}", PLAIN, 9),
            (300, top + 15, f"Échéance : mars {2026 + i}", PLAIN, 11),
            (60, top + 45, count, BOLD, 18),
            (60, top + 58, what, PLAIN, 9),
        ]

    found = read(tmp_path / "a.pdf", lines)

    assert [_key(t) for t in found] == STATED
    assert [t.due and t.due.text for t in found] == [f"mars {2026 + i}" for i in range(4)]


def test_signs_that_begin_titles_are_no_part_of_them(tmp_path: Path) -> None:
    """An angle before each deed is its bullet."""
    lines: list[Line] = [(60, 60, "Action Plan 2025-2027", BOLD, 20)]
    for i, (deed, who, _, what, count) in enumerate(DEEDS):
        top = 110 + 90 * i
        lines += [
            (60, top, "\u203a", BOLD, 11),
            (72, top, deed, BOLD, 11),
            (72, top + 15, f"Lead: {who}", PLAIN, 9),
            (84, top + 32, f"\u2022 {what}: {count}", PLAIN, 10),
        ]

    found = targets_of(tmp_path / "a.pdf", lines)

    assert found == STATED


def test_bullets_parted_at_a_stroke(tmp_path: Path) -> None:
    """A stroke between spaces parts what most bullets hold: "Guides trained / at least 45"."""
    lines: list[Line] = [(60, 60, "Action Plan 2025-2027", BOLD, 20)]
    for i, (deed, who, _, what, count) in enumerate(DEEDS):
        top = 110 + 90 * i
        value = f"at least {count}" if i % 2 else count
        lines += [
            (60, top, deed, BOLD, 11),
            (60, top + 15, f"Lead: {who}", PLAIN, 9),
            (74, top + 32, f"\u2013 {what} / {value}", PLAIN, 10),
        ]

    found = targets_of(tmp_path / "a.pdf", lines)

    assert [(d, w) for d, w, _ in found] == [(d, what) for d, _, _, what, _ in DEEDS]
    assert [t for *_, t in found] == ["340", "at least 2.5 km", "45", "at least 60"]


def test_one_label_in_a_column_makes_no_sheet_of_a_drawn_table(tmp_path: Path) -> None:
    """A line "Who: …" under each deed of a ruled table leaves its rows and years in place."""
    heads = ["Commitment and who leads it", "What we will see", "2025-2026", "2026-2027"]
    rows = [[f"{deed}\nWho: {who}", what, n, n] for deed, who, _, what, n in DEEDS]

    found = read_ruled(tmp_path / "a.pdf", [60, 260, 400, 460, 520], 40, [heads, *rows])

    stated = [(t.indicator and t.indicator.text, t.target and t.target.text) for t in found]
    assert stated == [(what, n) for *_, what, n in DEEDS for _ in range(2)]


def test_targets_under_what_they_measure_in_one_cell(tmp_path: Path) -> None:
    """A column of indicators and targets may hold them in turn, each on a line with its dash."""
    heads = ["Action", "Indicator and target", "Lead"]
    rows = [
        [deed, f"{what}\n\u2014 {count}\nVolunteers\n\u2014 30", who]
        for deed, who, _, what, count in DEEDS
    ]

    found = [
        _key(t) for t in read_ruled(tmp_path / "a.pdf", [60, 260, 420, 520], 60, [heads, *rows])
    ]

    assert found == [
        pair
        for deed, _, _, what, count in DEEDS
        for pair in ((deed, what, count), (deed, "Volunteers", "30"))
    ]
