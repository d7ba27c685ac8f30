"""GB/T 9704-2012 in numbers (党政机关公文格式): every measure of the paper form, with its clause.

Lengths are points unless a name says otherwise. Where the standard is silent, the line says so.
"""

MM = 72 / 25.4

# 5.1 A4; 5.2.1 天头 37 mm, 订口 28 mm, 版心 156 × 225 mm.
PAGE_WIDTH = 210 * MM
PAGE_HEIGHT = 297 * MM
TOP_MARGIN = 37 * MM
BINDING_MARGIN = 28 * MM
TYPE_AREA_WIDTH = 156 * MM
TYPE_AREA_HEIGHT = 225 * MM
FOOT_MARGIN = PAGE_HEIGHT - TOP_MARGIN - TYPE_AREA_HEIGHT
CUT_MARGIN = PAGE_WIDTH - BINDING_MARGIN - TYPE_AREA_WIDTH

# 5.2.3 22 lines of 28 characters fill the type area.
LINES = 22
CHARACTERS = 28
LINE_PITCH = TYPE_AREA_HEIGHT / LINES
CHARACTER_PITCH = TYPE_AREA_WIDTH / CHARACTERS

# Sizes by their Chinese names (字号).
SIZE_2 = 22.0
SIZE_3 = 15.75
SIZE_4 = 14.0
SIZE_SMALL_4 = 12.0
SIZE_5 = 10.5
SIZE_SMALL_5 = 9.0
SIZE_6 = 7.5

# Of the em square of a Chinese face, what stands above the base line (silent).
ABOVE_BASELINE = 0.88
MIDDLE = ABOVE_BASELINE - 0.5

# 7.2.4 发文机关标志: its top 35 mm below the top of the type area; size by good looks,
# never larger than 22 × 15 mm for the characters (silent: upper bound by common use).
LETTERHEAD_TOP = 35 * MM
LETTERHEAD_SIZE = 52.0
LETTERHEAD_WIDTH = 0.92 * TYPE_AREA_WIDTH
RED = (0.86, 0.0, 0.0)
# 7.2.5 文号 two lines below the mark; 7.2.7 red line 4 mm below it, as wide as the type area.
LINES_ABOVE_NUMBER = 2
RED_LINE_BELOW_NUMBER = 4 * MM
RED_LINE_WIDTH = 0.35 * MM * 2
# 7.2.5, 7.2.6 上行文: 文号 one character from the left, 签发人 one from the right; of several
# two stand on a row, one character apart (the space is silent), 文号 beside the last of them.
UPWARD_INDENT = 1
SIGNERS_ON_A_ROW = 2

# 10.1 信函格式: the mark 30 mm from the upper edge of the paper (its size is silent), double red
# rules of 170 mm in the middle of the paper, 4 mm below the mark (thick over thin) and 20 mm from
# the lower edge (thin over thick; their strength is silent); the number 7/8 of a character below.
LETTER_MARK_TOP = 30 * MM
LETTER_MARK_SIZE = 42.0
LETTER_RULE_WIDTH = 170 * MM
LETTER_RULE_LEFT = (PAGE_WIDTH - LETTER_RULE_WIDTH) / 2
LETTER_RULE_BELOW_MARK = 4 * MM
LETTER_RULE_FROM_FOOT = 20 * MM
LETTER_THICK, LETTER_GAP, LETTER_THIN = 0.7 * MM, 0.5 * MM, 0.25 * MM
LETTER_RULES = LETTER_THICK + LETTER_GAP + LETTER_THIN
LETTER_NUMBER_BELOW_RULE = SIZE_3 * 7 / 8

# 7.3.1 title two lines below the red line; without one the same distance below the top (silent).
LINES_ABOVE_TITLE = 2
# 7.3.2 主送机关 one line below the title.
LINES_ABOVE_ADDRESSEE = 1
# 7.3.3 paragraphs and headings.
INDENT = 2
# 7.3.4 附件说明 one line below the body.
LINES_ABOVE_ATTACHMENTS = 1
# 7.3.5.2 without a seal: one line below the body, the office 2 characters from the right, the
# date begins 2 to the right of the office; a longer date ends 2 from the right.
LINES_ABOVE_SIGNATURE = 1
SIGNATURE_RIGHT = 2
DATE_SHIFT = 2
# 7.3.5.1 with a seal: the date 4 characters from the right, the office centred over it. Two lines
# are left above, so that a seal of 42 mm pressed on both has its top within a line of the body.
SEAL_RIGHT = 4
LINES_ABOVE_SEALED = 2
SEAL_DIAMETER = 42 * MM
# Office and date stand a little below the middle of the seal (how much is silent).
BELOW_SEAL_MIDDLE = 3 * MM
# The place of a date that is not yet known: as wide as a full one.
BLANK_DATE = "　　年　月　日"
# 7.3.7 附件 and its number on line 1 in 3号黑体, the title on line 3.
LINES_BELOW_ANNEX_NUMBER = 1
# One line under the title of an annex (silent: as 7.3.2).
LINES_BELOW_ANNEX_TITLE = 1

# Half a line between text and a table in it (silent).
GAP_ABOVE_TABLE = LINE_PITCH / 2

# The name of a table on one line of 小4, and what is noted above and below it in 小5 (silent).
CAPTION_PITCH = 1.6 * SIZE_SMALL_4
NOTE_GAP = 4.0

# 7.4.1 rules: 0.35 mm outside, 0.25 mm inside (said of 版记, used for tables too).
OUTER_RULE = 0.35 * MM
INNER_RULE = 0.25 * MM

# 7.4 版记: 4号, one character of that size in from both sides; a line of it is silent.
IMPRINT_SIZE = SIZE_4
IMPRINT_INDENT = 1
IMPRINT_PITCH = 25.0

# 7.5 page number: 4号, between dashes 7 mm below the foot of the type area, 1 character in;
# odd pages right, even pages left.
PAGE_NUMBER_SIZE = SIZE_4
PAGE_NUMBER_DROP = 7 * MM
PAGE_NUMBER_INDENT = 1
# Between its characters (silent): readers of a PDF then keep the spaces beside the dashes.
PAGE_NUMBER_SPACING = 1.4

# Marks in the margin (演示数据): above the type area, towards the cut edge (silent).
MARK_SIZE = SIZE_SMALL_5
MARK_RISE = 12 * MM
MARK_GREY = 0.35


def title_lines(rows: int) -> int:
    """Lines of the type area that a title of so many rows of 2号 takes (silent).

    Rows of 2号 stand 1¼ lines apart; the whole keeps to the lines of the page.
    """
    return rows + (rows + 2) // 4 if rows > 1 else 1


TITLE_PITCH = 1.25 * LINE_PITCH
