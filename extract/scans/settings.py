"""The numbers of this floor, each with its unit and its reason."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Shared:
    """What serves more than one of them."""

    ink: int = 170  # grey level: darker than the paper and than what shines through
    paper_share: float = 0.5  # of a picture of text that is one light grey
    light: int = 200  # grey level: the paper of a picture of text is no darker
    white: int = 250  # grey level of the paper, once its light is evened
    fewest_signs: int = 3  # of a word whose ink or slant tells anything


@dataclass(frozen=True, slots=True)
class Badges:
    """Badges of a scanned page: discs with a number in them."""

    dark_shade: int = 0x90  # a darker shade has letters in white
    ellipse_shares: tuple[float, ...] = (0.74, 0.83)  # of its bounds; an ellipse fills pi / 4
    badge_pt: tuple[float, ...] = (9.0, 30.0)  # diameter of a badge
    roundest: float = 1.35  # the longer side of a badge to the shorter, at most
    light_in_badge: tuple[float, ...] = (0.06, 0.22)  # of its area
    clear_of_badge: float = 0.2  # of its width: white around it
    least_convex: float = 0.95  # of its hull that a disc fills


@dataclass(frozen=True, slots=True)
class Bullets:
    """Bullets before lines: solid marks that networks made for letters do not look for."""

    sizes: tuple[float, ...] = (0.3, 1.05)  # of a letter's ink
    square: float = 1.4  # the longer side to the shorter
    solid: float = 0.66  # of its bounds; a disc fills pi / 4, a lozenge half
    faint: tuple[float, ...] = (0.18, 0.5)  # size and solidity of a bullet that others stand beside
    others: int = 2  # so many others, set in its column
    same_column_px: float = 2.5  # by which they stray from it
    # where its middle lies in the height of its line, from the top
    heights: tuple[float, ...] = (0.15, 0.75)
    reach: tuple[float, ...] = (0.3, 7.0)  # of a letter's ink: white between a bullet and its line
    clear: float = 0.5  # of a letter's ink: white before a bullet


@dataclass(frozen=True, slots=True)
class Cuts:
    """Boxes of lines cut where a rule runs through them: no line of text goes over a rule."""

    crossed_share: float = 0.6  # of a line's height that a rule runs along to cut it
    rim_share: float = 0.2  # of a line's height: a rule so near its edge only bounds it
    stacked_share: float = 1.3  # height to width of figures under one another
    stack_gap: float = 0.4  # between them, of their height
    same_line_share: float = 0.6  # of a line's height that boxes side by side share
    longest_overlap: float = 2.0  # of a line's height, along it
    upright_share: float = 2.2  # height to width of a line that runs up or down
    narrowest_px: int = 4  # a narrower piece of a line holds no sign
    usual_letter_px: float = 14.0  # height of a letter's ink where it was not measured
    speck_share: float = 0.35  # of a letter's height: smaller ink is no text
    # of a letter's height: ink so near the line's is an accent or a cedilla
    near_share: float = 0.75


@dataclass(frozen=True, slots=True)
class Grounds:
    """What shades do to a page: letters on them, light or dark; sides in line with rules."""

    snap_pt: float = 5.0  # how far the blurred side of a shade may be off
    rim_of_shade_pt: float = 2.5  # beside its upper or lower side
    beside_pt: float = 30.0  # how far along a side may go on as a rule
    rim_pt: float = 0.6  # the rim of a scanned shade is neither dark nor light


@dataclass(frozen=True, slots=True)
class Insets:
    """Tables that stand in a page of text as pictures."""

    fewest_rules: int = 3  # along and across: a grid, and neither a chart nor a photograph
    likely_text: float = 0.75  # confidence; a chart's labels are read less surely
    fewest_words: int = 8  # read in a picture, for it to be a page's table


@dataclass(frozen=True, slots=True)
class Layers:
    """Layers of text under a scan that are too bad to be used."""

    fewest_words: int = 8  # of two signs and more: fewer tell nothing
    most_broken_share: float = 0.15  # of them; a poor layer has one word in twenty


@dataclass(frozen=True, slots=True)
class Leftovers:
    """Ink of the size of letters where no line was found."""

    heights: tuple[float, ...] = (0.8, 2.2)  # of a letter's ink: a figure is half as high again
    longest: float = 9.0  # of a letter's ink: more would be a line
    near: float = 0.9  # of a letter's ink: signs so near each other are one word
    clear: float = 0.5  # of a letter's ink: white around a sign that stands alone
    most: int = 200  # a page; more are a pattern or a photograph


@dataclass(frozen=True, slots=True)
class Legibility:
    """Which fonts of a page come out as signs that are no text."""

    fewest_pairs: int = 40  # fewer pairs of letters do not tell a language
    least_common_share: float = 0.6  # of the pairs of letters that are common in the language
    fewest_signs: int = 10  # of a font: fewer tell nothing
    # of what a font shows that is no letter, figure or sign of a text
    most_strange_share: float = 0.2
    enough_words: int = 80  # of a font tell what it is; more cost time


@dataclass(frozen=True, slots=True)
class LineWords:
    """The signs of a line that was read, to words with the boxes of their ink."""

    wide_gap: float = 0.54  # of the line's height: words so far apart are two, whatever was read
    unread_gap: float = 0.2  # parts what was read from ink that is no sign
    edge_px: int = 3  # rows beside a line's box: what is cut off there is another line
    letter_share: float = 0.5  # of a line's height: its small letters
    figure_gap: float = 0.3  # beside a figure, where spaces are lost ("2 à 3")
    # of the line's height: how far a gap may lie from where the reader saw the space
    reach: float = 0.35


@dataclass(frozen=True, slots=True)
class Numbers:
    """Numbers of a picture read a second time: each by itself, enlarged, in another frame."""

    sure: float = 80.0  # of the least sure sign
    very_sure: float = 97.0  # of all signs of a number: no other engine is asked
    read_px: int = 72  # height of the enlarged picture
    # of its height: white around the number, otherwise than at first
    frames: tuple[float, ...] = (0.2, 0.5)
    margin_pt: float = 0.8  # of the page around the ink of a number
    swollen: float = 0.4  # of a figure's height: no colon or full stop is so wide
    most_numbers: int = 250  # a page; more are a table of figures, and take too long


@dataclass(frozen=True, slots=True)
class Curves:
    """Words that stand among the text of a table as drawn shapes."""

    # of the page's usual type, its height from ascent to descent: heights of a letter
    lowest: float = 0.3
    highest: float = 1.4
    widest: float = 1.6  # of the same: no letter is wider
    most_letters: int = 400  # shapes of that size: more are a drawing
    gap: float = 0.7  # of the letters' height, between two of a word or of a number
    room: float = 12.0  # of the letters' height, to either side: what belongs to them stands nearer
    hair_pt: float = 0.7  # off a rule, within which its own ink is
    ink: int = 60  # grey levels darker than the paper
    dots_per_inch: int = 300  # of the picture that is read
    edge: float = 0.4  # of the letters' height: paper around them
    least_sure: float = 60.0  # of 100: below, the shapes are an icon
    capital_em: float = 0.72  # of the type size: the height of capitals and figures


@dataclass(frozen=True, slots=True)
class Pages:
    """Pages whose text is a picture, or a font's bare codes: read from what is displayed."""

    picture_share: float = 0.3  # of a page without words: its text, if any, is in the picture
    whole_page_share: float = 0.8  # of a page with a stamp or a page number only
    few_words: int = 15  # on a page whose text may be in its picture or its drawing
    drawn_shapes: int = 150  # so many shapes on a page without words: letters drawn as outlines
    shapes_a_word: int = 10  # on a page with few words
    letter_pt: float = 16.0  # higher and wider, a shape is no letter of running text
    inset_share: float = 0.08  # of the page: a smaller image is no table
    inset_pt: tuple[float, ...] = (120.0, 60.0)  # width and height of one, at least
    few_over_inset: int = 2  # words over it
    # of a text layer that somebody's character recognition left in a scan
    layer_confidence: float = 0.9
    likely_text: float = 0.56  # of a picture's words: below, they are what a photograph looks like


@dataclass(frozen=True, slots=True)
class Picture:
    """A scanned page as a picture to read from: its own pixels, evenly lit, level and upright."""

    most_pixels: int = 4200  # along the longer side: a sheet of A3 at 250 dots an inch
    drawn_dots_per_inch: int = 220  # of a page that is drawn, not scanned
    large_share: float = 0.3  # of the page: a picture that holds its text
    deepest_form: int = 3  # images inside forms inside forms
    blocks: int = 24  # along the longer side, for the light
    even_share: float = 0.03  # of the light, by which a block may differ from the usual one
    even_blocks: float = 0.5  # of the blocks so alike: the light is even
    darker_block: float = 0.12  # of the light: a block so much darker is a shade, not a shadow
    most_tilt_deg: float = 5.0  # of a sheet in a scanner; more is a picture that is meant to lean
    least_tilt_deg: float = 0.06  # less is not worth a loss of sharpness
    tilt_pixels: int = 1000  # along the longer side, to find the tilt
    ink: float = 0.75  # of the paper's grey: letters, not shades
    x_height_em: float = 0.5  # of the type size: the usual height of a letter's ink
    usual_type_pt: float = 10.0  # of running text: the page's box is measured against it
    largest_type_pt: float = 17.0  # of running text: past it the page box lies
    smallest_type_pt: float = 4.5  # and below this
    # of the ratio of its sides, by which a page may differ from a paper's
    same_paper: float = 0.015
    # times the size that the type shows, up or down: a paper's may be this far off
    near_size: float = 1.7
    fewest_letters: int = 150  # to tell the type size of a page


@dataclass(frozen=True, slots=True)
class Rapid:
    """Words of a page's picture by RapidOCR."""

    # height of a letter's ink in the picture that lines are found in
    letter_to_find_px: float = 7.0
    sides_to_find: tuple[int, ...] = (640, 2400)  # of that picture, pixels
    usual_factor: float = 0.6  # where the letters' height is not known: 200 dots an inch to 120
    side_to_turn: int = 736  # fine enough to tell which way lines run
    lines_to_turn: int = 4  # read both ways up, to tell which is right
    part_to_turn: int = 8  # times its height: so much of such a line is read
    sure_to_turn: float = 85.0  # of 100: lines read this surely need no turning
    least_to_turn: float = 70.0  # of 100: read less surely either way, a page is not turned
    steepest: float = 0.1  # a line that leans more is a stamp
    line_px: int = 48  # height of the picture that a line is read in
    narrowest_px: int = 64  # narrower pictures are filled up with grey
    step_px: int = 8  # of that picture, a place in the network's answer
    widest: float = 28.0  # width to height: a longer line is read in parts
    # of a line's height: white around its ink, least and most; the network takes time by the width
    # of what it reads, so that smaller letters are read sooner
    room_shares: tuple[float, ...] = (0.18, 0.4)
    letter_to_read_px: float = 15.0  # height of a letter's ink in a line to read, at least
    least_confidence: float = 45.0  # of a line; below, it is no text
    sure_lone: float = 85.0  # of a sign that stands where no line was found
    sure_speck: float = 80.0  # of a lone sign that is no letter or figure


@dataclass(frozen=True, slots=True)
class Reading:
    """A page's picture read: rules, shades and words, as if they were drawn."""

    # of the rows that a page's text gives, its scan gives .92 (150 dots an inch) to .94 (200);
    # no figure of a scan claims .9: of 675 that did 673 were right, too few to prove 995 of 1,000
    most_sure: float = 0.89


@dataclass(frozen=True, slots=True)
class Ruling:
    """Ruling lines of a scanned page, from long runs of pixels darker than what is beside them."""

    darker_than_beside: int = 12  # grey levels: light hairlines among them
    shortest_run_pt: float = 14.0  # longer than a stroke of a letter
    filled_share: float = 0.94  # of a run: noise breaks thin lines
    thickest_pt: float = 3.0  # a thicker line is a bar
    same_line_pt: float = 1.5  # a line that is not quite level comes in pieces this far apart
    gap_pt: float = 4.0  # in a line that a scan breaks
    free_px: int = 3  # rows above and below a line that are looked at
    short_free_share: float = 0.93  # of a line no longer than strokes under one another
    free_share: float = 0.7  # of a line's length: letters may stand on the rest
    letters_are_shorter_pt: float = 30.0  # a longer rule is no stroke of a letter
    dark_ground: int = 0x909090  # colour of a shade with light letters
    rim_pt: float = 4.0  # of a shade, where its blurred side may look like a rule
    at_end_pt: float = 1.6  # how far a rule ends from the one that it meets
    shortest_piece_pt: float = 7.0  # of a rule between two that cross it
    longest_piece_pt: float = 45.0  # the same, at most
    edge_share: float = 0.01  # of a sheet: what begins and ends so near its edges runs across it
    most_creases: int = 3  # of one direction; more are the rules of a table as large as its sheet


@dataclass(frozen=True, slots=True)
class Shades:
    """Shades of a scanned page (cells, bands, cards, badges), and the picture without them."""

    paler_than_shade: int = 5  # grey levels between the paper and the lightest shade
    letters_pt: float = 7.5  # wider than the strokes and the insides of most letters
    # run and thickness of the dark above and below light letters
    dark_band_pt: tuple[float, ...] = (12.0, 1.7)
    light_letters_pt: float = 13.0  # height of a line of letters on a dark shade
    # length of light along and up, longer than in a letter
    gap_between_pt: tuple[float, ...] = (40.0, 20.0)
    least_dark_share: float = 0.5  # of a dark shade's pixels; the rest are its letters
    smallest_pt: tuple[float, ...] = (16.0, 7.0)  # width, height
    lowest_pale_pt: float = 9.5  # of a light shade: what is lower is the blur of a line of letters
    most_paper_share: float = 0.2  # of a shade's pixels may be bare paper
    even_greys: int = 10  # grey levels within the ground of one light shade
    least_even_share: float = 0.5  # of its pixels; the rest are its letters
    own_at_side: float = 0.3  # of a strip beside a shade that belongs to it
    paler_at_side: float = 0.12  # of such a strip that may be paler
    # grey levels that the ground near letters is off, in a compressed picture
    near_letters: float = 9.0
    same_band_pt: float = 1.5  # how far the sides of pieces of one band may be apart
    low_dark_pt: float = 16.0  # a badge with a word in it
    same_shade: int = 4  # grey levels within one shade
    most_shades: int = 12  # levels of grey: more are a photograph
    rectangle_share: float = 0.93  # of its bounds that a rectangle fills
    letters_between_pt: float = 60.0  # width of letters so dense that they part a band
    pale_column: float = 0.5  # of a column of pixels: past the end of a shade
    letters_at_side_pt: float = 9.0  # depth of the dents that letters leave in the side of a shade
    cornered_share: float = 0.8  # where all its corners are full
    paper_inside: float = 0.2  # of a shade's bounds
    rounded_share: float = 0.8  # of its bounds that a rectangle with rounded corners fills
    largest_corner: float = 0.55  # of a rounded rectangle's shorter side
    side_slack_pt: float = 1.0  # how far rows of one rectangle may end from each other


@dataclass(frozen=True, slots=True)
class Slant:
    """Words of a picture set in italics: sheared to the left, their strokes stand upright."""

    # columns a row, to the right
    shears: tuple[float, ...] = (-0.1, -0.05, 0.0, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35)
    least_shear: float = 0.12  # nine degrees and more are italics
    sharper: float = 1.12  # than as it stands


@dataclass(frozen=True, slots=True)
class Tesseract:
    """Words of a page's picture, read by Tesseract where the machine has it."""

    longest_s: int = 120  # a page takes a few seconds
    least_confidence: float = 30.0  # below, a short word is a speck or a piece of a picture
    # below, the "words" of a page are what a photograph looks like
    least_page_confidence: float = 55.0
    sure_word: int = 3  # letters and figures; a longer word is none
    sure_turn: float = 2.0  # what Tesseract calls its confidence in how a page lies
    line_px: int = 40  # height of lines put under one another, to be read at once
    line_gap_px: int = 30  # between them


@dataclass(frozen=True, slots=True)
class Unopened:
    """Pictures where nothing is installed to work on them (``jalon[ocr]``)."""

    dots_per_inch: int = 72  # so coarse that the grain of a picture is gone
    alike: int = 6  # levels of grey


@dataclass(frozen=True, slots=True)
class Words:
    """Words found in a picture to words of a page."""

    half_grey: int = 128  # of 0 to 255: darker pixels are ink
    raised: float = 0.28  # of a word's height: a sign that begins so far up is a footnote mark
    capital_em: float = 0.7  # height of a capital
    middle_em: float = 0.6  # of a t
    small_em: float = 0.48  # of an x
    marked_capital_em: float = 0.88  # of a capital with an accent
    ascent_em: float = 0.9  # from the baseline to the top of a word's box
    descent_em: float = 0.25  # and to its foot
    two_sizes: float = 1.4  # the larger to the smaller, of words in one line
    most_sizes: int = 4  # parts of a line in sizes of their own
    fewest_of_size: int = 2  # signs of each part
    same_level_pt: float = 1.2  # parts of a line that stand no farther up or down are on one level
    same_size: float = 0.06  # of a size: what is nearer is set in it
    same_size_px: float = 2.0  # of a type size: what the pixels of a letter leave open
    lighter_share: float = 0.25  # of a page's text is lighter than what is told from bold
    bolder: float = 1.18  # of the ink of the lighter text
    two_parts: float = 1.2  # of the ink of the lighter part of a line
    coloured: float = 0.8  # of the usual contrast: letters in a colour
    tall_ink: float = 1.12  # of the ink of small letters without stems: capitals
    stem_ink: float = 1.06  # the same of small letters with stems


@dataclass(frozen=True, slots=True)
class Settings:
    """All of them, by what they serve."""

    shared: Shared = Shared()
    badges: Badges = Badges()
    bullets: Bullets = Bullets()
    cuts: Cuts = Cuts()
    grounds: Grounds = Grounds()
    insets: Insets = Insets()
    layers: Layers = Layers()
    leftovers: Leftovers = Leftovers()
    legibility: Legibility = Legibility()
    line_words: LineWords = LineWords()
    numbers: Numbers = Numbers()
    curves: Curves = Curves()
    pages: Pages = Pages()
    picture: Picture = Picture()
    rapid: Rapid = Rapid()
    reading: Reading = Reading()
    ruling: Ruling = Ruling()
    shades: Shades = Shades()
    slant: Slant = Slant()
    tesseract: Tesseract = Tesseract()
    unopened: Unopened = Unopened()
    words: Words = Words()


SETTINGS = Settings()
