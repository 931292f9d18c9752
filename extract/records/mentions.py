"""Where labels may stand in a paragraph: before a colon, in another look, by themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from jalon.extract.records.looks import look_of
from jalon.extract.records.paragraphs import Paragraph, set_like, starts_of
from jalon.extract.records.settings import SETTINGS
from jalon.extract.text.hyphens import join_lines
from jalon.extract.text.lines import text_of
from jalon.schemas.page import Word
from jalon.schemas.units import Look

MENTIONS = SETTINGS.mentions

ENDS_SENTENCE = re.compile(r"[.;|!]$|^[|•·–—]$")
CODE = re.compile(
    r"^(?:[A-Z]{0,2}\d{1,3}(?:[.\-]\d{1,3})*|[A-Z]|[IVX]{1,4}|[a-z]\))[.):\u00b0]{0,2}$"
)

ORDINAL = re.compile(r"\s*(?:n[o°º]\.?\s*|#\s*)?(?<![\d.])(\d{1,2})\s*$")
PLACES = {
    **dict.fromkeys(("premier", "première", "first", "1er", "1re", "1st"), 1),
    **dict.fromkeys(("second", "seconde", "deuxième", "2e", "2nd"), 2),
    **dict.fromkeys(("troisième", "third", "3e", "3rd"), 3),
}
COUNTED = re.compile(rf"({'|'.join(PLACES)})\s+(?=[^\W\d])")  # "Second indicateur"
STOP = re.compile(r"(?<=\w)[.?]$|^[–—?]$|(?<=\w\))\.$")
ASKED_NUMBER = re.compile(r"^\d{1,2}[:.]?$")  # "Quelle cible ? 2"; a year is a value
NUMBERED_LABEL = re.compile(r"^[\d.\s]*$")
FOLD = str.maketrans("’`", "''")
EDGES = " :.-–—•▪■|;("


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that may be a label: where they begin and end in their paragraph's words.

    ``form`` is ``colon`` ("Porteur : …"), ``prefix`` (set otherwise than what follows it),
    ``faint`` (set more faintly than it), ``stop`` ("Porteur. …", "Porteur – …") or ``lone``
    (nothing else stands in the paragraph).
    """

    paragraph: int
    start: int
    end: int
    key: str
    heading: str
    ordinal: int | None
    look: Look
    form: str

    is_bracketed: bool = False


def label_key(text: str) -> tuple[str, int | None]:
    """The label folded, without colon, bullet and the number that ends it; and that number.

    >>> label_key("Cible 2 :")
    ('cible', 2)
    >>> label_key("INDICATEUR(S) DE SUIVI")
    ('indicateur(s) de suivi', None)
    >>> label_key("Second indicateur")
    ('indicateur', 2)
    """
    bare = " ".join(text.translate(FOLD).casefold().split()).strip(EDGES)
    first = COUNTED.match(bare)
    if first is not None:
        return bare[first.end() :], PLACES[first[1]]
    match = ORDINAL.search(bare)
    if match is None or match.start() == 0:
        return bare, None
    return bare[: match.start()].strip(EDGES), int(match[1])


def mentions_of(paragraphs: Sequence[Paragraph]) -> list[Mention]:
    """Everything in ``paragraphs`` that has the form of a label; several may overlap."""
    found: list[Mention] = []
    for index, paragraph in enumerate(paragraphs):
        words = paragraph.words
        own = [*_at_colons(index, paragraph, words), *_at_prefixes(index, paragraph, words)]
        own += _at_stops(index, paragraph, words)
        lone = _alone(index, paragraph, words)
        if lone is not None and not any(m.form == "colon" and m.start == 0 for m in own):
            own.append(lone)
        found.extend(own)
    return found


def _mention_of(
    index: int, paragraph: Paragraph, words: Sequence[Word], span: tuple[int, int], form: str
) -> Mention | None:
    start, end = span
    if end - start > MENTIONS.most_words + 1:
        return None
    held = words[start:end]
    heading = _glued(paragraph, words, span).strip(" (|;")
    key, ordinal = label_key(heading)
    if ":" in heading.rstrip(" :."):
        return None  # a label and its value: "Niveau visé : 75."
    is_short = len(key) <= MENTIONS.most_characters
    fewest = MENTIONS.fewest_letters - (form == "colon")
    if not is_short or NUMBERED_LABEL.match(key) or sum(map(str.isalpha, key)) < fewest:
        return None
    look = look_of(held, paragraph.look.fill)
    opens = held[0].text.startswith("(") or (start > 0 and words[start - 1].text == "(")
    shown = heading.rstrip(" :")
    return Mention(index, start, end, key, shown, ordinal, look, form, is_bracketed=opens)


def _glued(paragraph: Paragraph, words: Sequence[Word], span: tuple[int, int]) -> str:
    """The words as one text, those that a line's end breaks mended."""
    cuts = [at for at in sorted(starts_of(paragraph)) if span[0] < at < span[1]]
    edges = [span[0], *cuts, span[1]]
    return join_lines([text_of(words[a:b]) for a, b in pairwise(edges)])


def _at_colons(index: int, paragraph: Paragraph, words: Sequence[Word]) -> Iterator[Mention]:
    """Each run of words that ends in a colon, from where its sentence, look or line begins."""
    lines = starts_of(paragraph)
    for i, word in enumerate(words):
        if not word.text.endswith(":") or (i + 1 < len(words) and words[i + 1].text == ":"):
            continue
        start = _sentence_start(words, i)
        starts = {start, *(at for at in lines if start < at <= i)}
        for at in sorted(starts):
            mention = _mention_of(index, paragraph, words, (at, i + 1), "colon")
            if mention is not None:
                yield mention


def _sentence_start(words: Sequence[Word], end: int) -> int:
    start = end
    if words[end].text == ":" and end:
        start -= 1
    while start > 0 and end - start <= MENTIONS.most_words:
        before, word = words[start - 1], words[start]
        if ENDS_SENTENCE.search(before.text) or word.text.startswith(("(", "•", "▪")):
            break
        if (before.is_bold, before.colour) != (word.is_bold, word.colour):
            break
        start -= 1
    return start


def _at_prefixes(index: int, paragraph: Paragraph, words: Sequence[Word]) -> Iterator[Mention]:
    """Runs of words that are set more strongly than what follows them, or begin a line fainter."""
    lines = starts_of(paragraph)
    start = 0
    for i in range(1, len(words)):
        if set_like(words[i]) == set_like(words[i - 1]):
            continue
        is_faint = not _is_marked(words[i - 1], words[i])
        if not is_faint or start in lines:
            at = _after_sentence(words, start, i)
            if start == 0 and at > 0 and CODE.match(words[at - 1].text):
                start = i
                continue
            mention = _mention_of(
                index, paragraph, words, (at, i), "faint" if is_faint else "prefix"
            )
            if mention is not None:
                yield mention
        start = i


def _after_sentence(words: Sequence[Word], start: int, end: int) -> int:
    """Where the last sentence between two words begins: "Title. Label" are two."""
    for i in range(end - 1, start, -1):
        if ENDS_SENTENCE.search(words[i - 1].text):
            return i
    return start


def _is_marked(word: Word, after: Word) -> bool:
    """Whether a label may be set like ``word`` where its value is set like ``after``."""
    return word.is_bold or not after.is_bold


def _at_stops(index: int, paragraph: Paragraph, words: Sequence[Word]) -> Iterator[Mention]:
    """Short sentences at the paragraph's beginning or after another: "Porteur. Direction"."""
    starts = [0] + [i + 1 for i, w in enumerate(words[:-1]) if ENDS_SENTENCE.search(w.text)]
    for start in starts:
        for i in range(start, min(start + MENTIONS.most_words, len(words) - 1)):
            if STOP.search(words[i].text):
                end = i + 1
                if words[i].text.endswith("?") and ASKED_NUMBER.match(words[end].text):
                    end += 1
                mention = _mention_of(index, paragraph, words, (start, end), "stop")
                if mention is not None:
                    yield mention
                break


def _alone(index: int, paragraph: Paragraph, words: Sequence[Word]) -> Mention | None:
    if paragraph.lines[0].bullet or len(words) > MENTIONS.most_words or not paragraph.is_uniform:
        return None
    if words[0].text[:1].islower() or (len(words) > 1 and CODE.match(words[0].text)):
        return None
    return _mention_of(index, paragraph, words, (0, len(words)), "lone")
