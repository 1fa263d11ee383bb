"""Whatever a reader writes becomes a page, and nothing of it is lost."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.ocr.vlm.page_json import KEYS, PAGE_SCHEMA, PageText, parse, storable

CLEAN = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]) | st.just("\n"), max_size=40)
PAGES = st.lists(CLEAN, min_size=4, max_size=4)
TEXT = 'Certidão "A" é\n\\fim'
WHOLE = json.dumps({"text": TEXT, "header": "H 😀", "margin": None, "footer": "f. 1"})


@given(
    values=PAGES,
    order=st.permutations(KEYS),
    is_ascii=st.booleans(),
    indent=st.sampled_from([None, 2]),
    fence=st.sampled_from(["{}", "```json\n{}\n```", "```\n{}```", "  \n{}\n\n", "```json {}"]),
)
def test_a_page_is_read_back_however_it_was_written(values, order, is_ascii, indent, fence):
    fields = dict(zip(KEYS, values, strict=True))
    text = json.dumps({key: fields[key] for key in order}, ensure_ascii=is_ascii, indent=indent)
    assert parse(fence.replace("{}", text)) == PageText(**fields)


@given(values=PAGES, order=st.permutations(KEYS), is_ascii=st.booleans(), data=st.data())
def test_a_page_that_breaks_off_keeps_what_is_there(values, order, is_ascii, data):
    fields = dict(zip(KEYS, values, strict=True))
    text = json.dumps({key: fields[key] for key in order}, ensure_ascii=is_ascii)
    cut = text[: data.draw(st.integers(1, len(text) - 1))]
    page = parse(cut)
    assert not page.is_whole
    if not page.is_json:
        assert (page.text, cut.count('"')) == (cut, min(cut.count('"'), 1))
        return
    read = {key: getattr(page, key).rstrip("\ufffd") for key in KEYS}
    assert all(fields[key].startswith(read[key]) for key in KEYS)
    complete = [key for key in order if json.dumps({key: fields[key]}, ensure_ascii=is_ascii)[1:-1] in cut]
    assert all(read[key] == fields[key].rstrip("\ufffd") for key in complete)


@given(st.text(max_size=60))
def test_plain_text_stays_as_it_is(text):
    if text.lstrip().startswith(("{", "```")):
        return
    assert parse(text) == PageText(text=storable(text), is_json=False)


@given(st.text(st.sampled_from('{}[]":,\\untext h1`\n'), max_size=40))
def test_nothing_that_resembles_json_is_lost_or_breaks_the_parser(text):
    page = parse(text)
    assert page.is_json or page.text == storable(text)


@pytest.mark.parametrize(
    "text",
    [
        '{"text": "a "quoted" word"}',
        '{"text": "a"} and more',
        '{"text": "a"}{"text": "b"}',
        '{"other": "a"}',
        '["text"]',
        '"text"',
        "{nota} escrita à margem",
        '{"text": nul',
        "{'text': 'a'}",
        '{"text": ' + "[" * 100_000,
        '{"text": ' + "[" * 900 + "]" * 900 + "}x",
        '{"text": ' + "9" * 5000 + "}",
    ],
)
def test_what_is_no_page_is_the_text(text):
    page = parse(text)
    assert page.is_json is (text == '{"text": nul')
    assert page.is_json or page.text == text


@pytest.mark.parametrize("length", [20_000, 40_000])
@pytest.mark.parametrize("piece", [" ", "\\", "a", '"', "```", "{", '{"text":"', "\\u", "\n", "[", "-"])
def test_a_degenerate_page_takes_no_time(piece, length):
    # A pattern that looks back at every sign would take minutes here.
    for start in ("", "{", '{"text": "', "```json\n", '{"text": '):
        parse(start + piece * (length // len(piece)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('{"text": "a"}', PageText(text="a")),
        ('{"TEXT ": "a", "Header": "h"}', PageText("h", text="a")),
        ('{"text": ["a", {"linha": "b"}, null, 3], "header": null}', PageText(text="a\nb\n3")),
        ('{"text": "a", "title": "T", "text": "b"}', PageText(text="a\nb\nT")),
        ('{"header": "h", "stamp": "s"}', PageText("h", text="s")),
        ('{"text": "art. 5\\º \\frac \\d"}', PageText(text="art. 5\\º \nrac \\d")),
        ('{"text": "a\nb\tc"}', PageText(text="a\nb\tc")),
        ('{"text": "a\\u0000b\\u001bc\\u0085d\\r\\ne"}', PageText(text="abc\nd\ne")),
        ('{"text": "\\ud83d\\ude00 \\ud83d!"}', PageText(text="😀 \ufffd!")),
        ("", PageText(is_json=False)),
        ("{}", PageText(text="{}", is_json=False)),
        ("{", PageText(text="{", is_json=False, is_whole=False)),
        ('{"te', PageText(text='{"te', is_json=False, is_whole=False)),
        ('{"text": "a \\u00', PageText(text="a ", is_whole=False)),
        ('{"text": "a \\\\', PageText(text="a \\", is_whole=False)),
        ('{"text": "a", "hea', PageText(text="a", is_whole=False)),
        ('{"text": "a", "header":', PageText(text="a", is_whole=False)),
        ('{"text": "a",', PageText(text="a", is_whole=False)),
        ('{"text": ["a", "b', PageText(text="a\nb", is_whole=False)),
        ('{"text": "a", "footer": 12', PageText(footer="12", text="a", is_whole=False)),
        ('```json\n{"text": "a', PageText(text="a", is_whole=False)),
    ],
)
def test_a_page_is_understood(text, expected):
    assert parse(text) == expected


@given(st.text(st.characters()))
def test_every_text_can_be_stored(text):
    clean = storable(text)
    assert clean.encode().decode() == clean
    assert storable(clean) == clean
    assert not set(clean) & {chr(code) for code in (*range(9), *range(11, 32), *range(127, 160))}
    assert len(clean.splitlines()) == len(clean.removesuffix("\n").split("\n")) or not clean


def test_a_page_is_told_in_reading_order():
    assert parse(WHOLE).plain == f"H 😀\n{TEXT}\nf. 1"
    assert PageText().plain == ""


def test_the_schema_allows_the_keys_in_every_order():
    orders = [tuple(one["required"]) for one in PAGE_SCHEMA["anyOf"]]
    assert len(set(orders)) == 24
    assert {frozenset(order) for order in orders} == {frozenset(KEYS)}
