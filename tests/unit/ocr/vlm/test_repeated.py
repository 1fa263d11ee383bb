"""Copies of a page's other parts leave its text; nothing else ever does."""

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.ocr.vlm.page_json import PageText
from pipelines.ocr.vlm.repeated import MendOptions, mended

OPTIONS = MendOptions()
HEADER = "PODER JUDICIÁRIO DO ESTADO DE SÃO PAULO\nCOMARCA DE CAMPINAS - 2ª VARA CÍVEL"
FOOTER = "Rua Barão de Jaguara, 636, Centro\nfls. 12"
BODY = "REPÚBLICA FEDERATIVA DO BRASIL\n\nCertifico que a fls. 12\ndo livro B-3\nfoi lavrado o assento."
LINES = st.sampled_from(["a", "b", "A b", "", "-", "casa", "fls. 12", "certidão", "certidao", "x " * 30])
TEXTS = st.lists(LINES, max_size=10).map("\n".join)
PAGES = st.builds(PageText, header=TEXTS, margin=TEXTS, footer=TEXTS, text=TEXTS)
SHORT_WITHIN = st.just(MendOptions(least_letters=6, least_within=2)) | st.just(OPTIONS)


def text_of(text, **parts):
    return mended(PageText(text=text, **parts), OPTIONS).text


@given(PAGES, SHORT_WITHIN)
def test_mending_twice_is_mending_once(page, options):
    once = mended(page, options)
    assert mended(once, options) == once


@given(PAGES, SHORT_WITHIN)
def test_only_lines_of_the_other_parts_and_blank_ones_are_removed(page, options):
    kept = mended(page, options)
    assert (kept.header, kept.margin, kept.footer) == (page.header, page.margin, page.footer)
    removed = Counter(page.text.split("\n")) - Counter(kept.text.split("\n"))
    whole = " ".join(f"{page.header} {page.margin} {page.footer}".casefold().replace("ã", "a").split())
    assert all(" ".join(line.casefold().replace("ã", "a").split()) in whole for line in removed)


@given(PAGES, SHORT_WITHIN)
def test_the_lines_that_stay_keep_their_order_and_words_never_all_go(page, options):
    rest = iter(page.text.split("\n"))
    kept = mended(page, options).text.split("\n")
    assert all(line in rest for line in kept)
    if any(sign.isalnum() for sign in page.text):
        assert any(sign.isalnum() for line in kept for sign in line)


@given(
    body=st.lists(st.integers(0, 10**6).map("linha {} do corpo".format), min_size=1, max_size=8),
    headers=st.integers(0, 4),
    footers=st.integers(0, 4),
    within=st.lists(st.integers(0, 8), max_size=3),
    blank=st.sampled_from([[], [""], ["", " "]]),
)
def test_however_often_a_part_is_repeated_the_body_stays(body, headers, footers, within, blank):
    inner = list(body)
    for place in within:
        inner[place:place] = HEADER.split("\n") if 0 < place < len(inner) else []
    text = [*(HEADER.split("\n") + blank) * headers, *inner, *(blank + FOOTER.split("\n")) * footers]
    assert text_of("\n".join(text), header=HEADER, footer=FOOTER) == "\n".join(body)


def test_copies_at_the_edges_are_removed_and_the_rest_is_untouched():
    text = f"{HEADER}\n\n{BODY}\n{FOOTER}"
    assert text_of(text, header=HEADER, footer=FOOTER, margin="") == BODY


@pytest.mark.parametrize(
    "copy",
    [
        HEADER.replace("\n", " "),
        HEADER.replace(" - ", "\n"),
        HEADER.casefold(),
        HEADER.replace("Á", "A").replace(" - ", " — "),
        HEADER.replace("CAMPINAS", "CAMPIMAS"),
        f"\n {HEADER} \n",
    ],
    ids=["one-line", "three-lines", "lower-case", "accents", "a-wrong-letter", "blanks"],
)
def test_a_copy_may_break_elsewhere_and_have_a_wrong_letter(copy):
    assert text_of(f"{copy}\n{BODY}", header=HEADER) == BODY


@pytest.mark.parametrize(
    "other",
    [
        HEADER.replace("2ª", "3ª"),
        HEADER.replace("CAMPINAS", "CAMPOS"),
        HEADER.replace("VARA ", ""),
        HEADER.replace("DO ESTADO", "NO ESTADO"),
        HEADER + " E ANEXOS",
        HEADER.split("\n", maxsplit=1)[0],
        HEADER.replace("\n", "\n-----\n"),
        "PODER JUDICIÁRIA DO ESTADA DE SÃO PAULO COMARCO DE CAMPINOS - 2ª VARA CÍVEL",
    ],
    ids=["number", "name", "shorter", "short-word", "longer", "half", "a-rule-between", "many-letters"],
)
def test_what_says_something_else_is_no_copy(other):
    assert text_of(f"{other}\n{BODY}", header=HEADER) == f"{other}\n{BODY}"


def test_a_heading_within_the_text_is_the_documents_own():
    heading = "REPÚBLICA FEDERATIVA DO BRASIL"
    text = f"{heading}\nprimeira via\n{heading}\nsegunda via\n{heading}"
    expected = f"primeira via\n{heading}\nsegunda via\n{heading}"
    assert text_of(text, header=heading) == expected
    assert text_of(expected, header=heading) == expected
    assert text_of(f"{heading} e mais", header=heading) == f"{heading} e mais"


def test_a_long_copy_within_the_text_is_removed_where_it_is_exact():
    wrong = HEADER.replace("CAMPINAS", "CAMPIMAS")
    assert text_of(f"um\n{HEADER}\ndois\n{wrong}\ntrês", header=HEADER) == f"um\ndois\n{wrong}\ntrês"
    assert text_of(f"um\n{HEADER}\ndois", margin=HEADER) == "um\ndois"
    assert text_of(f"um\n{HEADER}\ndois", footer=HEADER) == "um\ndois"


def test_a_margin_may_stand_at_either_edge_a_header_only_first_and_a_footer_only_last():
    assert text_of("Selo 7\num\nSelo 7", margin="Selo 7") == "um"
    assert text_of("Selo 7\num\nSelo 7", header="Selo 7") == "um\nSelo 7"
    assert text_of("Selo 7\num\nSelo 7", footer="Selo 7") == "Selo 7\num"


@pytest.mark.parametrize("text", ["CERTIDÃO", "CERTIDÃO\nCERTIDÃO\n\n", "\n", "", "---"])
def test_a_text_of_nothing_but_copies_keeps_one(text):
    kept = text_of(text, header="CERTIDÃO", margin="CERTIDÃO", footer="---")
    assert kept.strip() == text.strip()[-8:]


def test_parts_without_words_have_no_copies():
    assert text_of("***\num\n***", header="***", margin="-", footer="***") == "***\num\n***"


def test_what_is_known_of_the_page_stays():
    page = PageText("h", text="h\ncorpo", is_whole=False)
    assert mended(page, OPTIONS) == replace(page, text="corpo")


def test_thousands_of_copies_take_no_time():
    text = "\n".join([HEADER] * 4000 + ["fim"] + ["fls. 12"] * 4000)
    assert text_of(text, header=HEADER, footer="fls. 12") == "fim"
