"""The numbers of this floor, each with its unit and its reason."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Accents:
    """Accents drawn as glyphs of their own, put onto the letters that they stand over."""

    reach: int = 12  # characters: a lifted accent comes after its word, or before it
    above: float = 0.45  # of a letter's height: how far off an accent above it may stand
    below: float = 0.35  # the same of an accent below it


@dataclass(frozen=True, slots=True)
class Annotations:
    """What a page holds beside its content."""

    most: int = 5_000  # annotations that are looked at
    longest: int = 200_000  # bytes of the text of one: more is no value


@dataclass(frozen=True, slots=True)
class Drawing:
    """Drawn paths to rules, fills, images and connectors, in displayed coordinates."""

    thickest_rule_pt: float = 3.0  # a filled shape thinner than this is a rule
    shortest_rule_pt: float = 1.0  # a shorter stroke is a speck
    oval_slack: float = 0.03  # of its radius: how far a point may be off an ellipse
    straight_pt: float = 0.6  # a segment that strays less than this from an axis runs along it
    deepest_form: int = 6  # forms within forms that are followed: a file may nest them without end
    most_segments: int = 40_000  # a map or a drawing, not a page: what comes after is left out


@dataclass(frozen=True, slots=True)
class Fonts:
    """What a run of text looks like: font, weight, slant, colour; asked once an object."""

    lightest: int = 0xFA  # of each primary: white, to the eye


@dataclass(frozen=True, slots=True)
class Glyphs:
    """The characters of a page in bulk: arrays, in displayed coordinates."""

    tilt_deg: int = 4  # text tilted by less off a quarter turn stands straight
    # where PDFium gives no loose box, the top of a letter: common for text faces
    ascent_em: float = 0.78
    descent_em: float = 0.22  # and its foot below the baseline
    # a minus: how thick and how wide it is, and where above the baseline it is drawn
    bar_height_em: float = 0.15
    bar_width_em: float = 0.3
    bar_low_em: float = 0.15
    bar_high_em: float = 0.5


@dataclass(frozen=True, slots=True)
class Inflation:
    """Streams that inflate to more than any page holds, or cannot be inflated, found beforehand."""

    shortest: int = 16  # bytes; what is shorter is an empty form whose end was left out
    longest_dictionary: int = 1000  # bytes before "stream" in which its filters are looked for


@dataclass(frozen=True, slots=True)
class LayerList:
    """Which optional-content layers (ISO 32000-2 8.11) a viewer does not show at first."""

    # bytes of an object stream: what is larger holds no layer's name
    most_unpacked: int = 50_000_000


@dataclass(frozen=True, slots=True)
class Open:
    """The bytes of a PDF to its pages, one at a time; nothing is read twice or kept."""

    trailer_bytes: int = 2048  # at a file's end, in which its end mark stands


@dataclass(frozen=True, slots=True)
class Page:
    """One page, read once: words, rules, fills, images in displayed coordinates."""

    # of a page's characters that run another way: the page lies on its side
    share_to_turn: float = 0.6
    fewest_to_turn: int = 40  # characters; fewer are a label beside a picture


@dataclass(frozen=True, slots=True)
class Raster:
    """A page drawn in grey."""

    most_pixels_a_side: int = 6000  # a poster is drawn coarser than asked


@dataclass(frozen=True, slots=True)
class Repair:
    """Mend the words of a page: doubled text, letter-spaced text, marks raised."""

    twin_offset_em: float = 0.12  # copies of a word drawn for boldness lie closer than this
    twin_cell_pt: float = 16.0  # of the cells in which copies are looked for: wider than any offset
    raised_size: float = 0.86  # of its line's type: a footnote mark is set smaller
    raised_em: float = 0.12  # that a footnote mark stands above its line's baseline at least
    touch_em: float = 0.08  # to the word that a footnote mark belongs to, at most
    longest_lowered: int = 3  # characters that are set lower in one place: a formula's number
    lowered_em: float = 0.05  # that they stand below their word's baseline at least
    spaced_run: int = 4  # so many single letters in a row, evenly parted, are one word set wide
    least_size_pt: float = 30.0  # of a stamp across the page ("draft"), at least
    times_the_text: float = 2.5  # as large as this many times the page's usual type
    light: float = 0.6  # luminance of its colour on white paper, 0 (black) to 1
    fewest_across: int = 3  # words of the text that stand on it


@dataclass(frozen=True, slots=True)
class RuleCuts:
    """Letters that an upright rule parts."""

    near_em: float = 0.075  # a rule this near a letter's left edge stands before it, not in it
    taller: float = 1.2  # than the letters: a shorter stroke is a letter's own, or a strike


@dataclass(frozen=True, slots=True)
class Shapes:
    """Figures that a font gives to several shapes."""

    longest_table: int = 200_000  # bytes: a longer stream is no font's table
    table_head: int = 600  # bytes of it in which it says what it is
    dots_per_inch: int = 216  # of the picture in which figures are compared: three pixels a point
    least_contrast: int = 24  # grey levels between a figure and its ground
    grid: tuple[int, int] = (12, 18)  # columns and rows to which each figure is drawn
    # of full black, over all parts: two drawings of one figure differ by less
    least_difference: float = 0.3


@dataclass(frozen=True, slots=True)
class Struck:
    """Words with a line drawn through them."""

    thickest_pt: float = 2.0  # of the line
    most_lines: int = 4_000  # lines on a page: where there are more, it is a drawing
    # of the height from ascent to descent: where through small letters and capitals it runs
    lowest: float = 0.12
    highest: float = 0.45
    beyond: float = 0.35  # of that height: how far it may go on beyond the words
    least_inked: float = 0.6  # of its length that lies on words: spaces between them are struck too
    least_share: float = 0.7  # of a word's width that it crosses
    touch_pt: float = 1.5  # nearer to an upright rule, a line is the edge of a cell
    narrowest: float = 0.22  # of that height: a letter, on the average of a word


@dataclass(frozen=True, slots=True)
class Superscripts:
    """Footnote digits set with a font's own superscript glyphs."""

    # of a box's height: no figure that stands in a line begins so high
    clear_of_baseline: float = 0.18
    clear_of_box: float = 0.3  # the same from the box's lower edge; asked first, as it costs less


@dataclass(frozen=True, slots=True)
class Visibility:
    """Which words a reader sees: what the text layer leaves open is looked up in the picture."""

    # of the picture in which covered words are looked for: twice the type's size in points
    dots_per_inch: int = 144
    least_contrast: int = 12  # grey levels between ink and ground


@dataclass(frozen=True, slots=True)
class Words:
    """Glyphs to words: where one word ends and the next begins, and what each looks like."""

    narrowest_space_em: float = 0.2  # a wider gap parts words even where no space is written
    backward_em: float = 0.6  # a jump back by more than this starts a new word
    baseline_shift_em: float = 0.12  # a smaller shift is the same line (kerning, rounding)
    digits_apart_em: float = 0.25  # of one number, where no space is written: less than a space
    # a space that is not drawn must be so much wider than letters stand apart
    made_up_space_em: float = 0.08
    widest_tracking_em: float = 0.15  # letters of spaced-out headings stand no farther apart
    # of a drawn space's width: what remains of it at most where it is moved back over
    taken_back: float = 0.3
    tracking_window: int = 9  # gaps around a gap that tell how far letters stand apart there
    size_change: float = 0.18  # a larger change of size starts a new word (a footnote mark)


@dataclass(frozen=True, slots=True)
class Settings:
    """All of them, by what they serve."""

    accents: Accents = Accents()
    annotations: Annotations = Annotations()
    drawing: Drawing = Drawing()
    fonts: Fonts = Fonts()
    glyphs: Glyphs = Glyphs()
    inflation: Inflation = Inflation()
    layer_list: LayerList = LayerList()
    open: Open = Open()
    page: Page = Page()
    raster: Raster = Raster()
    repair: Repair = Repair()
    rule_cuts: RuleCuts = RuleCuts()
    shapes: Shapes = Shapes()
    struck: Struck = Struck()
    superscripts: Superscripts = Superscripts()
    visibility: Visibility = Visibility()
    words: Words = Words()


SETTINGS = Settings()
