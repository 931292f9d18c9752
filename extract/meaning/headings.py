"""Headings taken apart: the level's word, its code, and the text; and which pieces are headings."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace

from jalon.extract.meaning.heading_labels import numbered_texts, with_labels
from jalon.extract.meaning.parsed import Heading
from jalon.extract.meaning.settings import SETTINGS
from jalon.schemas.units import Couple, Element, Labelled, Look, Loose
from jalon.schemas.values import LEVELS, Role, SectionLabel
from jalon.schemas.vocabulary import Vocabulary

HEADINGS = SETTINGS.headings
SHARED = SETTINGS.shared

OUTCOME = "outcome"
FIGURED = re.compile(r"^(\d{1,2}|[IVX]{2,4})\s+(?=[A-Z\u00c0-\u00dd])")
INITIAL = re.compile(r"^([A-Z])[.)]?\s+(?=[A-Z\u00c0-\u00dd])")
SHORT_WORD = re.compile(r"^[A-Z]{2,4}\s+(?=\S)")
OUTLINED = re.compile(r"^(\d{1,2}(?:\.\d{1,2}){1,3})[.)]?\s+(?=\S)")
LETTERED = re.compile(r"^\(?([a-z])\)\s+(?=\S)")
SPACED = re.compile(r"(?<=\d) \. (?=\d)")  # "Objectif 1 . 1"
CODE = r"(?:[A-Z]{1,2}[.\-]?)?\d{1,3}(?:[.\-]\d{1,3})*|[A-Z]|[IVX]{1,4}"
WORDED = re.compile(
    rf"""^(?P<word>[^\W\d_][\w'\u2019./]*(?:\s[a-z\u00e0-\u00ff][\w'\u2019]*){{0,3}})\s*
        (?:n[o\u00b0]\s*)?(?P<code>{CODE})?
        (?P<sep>\s*[:\u2013\u2014|.)]\s*|\s+-\s+|\s+|$)(?P<label>.*)$""",
    re.VERBOSE,
)


# a level's word, its code and a colon
TOLD = re.compile(
    r"^(?P<word>[^\W\d_]+)\s(?:[A-Za-z]{1,5}[-.]?\s?)?\d{1,3}(?:\.\d{1,3})*[a-z]?\s?:\s"
)

# "Data Source DOS Labour Force Survey …" under a table
SOURCE = re.compile(
    r"(?:data\s+)?sources?\b(?!\s+of\b)|sources?\s+(?:de|des)\s+donn\u00e9es\b", re.IGNORECASE
)


def headings_in(elements: Sequence[Element], body: Look, vocabulary: Vocabulary) -> list[Heading]:
    """The pieces that may be headings, in order."""
    loose = [(i, e) for i, e in enumerate(elements) if isinstance(e, Loose)]
    words = _level_words([e for _, e in loose], body, vocabulary)
    anchored = _anchored(elements, body)
    letters = {m[1] for _, e in loose if (m := INITIAL.match(e.block.text))}
    alike = Counter(_dress(e) for _, e in loose)
    told = _told(loose, words, vocabulary)
    found = []
    for i, piece in loose:
        if SOURCE.match(piece.block.text):
            continue
        heading = _parsed(i, piece, words, vocabulary)
        initial = INITIAL.match(heading.label) if heading.number is None else None
        if initial is not None and heading.word is None and {"A", "B"} <= letters:
            heading = replace(heading, number=initial[1], label=heading.label[initial.end() :])
        is_told = i in anchored or i in told
        if is_told or _may_be_heading(heading, body, vocabulary, alike[_dress(piece)]):
            found.append(heading)
    found = with_labels(_joined(found), elements, numbered_texts(elements, body))
    return _with_outcomes(found)


def _told(
    loose: Sequence[tuple[int, Loose]], words: frozenset[str], vocabulary: Vocabulary
) -> frozenset[int]:
    """Pieces that a level's word, a code of several parts and a colon open, where many are so.

    "Action T-2.1: Build …" names an action though it is a sentence set as any other.
    """
    held: dict[str, list[int]] = defaultdict(list)
    for i, piece in loose:
        match = TOLD.match(piece.block.text)
        if match is None or len(piece.block.text) > HEADINGS.longest_told:
            continue
        heading = _parsed(i, piece, words, vocabulary)
        if heading.role is not None and heading.number is not None and heading.label:
            held[match["word"].casefold()].append(i)
    return frozenset(i for at in held.values() if len(at) >= HEADINGS.told for i in at)


def _with_outcomes(found: Sequence[Heading]) -> list[Heading]:
    """The headings, those called outcomes as objectives where they are told in sentences.

    "Outcome A – Healthy forests" is a theme, "Outcome 1: Girls stay in school" an objective.
    """
    held = [len(h.label.split()) for h in found if h.word == OUTCOME]
    if not held or sum(held) <= HEADINGS.title_words * len(held):
        return list(found)
    return [replace(h, role=Role.OBJECTIVE) if h.word == OUTCOME else h for h in found]


def _anchored(elements: Sequence[Element], body: Look) -> frozenset[int]:
    """Pieces that stand just before units, where most that are set alike do.

    Alike are the items of one bullet, and texts in a look of their own that run on into labels.
    """
    held: dict[object, list[tuple[int, bool]]] = defaultdict(list)
    for i, e in enumerate(elements):
        if not isinstance(e, Loose):
            continue
        if e.block.bullet:
            held[e.block.bullet].append((i, _is_before_unit(elements, i)))
        elif e.runs_in and stands_out(e.look, body) and len(e.block.text) <= SHARED.longest_heading:
            held[e.look.kind].append((i, _is_before_unit(elements, i)))
    return frozenset(
        i
        for items in held.values()
        if sum(a for _, a in items) >= max(HEADINGS.anchored * len(items), HEADINGS.recurs)
        for i, a in items
        if a
    )


def _is_before_unit(elements: Sequence[Element], index: int) -> bool:
    """Whether a label or a couple comes next, a plain paragraph between at most."""
    for e in elements[index + 1 : index + 3]:
        if isinstance(e, Labelled | Couple):
            return True
        if not isinstance(e, Loose) or e.block.bullet:
            return False
    return False


def _level_words(pieces: Sequence[Loose], body: Look, vocabulary: Vocabulary) -> frozenset[str]:
    """Words that open several headings before a code or a sign: those of a level."""
    rests: dict[str, set[str]] = defaultdict(set)
    alone: Counter[str] = Counter()
    for piece in pieces:
        text = piece.block.text
        if len(text.split()) <= HEADINGS.most_words:
            alone[text.strip(" :").casefold()] += 1
        match = WORDED.match(text)
        if match is None or len(text) > SHARED.longest_heading:
            continue
        if _parts_word(match, piece.look, body, vocabulary):
            rests[match["word"].casefold()].add(f"{match['code']} {match['label']}")
    worded = {
        w
        for w, held in rests.items()
        if len(held) >= HEADINGS.recurs or _names_level(w, vocabulary) is True
    }
    return frozenset(worded | {w for w, n in alone.items() if n >= HEADINGS.recurs and w.isalpha()})


def _parts_word(match: re.Match[str], look: Look, body: Look, vocabulary: Vocabulary) -> bool:
    """Whether a code or a sign sets a heading's first words off from its text."""
    if match["code"] is not None:
        return _is_code(match)
    said = _names_level(match["word"].casefold(), vocabulary)
    if not match["label"]:
        return False
    if match["sep"].strip() == ".":
        return said is True or (look.is_bold and look.size_pt >= SHARED.larger * body.size_pt)
    return said is not False and match["sep"].strip() in {":", "–", "—", "|", "-"}


def _is_code(match: re.Match[str]) -> bool:
    """Whether the number after a word is a code: a sign, a capital or nothing follows it."""
    label = match["label"]
    return bool(match["sep"].strip()) or not label or label[:1].isupper()


def _names_level(word: str, vocabulary: Vocabulary) -> bool | None:
    """Whether a word names a level; False where it names another field, None where unknown."""
    scores = vocabulary.role_scores(word)
    if not scores or scores[0].score < SHARED.known or scores[0].role is Role.OTHER:
        return None
    return scores[0].role in {*LEVELS, Role.ISSUE}


def _parsed(index: int, piece: Loose, words: frozenset[str], vocabulary: Vocabulary) -> Heading:
    text = SPACED.sub(".", piece.block.text.strip()).replace("::", ":")
    text = text[:-1].rstrip() if piece.runs_in and text.endswith((".", "–", "—", ":")) else text
    section = _section_of(text, vocabulary)
    match = WORDED.match(text)
    word = match["word"].casefold() if match is not None else None
    if match is not None and match["code"] is not None and not _is_code(match):
        match = None
    if section is not None and section.role is not None:
        return Heading(index, piece, word, section.role, _bare(section.number), section.label)
    if match is not None and word in words:
        return Heading(index, piece, word, None, match["code"], match["label"].strip())
    if section is not None:
        return Heading(index, piece, None, None, _bare(section.number), section.label)
    lettered = LETTERED.match(text) or FIGURED.match(text)
    lettered = lettered or (OUTLINED.match(text) if piece.runs_in else None)
    if lettered is not None:
        return Heading(index, piece, None, None, lettered[1], text[lettered.end() :])
    return Heading(index, piece, None, None, None, text)


def _section_of(text: str, vocabulary: Vocabulary) -> SectionLabel | None:
    """A heading taken apart; of a long sentence that a level's code opens, its beginning tells."""
    section = vocabulary.section_of(text)
    told = TOLD.match(text)
    if section is not None or told is None:
        return section
    section = vocabulary.section_of(text[: told.end() + HEADINGS.told_start].rpartition(" ")[0])
    return replace(section, label=text[told.end() :]) if section is not None else None


def _bare(number: str | None) -> str | None:
    """The number without the short word that some plans put before it ("OS 1.2")."""
    return SHORT_WORD.sub("", number) if number is not None else None


def _dress(piece: Loose) -> tuple[object, ...]:
    return (*piece.look.kind, round(piece.look.size_pt))


def _may_be_heading(heading: Heading, body: Look, vocabulary: Vocabulary, alike: int = 1) -> bool:
    """Numbered or named as one, or set unlike the text; and no title of the whole."""
    piece = heading.piece
    text = piece.block.text
    if len(text) > SHARED.longest_heading or not any(c.isalpha() for c in text):
        return False
    is_bare = heading.role is None and heading.number is None and heading.word is None
    names_plan = alike < HEADINGS.often and vocabulary.names_plan(text)
    if is_bare and (names_plan or text.endswith(":")):
        return False
    if text.endswith((".", ";", ",")) and len(text) > 100 and not piece.runs_in:
        return False
    if (
        text.endswith(".")
        and not piece.look.is_bold
        and (piece.look.is_italic or not piece.runs_in)
    ):
        return False
    is_named = heading.role is not None or heading.word is not None
    if (
        not is_named
        and not piece.look.is_bold
        and piece.look.size_pt <= HEADINGS.note * body.size_pt
    ):
        return False  # a note at the foot of a page is numbered as well
    return stands_out(piece.look, body) or is_named or heading.number is not None


def stands_out(look: Look, body: Look) -> bool:
    """Whether a text is set more strongly than the running text."""
    return (
        (look.is_bold and not body.is_bold)
        or look.size_pt >= SHARED.larger * body.size_pt
        or (look.fill is not None and look.fill != body.fill)
        or look.is_caps
        or (look.colour != body.colour and not look.is_italic)
        or (look.is_italic and not body.is_italic)
    )


def _joined(found: Sequence[Heading]) -> list[Heading]:
    """A level's word and code on a line of their own go with the line below them."""
    out: list[Heading] = []
    for h in found:
        before = out[-1] if out else None
        if before is not None and before.word is None and before.number is None:
            before = _as_worded(before, h)
        if before is not None and not before.label and _goes_with(before, h):
            out[-1] = replace(before, label=h.label, label_piece=h.piece)
            continue
        out.append(h)
    return [_as_text(h) for h in out]


def _as_text(h: Heading) -> Heading:
    """A word alone that neither a code nor a line below follows is the heading itself."""
    if h.role is not None or h.word is None or h.number is not None or h.label:
        return h
    return replace(h, word=None, label=h.piece.block.text.strip())


def _as_worded(above: Heading, below: Heading) -> Heading:
    """A word and a code alone over a larger line are a level's, though the word is unknown."""
    match = WORDED.match(above.label)
    if match is None or match["code"] is None or match["label"]:
        return above
    if below.piece.look.size_pt <= above.piece.look.size_pt:
        return above
    return replace(above, word=match["word"].casefold(), number=match["code"], label="")


def _goes_with(above: Heading, below: Heading) -> bool:
    a, b = above.piece, below.piece
    if below.word is not None or below.number is not None or below.index != above.index + 1:
        return False
    gap = b.block.lines[0].baseline - a.block.lines[-1].baseline
    level = min(a.box.x1, b.box.x1) > max(a.box.x0, b.box.x0)
    size = max(a.look.size_pt, b.look.size_pt)
    return a.page == b.page and 0 < gap <= HEADINGS.near_em * size and level
