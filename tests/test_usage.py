from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jalon.messages import Language
from jalon.options import UsageError, asked_language, make_parser, parse_pages

PAGES = {
    "one": ("4", (4,)),
    "list and range": ("1,3-5", (1, 3, 4, 5)),
    "unsorted and twice": ("5,2-3,3", (2, 3, 5)),
    "spaces": (" 1 , 3 - 4 ", (1, 3, 4)),
}
REFUSED_PAGES = ("", "0", "a", "5-3", "1,", "-2", "1-", "1.5", "1-999999", "²")


@pytest.mark.parametrize(("text", "pages"), PAGES.values(), ids=PAGES)
def test_pages(text: str, pages: tuple[int, ...]) -> None:
    """A list of pages and ranges names its pages, sorted and once."""

    assert parse_pages(text) == pages


@pytest.mark.parametrize("text", REFUSED_PAGES)
def test_refused_pages(text: str) -> None:
    """What is no list of pages is None."""

    assert parse_pages(text) is None


@given(st.text())
def test_pages_never_raise(text: str) -> None:
    """Any text is pages or None, and pages are whole numbers from 1."""

    assert all(page >= 1 for page in parse_pages(text) or ())


WRONG = {
    "no output": (
        ["run", "x.pdf"],
        "il manque l’option --output (-o), le dossier où écrire.",
        "option --output (-o) is missing",
    ),
    "no path": (["run", "-o", "d"], "il manque CHEMIN.", "PATH is missing."),
    "unknown command": (["jalonner"], "la commande « jalonner »", "no command “jalonner”"),
    "unknown option": (["validate", "d", "--deep"], "l’option --deep", "no option --deep"),
    "half an option": (["run", "x", "--out", "d"], "il manque l’option", "(-o) is missing"),
    "no value": (["run", "x", "--output"], "attend une valeur", "needs a value"),
    "one too many": (["validate", "d", "e"], "un argument est de trop : e", "too many: e"),
    "pages": (["tables", "x", "--pages", "z"], "« z » ne désigne", "“z” names no pages"),
    "language": (["validate", "d", "--lang", "de"], "« de » n’est ni", "“de” is neither"),
}


@pytest.mark.parametrize(("arguments", "fr", "en"), WRONG.values(), ids=WRONG)
def test_wrong_usage(arguments: list[str], fr: str, en: str) -> None:
    """A wrong command line is told what is wrong, in the reader's language."""

    for language, expected in ((Language.FR, fr), (Language.EN, en)):
        with pytest.raises(UsageError) as caught:
            make_parser(language).parse_args(arguments)
        said = str(caught.value).replace("\u00a0", " ").replace("\u202f", " ")
        assert expected in said
        assert "--help" in said


def test_right_usage() -> None:
    """Options may stand before and after the paths."""

    options = make_parser(Language.FR).parse_args(["run", "-q", "a", "--output", "d", "b"][:5])

    assert options.paths == [Path("a")]
    assert options.output == Path("d")
    assert options.quiet


HELP_IN_ENGLISH = ("usage:", "options:", "show this", "positional", "optional")


@pytest.mark.parametrize("command", [[], ["run"], ["tables"], ["validate"]])
def test_help_is_french(command: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """Help in French holds none of the parser's English."""

    with pytest.raises(SystemExit):
        make_parser(Language.FR).parse_args([*command, "--help"])

    text = capsys.readouterr().out
    assert "Usage :" in text.replace("\u00a0", " ")
    assert not [word for word in HELP_IN_ENGLISH if word in text]


def test_language_is_known_before_parsing() -> None:
    """The language asked for holds for errors of the same command line."""

    assert asked_language(["run", "--lang=en"], {"LANG": "fr_CA"}) is Language.EN
    assert asked_language(["--lang", "FR", "run"], {"LANG": "en_CA"}) is Language.FR
    assert asked_language(["run", "--lang"], {"LANG": "en_CA"}) is Language.EN
