import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from appliance.cli.output import printable, table, without_password


@given(st.text(st.characters(codec=None)))
def test_what_is_printed_neither_breaks_the_line_nor_turns_it(text):
    shown = printable(text)
    assert shown.isprintable()
    assert printable(shown) == shown


def test_ordinary_names_stay_as_they_are():
    assert printable("Certidão de José (2ª via).pdf") == "Certidão de José (2ª via).pdf"


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("a\nb", r"a\nb"),
        ("\x1b[31m", r"\x1b[31m"),
        ("x\u202efdp.exe", r"x\u202efdp.exe"),
        ("\udce9", r"\udce9"),
    ],
)
def test_hostile_names_are_escaped(name, shown):
    assert printable(name) == shown


def test_tables_fit_eighty_columns_and_take_markup_as_text():
    file = io.StringIO()
    rows = [(1, "[red]" + "x" * 200, None)]
    Console(file=file, width=80).print(table(("id", "name", "type"), rows))
    lines = file.getvalue().splitlines()
    assert max(map(len, lines)) <= 80
    assert "[red]" in file.getvalue()
    assert file.getvalue().count("x") == 200


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("postgresql+psycopg://ana:s3:cr@et@host:5432/db", "postgresql+psycopg://ana:***@host:5432/db"),
        ("postgresql+psycopg://ana@host/db", "postgresql+psycopg://ana@host/db"),
        ("sqlite:////srv/office/results.db", "sqlite:////srv/office/results.db"),
    ],
)
def test_passwords_are_not_shown(url, shown):
    assert without_password(url) == shown
