"""What a pattern finds, and which patterns are refused."""

import itertools
import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from pipelines.extraction.patterns.search import MOST_VALUES, compiled, find, is_match
from pipelines.extraction.patterns.syntax import LONGEST_VALUE, PatternRefused


def is_accepted(pattern):
    try:
        compiled(pattern)
    except PatternRefused:
        return False
    return True


def values(pattern, text):
    return [text[span.start : span.end] for span in find(pattern, text)]


@pytest.mark.parametrize(
    ("pattern", "text", "expected"),
    [
        (r"\d{1,6}/\d{4}", "Guia 123/2024 de 7/2025", ["123/2024", "7/2025"]),
        (r"\d{4}", "no ano de 2024, ou (2025).", ["2024", "2025"]),
        (r"\d{4}", "Nº2024 e nº. 2025", ["2024", "2025"]),
        (r"\d{4}", "12345 2024/1 a2024 2024-", []),  # parts of other words are no values
        (r"[A-Z]{2} \d{3}", "XX AB 123 AB  123", ["AB 123"]),
        (r"[A-Z]+(?: [A-Z]+)*", "OS TRES IRMAOS foram", ["OS TRES IRMAOS"]),
        (r"[A-Z]+(?: [A-Z]+)*", "OS\tTRES\nIRMAOS", ["OS", "TRES", "IRMAOS"]),
        (r"S\.A\.|Ltda\.?", "Casa Ltda., Banco S.A., e", ["Ltda.", "S.A."]),
        (r"\dª", "1ª VARA da 2ª.", ["1ª", "2ª"]),
        (r"[^0-9 -]+-\d", "ação-1 x9-1", ["ação-1"]),
        (r"a|ab|abc", "abc ab a", ["abc", "ab", "a"]),
        (r"\(\d\)", "(1) ((2))", ["(1)", "(2)"]),
        (r"[\d.]+", "1.234 e 5.", ["1.234", "5."]),
        (r"№ \d", "№ 7", ["№ 7"]),
    ],
)
def test_values_are_whole_words(pattern, text, expected):
    assert values(pattern, text) == expected


@pytest.mark.parametrize(
    ("pattern", "reason"),
    [
        ("", "empty text"),
        ("a*", "empty text"),
        ("(|a)", "empty text"),
        ("(?:)", "empty text"),
        (r"[^\d\D]", "no character"),
        ("a  b", "never match"),
        (" a", "never match"),
        ("a ", "never match"),
        ("a{81}", "at most|more than 80"),
        ("a{41}b{41}", "never match"),
        ("(", r"lacks its \)"),
        (")", r"without its \("),
        ("[a", "too early"),
        ("a\\", "too early"),
        ("*a", "nothing that it could repeat"),
        ("a**", "behind another"),
        ("a+?", "behind another"),
        ("a++", "behind another"),
        ("a{", "must be {n}"),
        ("a{3,2}", "more than it allows"),
        ("[z-a]", "range"),
        (r"[a-\d]", "range"),
        ("[[a]", r"\\\["),
        ("^a", "as a whole anyway"),
        ("a$", "as a whole anyway"),
        (r"\ba", "as a whole anyway"),
        ("(?=a)b", "looks ahead"),
        ("(?<=a)b", "looks ahead or behind"),
        ("(?<!a)b", "looks ahead or behind"),
        ("(?!a)b", "looks ahead or behind"),
        (r"(a)\1", "refers back"),
        ("(?P<n>a)", "supported as groups"),
        ("(?P=n)", "refers back"),
        ("(?i)a", "supported as groups"),
        ("(?>a)", "supported as groups"),
        (r"\x41", "not supported"),
        ("a\tb", r"U\+0009"),
        ("\U0001f600", r"U\+1F600"),
        ("a" * 201, "longer than"),
        ("(" * 20 + "a" + ")" * 20, "within each other"),
        ("(?:abcdefghij){80}", "written out"),
        (r"\d.{40}", "too complicated"),
    ],
)
def test_what_is_no_pattern_of_a_value_is_refused_with_a_reason(pattern, reason):
    with pytest.raises(PatternRefused, match=reason):
        compiled(pattern)


@pytest.mark.parametrize(
    "pattern",
    [
        "(a+)+b",
        "(a*)*b",
        "(?:a|a)+b",
        "(a|aa)+b",
        "(a|a?)+b",
        "(?:[a-z]+ ?)+b",
        r"\d+\d+x",
        r".*\d",
        "(.*a){12}",
        "(?:a?){30}a{30}",
        "(a{1,5}){1,5}b",
        "(?:ab|a)(?:bc|c)(?:cd|d)a*a*",
        "(x+x+)+y",
        r"(?:\w+\s?)*x",
        "((a+)+)+",
    ],
)
def test_what_would_make_a_backtracking_engine_slow_is_refused(pattern):
    with pytest.raises(PatternRefused, match="very many ways"):
        compiled(pattern)


@pytest.mark.parametrize(
    "pattern",
    [
        r"\d{3,5}-?\d{2}",
        r"\d{1,3}(?:\.\d{3})*,\d{2}",
        r"[A-Z][a-zà-ú]+(?: (?:d[aeo]s? )?[A-Z][a-zà-ú]+)*",
        r"(?:R|AV)[.-]\d{1,3}",
        r"\d{7}-\d{2}\.\d{4}\.8\.\d{2}\.\d{4}",
        r"[A-Z]{1,3}[A-Z0-9]{1,10}\d{1,4}",
        "[A-Z].*",
    ],
)
def test_what_offices_write_is_accepted(pattern):
    assert compiled(pattern)


CHARACTERS = "ab0 .-/"
ATOMS = st.sampled_from(
    ["a", "b", "0", " ", r"\.", "/", "-", r"\d", r"\w", r"\s", ".", "[ab]", "[^a]", "[a-b0-]"]
)
QUANTIFIERS = st.sampled_from(["", "", "", "?", "+", "*", "{2}", "{1,3}", "{2,}", "{0}"])


def _compound(inner):
    group = st.builds("(?:{}){}".format, inner, QUANTIFIERS)
    item = group | st.builds("{}{}".format, ATOMS, QUANTIFIERS)
    row = st.lists(item, min_size=1, max_size=4).map("".join)
    return row | st.builds("{}|{}".format, inner, inner)


PATTERNS = st.recursive(st.builds("{}{}".format, ATOMS, QUANTIFIERS), _compound, max_leaves=8)


@given(PATTERNS, st.text(CHARACTERS, max_size=12))
def test_a_value_is_what_python_takes_for_a_full_match(pattern, value):
    assume(is_accepted(pattern))
    assert is_match(pattern, value) == bool(re.fullmatch(pattern, value, re.ASCII))


@given(PATTERNS, st.text("ab0 .\t", max_size=40))
def test_every_value_matches_lies_apart_and_stands_between_words(pattern, text):
    assume(is_accepted(pattern))
    found = find(pattern, text)
    assert all(span.end < following.start for span, following in itertools.pairwise(found))
    for span in found:
        assert re.fullmatch(pattern, text[span.start : span.end], re.ASCII)
        assert not text[: span.start] or not text[span.start - 1].isalnum()
        assert not text[span.end :] or not text[span.end].isalnum()


@given(PATTERNS, st.text("ab0 .\t", max_size=300), st.integers(0, 300))
def test_a_long_text_is_searched_as_a_short_one_is(pattern, text, offset):
    filling = "~\t" * 4000
    assume(is_accepted(pattern) and not is_match(pattern, "~"))
    inside = f"{filling[: 2 * offset + 5000]}\t{text}\t{filling}"
    assert values(pattern, inside) == values(pattern, text)


def test_only_so_many_values_of_a_text_are_looked_for():
    assert len(find("a", "a " * 1000)) == MOST_VALUES
    assert len(find("a", "a " * 1000, limit=1)) == 1


def test_a_value_has_a_longest_length():
    assert values("a+", "a" * LONGEST_VALUE) == ["a" * LONGEST_VALUE]
    assert values("a+", "a" * (LONGEST_VALUE + 1)) == []
