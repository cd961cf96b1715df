import io
import random
import unicodedata

import pypdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from secretsmanual.domain.document import (
    Chart,
    Document,
    Facts,
    Heading,
    Item,
    Items,
    Paragraph,
    Table,
)
from secretsmanual.formats.exporters.clean import clean
from secretsmanual.formats.exporters.pdf_bidi import join_letters, right_to_left, visual
from secretsmanual.formats.exporters.pdf_fonts import (
    BOLD,
    SANS,
    SERIF,
    Face,
    Fonts,
    font_of,
    spelled,
)
from secretsmanual.formats.exporters.pdf_lines import fill
from tests.unit.formats.export_documents import (
    PAGE,
    anything,
    document_of,
    drawn,
    exported,
    longest_brief,
)

EVERY_FORM = frozenset(map(chr, range(0x600, 0xFFFF)))
BODY = Face(SANS, 10, 12, "#000000")


def read(document, **how):
    return pypdf.PdfReader(io.BytesIO(exported(document, "pdf", **how)))


def words_of(reader):
    return "".join("".join(page.extract_text() for page in reader.pages).split())


def printed(lines):
    return "".join("".join(part for _, _, part in line.spans) for line in lines)


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_the_longest_brief_stays_on_one_page(paper):
    reader = read(longest_brief(), paper=paper)
    assert len(reader.pages) == 1
    size = (612, 792) if paper == "Letter" else (595, 842)
    assert tuple(round(side) for side in reader.pages[0].mediabox[2:]) == size


def test_the_file_names_title_and_language_and_nobody():
    reader = read(PAGE)
    assert reader.metadata.title == PAGE.title
    assert reader.root_object["/Lang"] == "en"
    assert not reader.metadata.author
    assert not reader.metadata.subject


def test_the_page_says_everything():
    said = words_of(read(PAGE))
    for text in ("Bottom line", "Start with: the overdue promise.", "to Lucía, due 2026-11-13",
                 "“what have they <b>changed</b> now”", "gold ★", "Learning sign language", "東京",
                 "[birthday cake]", "1.", "=1+1", "-2 pallets", "2.5 secrets",
                 "Stakes lead with 4.", "destroy after use", "Page 1 of"):  # fmt: skip
        assert "".join(text.split()) in said


def test_bookmarks_follow_the_headings():
    reader = read(PAGE)
    (top, below) = reader.outline
    assert top["/Title"] == "Pellworth Cold Chain | Tue 24 Nov 14:30 | 20 min"
    assert [each["/Title"] for each in below if not isinstance(each, list)] == [
        "Bottom line",
        "Watch out",
        "In the room",
        "Ask next",
        "Figures",
    ]
    assert [each["/Title"] for deep in below if isinstance(deep, list) for each in deep] == [
        "Lucía Ferrant (loo-THEE-a)"
    ]


def test_headings_may_skip_a_level_and_stand_alone():
    page = Document(
        "T", (Heading("T", 1), Heading("C", 3), Heading("A"), Heading("B"), Heading(""))
    )
    said = words_of(read(page))
    assert said.startswith("TCAB")


def test_a_long_table_breaks_over_pages_and_repeats_its_head():
    rows = tuple((f"row {number} of the table", number) for number in range(300))
    reader = read(Document("Long", (Table(("What it is", "No"), rows, "Rows"),), footer="foot"))
    pages = [page.extract_text() for page in reader.pages]
    assert len(pages) > 5
    assert all("What it is" in page and "foot" in page for page in pages)
    assert all(f"Page {number} of" in page for number, page in enumerate(pages, 1))
    whole = "\n".join(pages)
    assert all(f"row {number} of the table" in whole for number in range(300))


@pytest.mark.parametrize(
    "block",
    [
        Paragraph("word " * 4000, "warn"),
        Items((Item("word " * 2000, "word " * 1000, quote="word " * 1000),)),
        Facts((("word " * 2000, "word " * 2000),)),
        Table(("A", "B"), (("word " * 2000, "word " * 2000),)),
        Heading("word " * 4000),
        Heading("word " * 4000, 1),
        Heading("word " * 4000, 3),
    ],
    ids=lambda block: type(block).__name__,
)
@pytest.mark.parametrize("letter", [True, False])
def test_blocks_longer_than_a_page_lose_nothing(block, letter):
    more = () if letter else (Chart("C", ("a",), (1.0,), "one"),)
    reader = read(Document("T", (Heading("T", 1), block, *more)))
    assert words_of(reader).count("word") == 4000
    heights = []

    def look(text, _, place, *__):
        heights.extend([place[5]] if "word" in text else [])

    for page in reader.pages:
        page.extract_text(visitor_text=look)
    assert all(50 < height < 800 for height in heights)


def test_a_drawing_stands_on_the_page_with_what_fits_of_its_words():
    reader = read(Document("T", (Heading("T", 1), drawn("Ingrid decides"), Paragraph("After"))))
    (page,) = reader.pages
    text = page.extract_text()
    assert "…" in text
    assert "After" in text
    assert "Ingrid decides" not in text


def safe(text):
    """Cut what the fonts have no letters for, and what is read back in another order."""
    kept = "".join(
        char for char in clean(text)
        if font_of(char, SANS) in (SANS, "DejaVuSans")
        and unicodedata.bidirectional(char) in ("L", "EN", "WS", "ON")
        and unicodedata.normalize("NFKC", char) == char
        and not unicodedata.category(char).startswith(("M", "C"))
    )  # fmt: skip
    return "".join(kept.split())


@given(anything)
@settings(max_examples=40)
def test_any_text_can_be_printed_and_read_back(text):
    said = words_of(read(document_of(safe(text))))
    assert said.count(safe(text)) >= 10
    words_of(read(document_of(text)))


def test_a_face_that_the_font_has_is_copied_as_itself():
    said = words_of(read(document_of("well 😀 done")))
    assert "well😀done" in said


@given(anything)
def test_no_character_vanishes(text):
    whole = clean(text)
    said = "".join(printed(fill(Fonts(), [(whole, BODY)], 300)).split())
    for char in whole:
        silent = char.isspace() or unicodedata.category(char) in ("Cf", "Cc", "Mn")
        shown = char in said or "".join(spelled(char).split()) in said
        joined = unicodedata.normalize("NFKC", said)
        turned = unicodedata.bidirectional(char) in ("R", "AL") or unicodedata.mirrored(char)
        assert silent or shown or char in joined or turned or 0x1F3FB <= ord(char) <= 0x1F3FF


@given(st.lists(st.text("abcW i", max_size=30)), st.integers(30, 200))
def test_lines_fit_and_keep_the_words(texts, width):
    fonts = Fonts()
    text = "\n".join(texts)
    lines = fill(fonts, [(text, BODY)], width)
    assert all(line.width <= width + 0.01 for line in lines)
    assert "".join(printed(lines).split()) == "".join(text.split())
    general = fill(fonts, [(text, BODY), ("é", BODY)], width)
    assert printed(general).replace(" ", "") == printed(lines).replace(" ", "") + "é"


def test_words_are_parted_at_blanks_only_where_they_fit():
    lines = fill(Fonts(), [("one two three four", BODY)], 45)
    assert [printed([line]) for line in lines] == ["one two", "three", "four"]


def test_ideographs_part_anywhere():
    lines = fill(Fonts(), [("東京都の倉庫 and", BODY)], 42)
    assert [printed([line]) for line in lines] == ["東京都の", "倉庫 and"]


@pytest.mark.parametrize(
    ("char", "first", "font"),
    [("a", SERIF, SERIF), ("Ж", SERIF, SANS), ("★", BOLD, "DejaVuSans"), ("ש", SANS, "DejaVuSans"),
     ("東", SANS, "STSong-Light"), ("한", SANS, "HYGothic-Medium"), ("🎂", SANS, "")],
)  # fmt: skip
def test_each_character_has_its_font(char, first, font):
    assert font_of(char, first) == font


def test_what_no_font_has_is_spelled_out_and_said_so():
    fonts = Fonts()
    assert fonts.prepare("a★ 👍🏽") == "a★ [thumbs up sign]"
    assert fonts.prepare("🇬🇧 ❤\ufe0f") == "GB ❤"
    assert fonts.prepare("ก") == "[U+0E01]"
    assert "in[brackets]" in words_of(read(Document("T", (Paragraph("🎂"),))))
    assert "in[brackets]" not in words_of(read(Document("T", (Paragraph("plain"),))))


def seen(text):
    return "".join(char for _, char in visual(text, right_to_left(text)))


@pytest.mark.parametrize(
    ("said", "drawn"),
    [
        ("plain text 12.5 %", "plain text 12.5 %"),
        ("abc אבג def", "abc גבא def"),
        ("abc אבג 12.5 (דה) def", "abc (הד) 12.5 גבא def"),
        ("אבג (abc) 12,5% דה.", ".הד 12,5% (abc) גבא"),
        ("אב\u05b0ג", "גב\u05b0א"),
        ("\u202bאב\u202c", "בא"),
        ("", ""),
    ],
)
def test_lines_are_in_the_order_of_the_eye(said, drawn):
    assert seen(said) == drawn


@given(st.text("abאב 12.%()[]-\u05b0\u0627", max_size=20))
def test_no_place_is_drawn_twice_or_lost(text):
    assert sorted(place for place, _ in visual(text, right_to_left(text))) == list(range(len(text)))


def test_arabic_letters_join():
    assert join_letters("بب", EVERY_FORM) == "\ufe91\ufe90"
    assert join_letters("ببب دد", EVERY_FORM) == "\ufe91\ufe92\ufe90 \ufea9\ufea9"
    assert join_letters("سلام", EVERY_FORM) == "\ufeb3\ufefc\ufee1"
    assert join_letters("ب\u064eب", EVERY_FORM) == "\ufe91\u064e\ufe90"
    assert join_letters("بب", set()) == "بب"


@given(st.text("ابتسلمدرهوي ", max_size=30))
def test_joined_letters_are_the_same_letters(text):
    joined = join_letters(text, EVERY_FORM)
    assert "".join(unicodedata.normalize("NFKC", char) for char in joined) == text


def test_right_to_left_paragraphs_stand_at_the_right_edge():
    lines = fill(Fonts(), [("שלום לכם", BODY)], 300)
    assert lines[0].rightwards
    assert not fill(Fonts(), [("(a) שלום", BODY)], 300)[0].rightwards


def test_a_shuffled_document_gives_a_file():
    blocks = list(PAGE.blocks)
    for seed in range(8):
        random.Random(seed).shuffle(blocks)
        assert len(read(Document("T", tuple(blocks))).pages) <= 2
