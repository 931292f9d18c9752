from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from jalon.messages import (
    Language,
    error_message,
    evidence_in_french,
    finding_codes,
    finding_messages,
    has_finding,
    language_of_locale,
    say,
)
from jalon.publish import folder  # noqa: F401 - defines errors
from jalon.schemas.errors import JalonError

ROOT = Path(__file__).parents[2]
CATALOGUES = sorted((ROOT / "src" / "jalon" / "messages" / "data").glob("*.yaml"))
SOURCES = [
    *ROOT.glob("extract/**/*.py"),
    *ROOT.glob("normalize/**/*.py"),
    *ROOT.glob("src/jalon/*.py"),
    *ROOT.glob("src/jalon/[ampc]*/*.py"),
]
COMMAND = re.compile(r'pip install "[^"]+"')  # to be typed as it stands
PLACEHOLDER = re.compile(r"\{([a-z_0-9]+)[:|}]")
BY_LANGUAGE = {"reason_fr", "reason_en"}


def entries() -> Iterator[tuple[str, str, dict[str, str]]]:
    """Every code of every catalogue with its sentences."""
    for path in CATALOGUES:
        for code, texts in yaml.safe_load(path.read_text(encoding="utf-8")).items():
            yield path.stem, code, texts


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.stem)
def test_codes_stand_once(path: Path) -> None:
    """No code has two sentences: the later would be taken for both."""

    codes = re.findall(r"^([^\s#:]+):", path.read_text(encoding="utf-8"), re.MULTILINE)

    assert len(codes) == len(set(codes))


@pytest.mark.parametrize(("catalogue", "code", "texts"), list(entries()))
def test_both_languages(catalogue: str, code: str, texts: dict[str, str]) -> None:
    """A code has a sentence in both languages, and both are filled with the same values."""

    fr, en = (set(PLACEHOLDER.findall(texts[language])) for language in ("fr", "en"))

    assert set(texts) == {"fr", "en"}, catalogue
    assert all(texts.values()), code
    assert fr - BY_LANGUAGE == en - BY_LANGUAGE


@pytest.mark.parametrize(("catalogue", "code", "texts"), list(entries()))
def test_french_typography(catalogue: str, code: str, texts: dict[str, str]) -> None:
    """French sentences have typographic apostrophes, guillemets and spaces before colons."""

    text = COMMAND.sub("", texts["fr"])

    assert "'" not in text, (catalogue, code)
    assert '"' not in text
    assert not re.search(r"\w:(\s|$)", text)
    assert not re.search(r"«\S|\S»", text)


def error_classes(base: type[JalonError] = JalonError) -> Iterator[type[JalonError]]:
    """Every kind of error, ours and of later modules."""
    yield base
    for child in base.__subclasses__():
        yield from error_classes(child)


@pytest.mark.parametrize("error", list(error_classes()))
def test_errors_have_sentences(error: type[JalonError]) -> None:
    """Every kind of error has a sentence of its own that names the file."""

    codes = {code for catalogue, code, _ in entries() if catalogue == "errors"}

    assert error.code in codes
    assert "plan.pdf" in error_message(error.code, Language.FR, file="plan.pdf")


def calls_in(path: Path) -> Iterator[ast.Call]:
    """Every call in a source file."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return (node for node in ast.walk(tree) if isinstance(node, ast.Call))


def first_string(call: ast.Call, keyword: str) -> str | None:
    """The call's first argument, or the one named ``keyword``, where it is a plain string."""
    nodes = [*call.args[:1], *(k.value for k in call.keywords if k.arg == keyword)]
    values = [node.value for node in nodes if isinstance(node, ast.Constant)]
    return next((value for value in values if isinstance(value, str)), None)


def codes_raised() -> Iterator[tuple[str, str]]:
    """Every finding's code that the sources write, with the file."""
    for path in SOURCES:
        for call in calls_in(path):
            name = getattr(call.func, "id", getattr(call.func, "attr", ""))
            is_ours = name == "RawFinding" or ast.unparse(call.func).endswith("desk.find")
            if is_ours and (code := first_string(call, "code")):
                yield code, path.relative_to(ROOT).as_posix()


def test_findings_have_sentences() -> None:
    """Every finding that the sources can raise has a sentence."""

    unsaid = [(code, path) for code, path in codes_raised() if not has_finding(code)]

    assert unsaid == []


def test_sentences_of_the_program_exist() -> None:
    """Every sentence that the sources ask for by name is in the catalogue."""

    known = {code for catalogue, code, _ in entries() if catalogue == "cli"}
    asked = {
        code
        for path in SOURCES
        for call in calls_in(path)
        if getattr(call.func, "id", "") == "say" and (code := first_string(call, "code"))
    }

    assert asked
    assert asked <= known


def test_values_fill_the_sentence() -> None:
    """A value stands in its sentence, quoted and spaced as each language wants it."""

    fr, en = finding_messages("words_unread", {"text": "Porteur"})

    assert fr.endswith("«\u00a0Porteur\u00a0».")
    assert en.endswith("“Porteur”.")


COUNTED = [
    ({"stated": "17", "what": "issue", "where": "Stratégie", "found": "1"},
     "Le document annonce 17 enjeux dans «\u00a0Stratégie\u00a0»\u202f; 1 a été trouvé.",
     "The document states 17 issues in “Stratégie”; 1 was found."),
    ({"stated": "1", "what": "recommendation", "found": "0"},
     "Le document annonce 1 recommandation\u202f; 0 a été trouvé.",
     "The document states 1 recommendation; 0 were found."),
]  # fmt: skip


@pytest.mark.parametrize(("values", "fr", "en"), COUNTED)
def test_numbers_want_their_words(values: dict[str, str], fr: str, en: str) -> None:
    """A word stands in the number that the language wants after the count."""

    assert finding_messages("count_mismatch", values) == (fr, en)


def test_reasons_are_said_in_words() -> None:
    """A reason's code is a phrase in both languages; the headings are quoted as read."""

    values = {"reason": "glossary", "headings": "Terme | Définition"}
    fr, en = finding_messages("table_left_alone", values)

    assert "il s’agit d’un glossaire. Titres lus" in fr
    assert "it is a glossary. Headings as read: “Terme | Définition”." in en


def test_missing_values_leave_no_trace() -> None:
    """A sentence whose optional value is missing is whole without it."""

    for code in finding_codes():
        for text in finding_messages(code, {}):
            assert not re.search(r"[\[\]{}]", text), code


def test_unknown_finding_shows_its_code() -> None:
    """A code without a sentence is still shown, in both languages."""

    assert all("new_code" in text for text in finding_messages("new_code", {}))


def test_brackets_of_help_stay() -> None:
    """Brackets in a value are not taken for optional parts."""

    assert "[1]" in error_message("error", Language.EN, file="plan[1].pdf")


LOCALES = {
    "nothing set": ({}, "fr"),
    "plain C": ({"LANG": "C.UTF-8"}, "fr"),
    "POSIX": ({"LC_ALL": "POSIX", "LANG": "en_CA.UTF-8"}, "fr"),
    "Québec": ({"LANG": "fr_CA.UTF-8"}, "fr"),
    "English Canada": ({"LANG": "en_CA.UTF-8"}, "en"),
    "English with modifier": ({"LANG": "en_IE@euro"}, "en"),
    "plain en": ({"LANG": "en"}, "en"),
    "LC_ALL before LANG": ({"LC_ALL": "fr_CA", "LANG": "en_US"}, "fr"),
    "LC_MESSAGES before LANG": ({"LC_MESSAGES": "en_CA", "LANG": "fr_CA"}, "en"),
    "empty is not set": ({"LC_ALL": "", "LANG": "en_US.UTF-8"}, "en"),
    "begins like English": ({"LANG": "enm_GB"}, "fr"),
}


@pytest.mark.parametrize(("environment", "language"), LOCALES.values(), ids=LOCALES)
def test_language_of_locale(environment: dict[str, str], language: str) -> None:
    """The locale decides the language, French where it says nothing."""

    assert language_of_locale(environment) == language


def test_say_knows_its_codes() -> None:
    """A code that is not in the catalogue is an error of ours."""

    with pytest.raises(KeyError):
        say("no_such_code", Language.FR)


@pytest.mark.parametrize(
    ("evidence", "french"),
    [
        ("same title; same code 1.1", "même titre; même code 1.1"),
        ("same words: table; other code", "mêmes mots\u00a0: table; autre code"),
        ("meetings: 'same title' | 'x'; no number", "meetings: 'same title' | 'x'; sans nombre"),
    ],
)
def test_evidence_in_french(evidence: str, french: str) -> None:
    """Phrases of our own are said in French; what a document prints stays as it is."""

    assert evidence_in_french(evidence) == french
