"""The numbers of this floor, each with its unit and its reason."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class WordForms:
    """Join the lines of a paragraph; tell a hyphen of a word from one that only breaks it."""

    stem: int = 5  # letters that two forms of one word share


@dataclass(frozen=True, slots=True)
class Lines:
    """Words to lines, lines to blocks (paragraph, list item, heading), blocks to text."""

    same_line_em: float = 0.35  # baselines closer than this belong to one line
    bullet_size_pt: float = 8.0  # a drawn bullet is no larger
    bullet_reach_em: float = 2.6  # and stands no farther left of its text
    paragraph_gap: float = 1.22  # a leading this much wider than the block's own starts a new block
    indent_em: float = 0.6  # that a line under a bullet may stand left of the item's first
    glue_em: float = 0.06  # between two words that touch: no space stood there


@dataclass(frozen=True, slots=True)
class Paragraphs:
    """Words of a shape or of a bare page to paragraphs, where text is short and loosely set."""

    column_gap_em: float = 1.6  # a gap wider than this parts two texts on one line
    word_gap_em: float = 0.7  # a number farther than this from the next word is set apart from it
    larger: float = 1.25  # a number so much larger than the text is set apart from it
    most_digits: int = 3  # of a number set apart from the text that it numbers
    same_size: float = 0.15  # lines of one paragraph differ in size by no more than this
    widest_leading: float = 1.75  # distance of two baselines of a paragraph, in type sizes
    loose_leading: float = 3.2  # the same between a number on its own line and its text
    descent_em: float = 0.22  # from a baseline to its letters' feet, where the page does not say
    underline_em: float = 0.2  # below a baseline: a nearer rule underlines it, a farther one parts
    # a leading this much wider than the one before starts a new paragraph
    same_paragraph: float = 1.3


@dataclass(frozen=True, slots=True)
class Settings:
    """All of them, by what they serve."""

    word_forms: WordForms = WordForms()
    lines: Lines = Lines()
    paragraphs: Paragraphs = Paragraphs()


SETTINGS = Settings()
