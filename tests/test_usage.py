from __future__ import annotations

import argparse
import ast
import gettext
import inspect
import io
import os
from importlib.resources import files
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po
from hypothesis import given
from hypothesis import strategies as st

from jalon.messages import Language
from jalon.options import UsageError, asked_language, make_parser, parse_pages

REPOSITORY = Path(__file__).parents[1]

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
    "unknown command": (["jalonner"], "« jalonner » n’existe pas", "there is no “jalonner”"),
    "unknown option": (["validate", "d", "--deep"], "option inconnue", "unknown option"),
    "half an option": (["run", "x", "--out", "d"], "il manque l’option", "(-o) is missing"),
    "no value": (["run", "x", "--output"], "attend une valeur", "needs a value"),
    "one too many": (["validate", "d", "e"], "argument de trop : e", "too many: e"),
    "value too many": (["run", "-q=3", "x"], "n’attend pas de valeur", "takes no value"),
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


def test_environment_is_as_before(monkeypatch: pytest.MonkeyPatch) -> None:
    """Speaking a language for the length of a command line changes nothing after it."""

    monkeypatch.setenv("LANGUAGE", "de")
    with pytest.raises(UsageError):
        make_parser(Language.FR).parse_args(["run"])

    assert os.environ["LANGUAGE"] == "de"
    assert gettext.gettext("options") == "options"


def sentences_of_argparse() -> set[str]:
    """What argparse can say of a command line, by its source."""
    calls = (n for n in ast.walk(ast.parse(inspect.getsource(argparse))) if isinstance(n, ast.Call))
    asked = (c for c in calls if getattr(c.func, "id", "") == "_" and c.args)
    return {str(c.args[0].value) for c in asked if isinstance(c.args[0], ast.Constant)}


# said of a program that is wrong, or of kinds of arguments that we have not
NEVER_SAID: tuple[str, ...] = ("can't open", "unknown parser", "cannot", "conflicting", "merge")
NEVER_SAID += ('argument "-"',)
FOR_PROGRAMMERS: tuple[str, ...] = (
    "'required' is",
    ".__call__()",
    "%r is not callable",
    "dest=",
    "invalid option",
)
FOR_PROGRAMMERS += ("invalid conflict", "mutually exclusive", "unexpected option string")


@pytest.mark.parametrize("language", Language)
def test_all_that_argparse_says_is_translated(language: Language) -> None:
    """Each sentence that a wrong command line can bring about has one in each language."""

    folder = files("jalon.messages").joinpath(f"locale/{language}/LC_MESSAGES")
    catalogue = read_mo(io.BytesIO(folder.joinpath("argparse.mo").read_bytes()))
    said = {str(message.id) for message in catalogue if message.id and message.string}
    unsaid = {s for s in sentences_of_argparse() if not s.startswith(NEVER_SAID + FOR_PROGRAMMERS)}

    assert len(unsaid) > 10
    assert unsaid - said == set()


def texts_of(catalogue: Catalog) -> set[tuple[str, ...]]:
    """Each sentence of a catalogue with its translation, plurals one after the other."""
    sides = ([message.id, message.string or ""] for message in catalogue if message.id)
    return {tuple(t for s in two for t in ([s] if isinstance(s, str) else s)) for two in sides}


@pytest.mark.parametrize("language", Language)
def test_compiled_catalogue_is_the_written_one(language: Language) -> None:
    """What gettext reads was compiled from what people write."""

    folder = f"locale/{language}/LC_MESSAGES"
    shipped = files("jalon.messages").joinpath(folder, "argparse.mo")
    source = REPOSITORY / "src/jalon/messages" / folder / "argparse.po"  # not in the wheel
    compiled = read_mo(io.BytesIO(shipped.read_bytes()))
    written = read_po(io.BytesIO(source.read_bytes()))

    assert texts_of(compiled) == texts_of(written)


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
