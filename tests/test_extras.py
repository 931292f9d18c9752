"""What only some people need: used where it is there, named in a sentence where it is not."""

from __future__ import annotations

import sys
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

import jalon
from jalon import cli
from jalon.normalize.labels.roles import role_of
from jalon.normalize.own_words import OwnWordsError, own_words
from jalon.normalize.text.lemmas import has_lemmas
from jalon.schemas.errors import MissingPackageError

ROOT = Path(__file__).parents[1]
PLAN = ROOT / "samples" / "plan-laurentides-2025-2028.pdf"
OUTPUT = ROOT / "output"


@pytest.mark.parametrize("module", ["camelot", "pdfplumber"])
def test_cross_check_without_its_engines(
    module: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Wrong usage, said before anything is read, with the line that installs them."""

    monkeypatch.setattr(cli, "_speak_utf8", lambda: None)
    monkeypatch.setattr(cli, "_keep_libraries_quiet", lambda _: None)
    monkeypatch.setitem(sys.modules, module, None)
    run = ["run", str(PLAN), "-o", str(tmp_path / "out"), "--cross-check", "--lang", "en"]

    assert cli.main(run) == 2
    assert f"{module} is not installed; install it with pip install jalon[check]" in (
        capsys.readouterr().err
    )
    assert not (tmp_path / "out").exists()


def test_a_vocabulary_may_ask_for_lemmas() -> None:
    """With ``lemmas: true`` spaCy tells adjectives from nouns beside a listed word."""

    pytest.importorskip("spacy", reason="spaCy is not installed: jalon[lemmas]")
    assert has_lemmas()
    own = own_words(b"lemmas: true")
    heading = "Indicateurs clairs ambitieux"

    assert role_of(heading) is None
    guess = role_of(heading, index=own.roles)
    assert guess is not None
    assert guess.role == "indicator"


def test_lemmas_that_are_not_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    """A vocabulary that asks for them is refused, and the reason names the extra."""

    monkeypatch.setattr("jalon.normalize.own_words.has_lemmas", lambda: False)
    with pytest.raises(OwnWordsError) as caught:
        own_words(b"lemmas: true")

    assert (caught.value.code, caught.value.detail) == ("vocabulary_no_lemmas", "jalon[lemmas]")


def test_frames_without_pandas(monkeypatch: pytest.MonkeyPatch) -> None:
    """Data frames are refused with the line that installs pandas; records need none."""

    monkeypatch.setenv("LC_ALL", "en_CA.UTF-8")
    plan = jalon.read(PLAN)
    monkeypatch.setitem(sys.modules, "pandas", None)

    assert plan.targets
    with pytest.raises(MissingPackageError, match=r"pip install jalon\[pandas\]"):
        _ = jalon.load
    with pytest.raises(MissingPackageError, match=r"pip install jalon\[pandas\]"):
        _ = plan.frames


def test_query_without_duckdb(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """``jalon query`` says what to install, and ends as wrong usage."""

    monkeypatch.setattr(cli, "_speak_utf8", lambda: None)
    monkeypatch.setattr(cli, "_keep_libraries_quiet", lambda _: None)
    monkeypatch.setitem(sys.modules, "duckdb", None)

    assert cli.main(["query", str(OUTPUT), "SELECT 1", "--lang", "en"]) == 2
    assert "pip install jalon[duckdb]" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("white_above", "said"), [(True, "inset_unread"), (False, None)], ids=["paper", "photograph"]
)
def test_pictures_without_opencv(
    white_above: bool, said: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without OpenCV a page that is a picture, and a picture of text, are named and left."""

    monkeypatch.setitem(sys.modules, "cv2", None)
    noise = np.random.default_rng(1).integers(0, 200, (80, 160), dtype=np.uint8)
    if white_above:
        noise[:60] = 250
    path = tmp_path / "a.pdf"
    canvas = Canvas(str(path), pagesize=(600, 600))
    picture = ImageReader(BytesIO(b"P5\n160 80\n255\n" + noise.tobytes()))
    canvas.drawImage(picture, 0, 0, 600, 600)
    canvas.showPage()
    canvas.drawImage(picture, 100, 50, 300, 150)
    for line in range(20):
        canvas.drawString(60, 550 - 12 * line, "Des mots qui entourent une image sans la couvrir.")
    canvas.save()

    found = {(f.page, f.code) for f in jalon.read(path).findings}

    assert (1, "ocr_missing") in found
    assert ((2, "inset_unread") in found) is (said is not None)
