"""What a cell of a table goes on with in the next line is read with it; new rows and captions are not."""

from hypothesis import given
from hypothesis import strategies as st

from pipelines.extraction.transcript import transcribe
from pipelines.extraction.wrapped_cells import Line, in_reading_order
from pipelines.geometry import Box
from tests.strategies import document_of

NAME, NUMBER, HOME = 200.0, 800.0, 1300.0


def text(*rows):
    return transcribe(document_of(*rows)).passage.text


def test_a_name_that_goes_on_below_is_read_before_the_next_column():
    row = [(NAME, "Valdomiro Novaes de Assis e"), (NUMBER, "880.927.115-77"), (HOME, "Rua Nova, nº 9")]
    assert text(row, [(NAME, "Albuquerque"), (HOME, "Centro")]) == (
        "Valdomiro Novaes de Assis e\nAlbuquerque\t880.927.115-77\tRua Nova, nº 9\nCentro"
    )


def test_a_row_below_captions_or_below_a_cell_with_room_is_another_row():
    captions = [(NAME, "NOME"), (NUMBER, "CPF")]
    assert text(captions, [(NAME, "Ana Luz"), (NUMBER, "123")]) == "NOME\tCPF\nAna Luz\t123"
    rows = [[(NAME, "Ana Luz"), (NUMBER, "123")], [(NAME, "Rui"), (NUMBER, "456")]]
    assert text(*rows) == "Ana Luz\t123\nRui\t456"


lines = st.lists(
    st.tuples(st.lists(st.floats(0, 900), min_size=0, max_size=6, unique=True), st.booleans()), max_size=8
)


@given(lines)
def test_every_word_is_read_once(drawn):
    laid = []
    for number, (lefts, follows) in enumerate(drawn):
        boxes = [Box(left, 30.0 * number, left + 80.0, 30.0 * number + 20.0) for left in sorted(lefts)]
        cells = tuple((place, place + 1) for place in range(len(boxes)))
        laid.append(Line(boxes, cells, follows))
    read = [
        (number, place) for number, (first, end), _ in in_reading_order(laid) for place in range(first, end)
    ]
    assert sorted(read) == [(n, place) for n, line in enumerate(laid) for place in range(len(line.boxes))]
