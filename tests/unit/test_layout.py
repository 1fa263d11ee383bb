from hypothesis import given
from hypothesis import strategies as st

from pipelines.document import RegionKind, TextLine, Word
from pipelines.geometry import Box
from pipelines.layout import reading_order

HEIGHT = 30
PITCH = 44


def line(text, left, top, width, height=HEIGHT):
    box = Box(left, top, left + width, top + height)
    return TextLine(text, box, 0.99, (Word(text, box, 0.99, 0.99),))


def column(prefix, left, top, width, count, offset=0):
    return [line(f"{prefix}{n}", left, top + offset + n * PITCH, width) for n in range(count)]


def texts(lines):
    return [piece.text for _, rows in reading_order(lines) for row in rows for piece in row]


def expected(*prefixes, count):
    return [f"{prefix}{n}" for prefix in prefixes for n in range(count)]


def test_one_column_is_read_downwards():
    assert texts(column("a", 100, 100, 1800, 30)[::-1]) == expected("a", count=30)


def test_two_columns_with_uneven_baselines_are_read_one_after_the_other():
    page = column("a", 100, 100, 900, 40) + column("b", 1030, 100, 900, 40, offset=PITCH // 2)
    assert texts(page) == expected("a", "b", count=40)


def test_four_narrow_columns_with_a_heading_and_a_footer():
    heading, footer = line("heading", 100, 20, 1900, 60), line("footer", 900, 2600, 300)
    columns = [piece for i, name in enumerate("abcd") for piece in column(name, 100 + 480 * i, 120, 450, 50)]
    assert texts([footer, *columns, heading]) == ["heading", *expected(*"abcd", count=50), "footer"]


def test_a_caption_across_the_gutter_does_not_part_the_columns():
    page = column("a", 100, 100, 900, 40) + column("b", 1030, 100, 900, 40)
    beside_caption = [p for p in page if p.text not in {"a30", "b30"}]
    caption = line("caption", 850, 100 + 30 * PITCH, 400)
    order = texts([*beside_caption, caption])
    a, b = (
        [t for t in expected("a", count=40) if t != "a30"],
        [t for t in expected("b", count=40) if t != "b30"],
    )
    assert order == [*a, *b, "caption"]


def test_a_form_is_read_row_by_row():
    labels = [line(f"label{n}", 100, 100 + n * 80, 160) for n in range(12)]
    values = [line(f"value{n}", 500, 102 + n * 80, 700) for n in range(12)]
    assert texts(values + labels) == [t for n in range(12) for t in (f"label{n}", f"value{n}")]


def test_a_table_of_short_cells_is_read_row_by_row():
    cells = [line(f"{r}:{c}", 100 + 300 * c, 100 + r * PITCH, 150) for r in range(20) for c in range(5)]
    assert texts(cells[::-1]) == [f"{r}:{c}" for r in range(20) for c in range(5)]


def test_a_few_cells_beside_the_long_ones_of_a_form_are_no_column():
    left = [line(f"left{n}", 100, 100 + n * 60, 600) for n in range(12)]
    right = [line(f"right{n}", 760, 100 + n * 60 + 2, 500) for n in (3, 4, 8, 11)]
    right.append(line("right11b", 760, 100 + 11 * 60 + 30, 450))
    order = texts(left + right)
    assert order.index("right3") == order.index("left3") + 1
    assert order.index("right8") == order.index("left8") + 1


def test_a_margin_note_follows_the_body_that_it_stands_beside():
    body = column("body", 420, 100, 1500, 40)
    note = [line(f"note{n}", 80, 417 + n * 36, 230, 24) for n in range(6)]
    regions = reading_order(body + note)
    assert [kind for kind, _ in regions if kind is RegionKind.MARGIN] == [RegionKind.MARGIN]
    assert [t for t in texts(body + note) if t.startswith("body")] == expected("body", count=40)
    note_region = next(rows for kind, rows in regions if kind is RegionKind.MARGIN)
    assert [row[0].text for row in note_region] == expected("note", count=6)


def test_the_pieces_of_a_slightly_sloping_line_stay_one_row():
    pieces = [line(f"p{n}", 100 + 400 * n, 100 + 3 * n, 350) for n in range(4)]
    [(_, rows)] = reading_order(pieces[::-1])
    assert [[p.text for p in row] for row in rows] == [["p0", "p1", "p2", "p3"]]


def test_no_lines_no_regions():
    assert reading_order([]) == []


@given(
    st.lists(
        st.tuples(st.integers(0, 2000), st.integers(0, 3000), st.integers(5, 1500), st.integers(8, 80)),
        max_size=60,
    )
)
def test_every_piece_is_read_exactly_once(boxes):
    pieces = [line(str(n), *box[:3], height=box[3]) for n, box in enumerate(boxes)]
    assert sorted(texts(pieces), key=int) == [piece.text for piece in pieces]
