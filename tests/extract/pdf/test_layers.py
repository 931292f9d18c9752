"""Layers that a viewer does not show at first."""

from __future__ import annotations

from pathlib import Path

import pytest
from drawn_pdfs import bare_pdf, read_first
from hypothesis import given
from hypothesis import strategies as st

from jalon.extract.pdf.layers import hidden_layers

UTF16 = "<" + "Ébauche".encode("utf-16").hex() + ">"


def layered(default: str, *, name: str = "(Notes)", content: str = "") -> bytes:
    """A PDF with the layers ``name`` (object 5) and Plan (object 6), one page, one font."""
    stream = content.encode("latin-1")
    return bare_pdf(
        b"<</Type/Catalog/Pages 2 0 R/OCProperties<</OCGs[5 0 R 6 0 R]/D<<%s>>>>>>"
        % default.encode(),
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 300]/Contents 4 0 R"
        b"/Resources<</Font<</F 7 0 R>>/Properties<</L 5 0 R/P 6 0 R>>>>>>",
        b"<</Length %d>>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<</Type/OCG/Name%s>>" % name.encode("latin-1"),
        b"<</Type/OCG/Name(Plan)>>",
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    )


CASES = [
    pytest.param("/OFF[5 0 R]", {"Notes"}, id="one-off"),
    pytest.param("", set(), id="all-on"),
    pytest.param("/BaseState/OFF", {"Notes", "Plan"}, id="all-off"),
    pytest.param("/BaseState/OFF/ON[6 0 R]", {"Notes"}, id="all-off-but-one"),
    pytest.param("/BaseState/ON/OFF[5 0 R 6 0 R]", {"Notes", "Plan"}, id="both-off"),
]


@pytest.mark.parametrize(("default", "expected"), CASES)
def test_default_state_tells_what_is_off(default: str, expected: set[str]) -> None:
    """The catalogue's default configuration names the layers that are not shown."""
    assert hidden_layers(layered(default)) == expected


def test_name_may_be_unicode() -> None:
    """A layer's name in UTF-16 is read as such."""
    assert hidden_layers(layered("/OFF[5 0 R]", name=UTF16)) == {"Ébauche"}


def test_text_of_a_hidden_layer_is_left_out(tmp_path: Path) -> None:
    """What stands on a layer that is off is not read, and a note says so."""
    path = tmp_path / "layers.pdf"
    content = (
        "BT /F 10 Tf 50 200 Td (Agir) Tj ET "
        "/OC /L BDC BT /F 10 Tf 50 180 Td (brouillon) Tj ET EMC "
        "/OC /P BDC BT /F 10 Tf 50 160 Td (Soutenir) Tj ET EMC"
    )
    path.write_bytes(layered("/OFF[5 0 R]", content=content))

    page = read_first(path)

    assert [w.text for w in page.words] == ["Agir", "Soutenir"]
    assert "hidden_layer" in page.notes


@pytest.mark.xfail(strict=True, reason="layers are looked up only where hidden text was met")
def test_drawing_of_a_hidden_layer_is_left_out(tmp_path: Path) -> None:
    """Lines on a layer that is off part no cells."""
    path = tmp_path / "layers.pdf"
    content = "BT /F 10 Tf 50 200 Td (Agir) Tj ET /OC /L BDC 50 100 m 200 100 l S EMC"
    path.write_bytes(layered("/OFF[5 0 R]", content=content))

    assert read_first(path).rules == ()


@given(st.binary(max_size=300))
def test_any_bytes_have_no_hidden_layers(data: bytes) -> None:
    """A catalogue that cannot be read hides nothing, and never fails the page."""
    assert hidden_layers(data) == frozenset()
    assert hidden_layers(b"%PDF-1.7 /OCProperties " + data) == frozenset()
