"""Two readers of one page: what both say is found again in its place, and what only one says is a finding."""

import unicodedata
from dataclasses import replace
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.agreement import Agreement
from pipelines.document import RegionKind
from pipelines.geometry import Affine, Box
from pipelines.ocr.agree import AgreeOptions, agree
from pipelines.ocr.vlm.page_json import PageText
from pipelines.result import agreement_from_json, agreement_to_json, page_from_json, page_to_json
from tests.strategies import page_of

READER = replace(page_of([]).provenance, engine="told")
_COMMON = [
    "de",
    "do",
    "da",
    "e",
    "o",
    "a",
    "em",
    "que",
    "dois",
    "mil",
    "vinte",
    "e",
    "três",
    "de",
    "março",
    "nascido",
    "registro",
    "civil",
    "livro",
    "folha",
    "termo",
]
_NAMES = [
    "Abílio",
    "Conceição",
    "Teodora",
    "Gonçalves",
    "Verônica",
    "Antônio",
    "Magalhães",
    "Rosângela",
    "Quitéria",
    "Valdomiro",
    "Iracema",
    "Sebastião",
    "Cordeiro",
    "Nogueira",
    "Benedita",
    "Escobar",
    "Vilela",
    "Tavares",
    "Figueiredo",
    "Leocádia",
]
seeds = st.integers(0, 2**32 - 1).map(Random)


def words_of(rng, count):
    """Invent running text as registers have it: every other word is common, the others tell places apart."""
    return [
        rng.choice(_COMMON)
        if rng.random() < 0.45
        else rng.choice(
            [rng.choice(_NAMES), f"{rng.randrange(10, 10**6)},", f"{rng.choice(_NAMES)}-{rng.randrange(99)}"]
        )
        for _ in range(count)
    ]


def lines_of(rng, count, width=9):
    return [" ".join(words_of(rng, width)) for _ in range(count)]


def told_of(page, lines, options=None):
    return agree(page, PageText(text="\n".join(lines)), READER, options)


def words_in(page):
    return [word for line in page.lines for word in line.words]


def garbled(rng, text, share):
    return "".join(
        rng.choice("aeiourstlmn") if character.isalnum() and rng.random() < share else character
        for character in text
    )


@given(seeds, st.integers(1, 40))
def test_equal_texts_agree_wholly_and_each_word_has_the_box_that_it_was_seen_in(rng, count):
    page = page_of(lines_of(rng, count))
    agreed, agreement = told_of(page, page.text.splitlines())
    assert agreement == Agreement(1.0, needs_review=False)
    assert [(w.text, w.box) for w in words_in(agreed)] == [(w.text, w.box) for w in words_in(page)]
    assert [line.box for line in agreed.lines] == [line.box for line in page.lines]
    assert all(word.confidence > 0.99 for word in words_in(agreed))
    assert agreed.confidence == 1.0
    assert agreed.provenance == READER


@given(seeds, st.integers(2, 6))
def test_blocks_in_another_order_are_aligned_all_the_same(rng, blocks):
    texts = [lines_of(rng, rng.randint(2, 9)) for _ in range(blocks)]
    page = page_of([line for block in texts for line in block])
    rng.shuffle(texts)
    agreed, agreement = told_of(page, [line for block in texts for line in block])
    assert agreement.share == 1.0
    assert not agreement.disagreements
    assert sorted(w.text for w in words_in(agreed)) == sorted(w.text for w in words_in(page))
    assert {w.box for w in words_in(agreed)} == {w.box for w in words_in(page)}


@given(seeds, st.integers(0, 20), st.integers(2, 8))
def test_an_invented_paragraph_is_found_and_nothing_else(rng, place, count):
    lines = lines_of(rng, 20)
    invented = lines_of(rng, count)
    _, agreement = told_of(page_of(lines), [*lines[:place], *invented, *lines[place:]])
    assert [passage.text for passage in agreement.unsupported] == ["\n".join(invented)]
    assert not agreement.skipped
    assert not agreement.disagreements
    assert agreement.needs_review
    assert agreement.share < 1.0


@given(seeds, st.integers(0, 19))
def test_a_line_left_out_is_found_and_nothing_else(rng, place):
    lines = lines_of(rng, 20)
    page = page_of(lines)
    _, agreement = told_of(page, lines[:place] + lines[place + 1 :])
    assert [(line.text, line.box) for line in agreement.skipped] == [(lines[place], page.lines[place].box)]
    assert not agreement.unsupported
    assert not agreement.disagreements
    assert agreement.needs_review


@given(seeds)
def test_a_text_with_misread_characters_is_aligned_and_less_sure(rng):
    lines = lines_of(rng, 30)
    page = page_of(lines)
    agreed, agreement = told_of(page, [garbled(rng, line, 0.05) for line in lines])
    assert 0.85 < agreement.share < 1.0
    assert not agreement.unsupported
    assert not agreement.skipped
    at_home = [told.box == seen.box for told, seen in zip(words_in(agreed), words_in(page), strict=True)]
    assert sum(at_home) >= 0.96 * len(at_home)  # "o a" may be read "a o", and then stands elsewhere
    changed = [
        told for told, seen in zip(words_in(agreed), words_in(page), strict=True) if told.text != seen.text
    ]
    doubted = [word for word in changed if word.weakest == 0.0 and word.confidence < 0.99]
    assert len(doubted) >= 0.9 * len(changed)
    assert {d.text for d in agreement.disagreements}


@given(seeds, st.integers(4, 30))
def test_other_line_breaks_change_nothing(rng, width):
    page = page_of(lines_of(rng, 20))
    words = page.text.split()
    agreed, agreement = told_of(page, [" ".join(words[i : i + width]) for i in range(0, len(words), width)])
    assert agreement == Agreement(1.0, needs_review=False)
    assert [w.box for w in words_in(agreed)] == [w.box for w in words_in(page)]


@given(st.text(max_size=200), st.lists(st.text(max_size=40), max_size=6))
def test_any_text_keeps_all_its_words_and_every_box_lies_on_the_page(told, seen):
    page = page_of([row.strip() for row in seen])
    agreed, agreement = told_of(page, [told])
    assert [word.text for word in words_in(agreed)] == unicodedata.normalize("NFC", told).split()
    for word in words_in(agreed):
        assert 0 <= word.box.left < word.box.right
        assert 0 <= word.box.top < word.box.bottom
        assert 0.0 <= word.confidence <= 1.0
    assert agreement.share is None or 0.0 <= agreement.share <= 1.0
    assert agreement_from_json(agreement_to_json(agreement)) == agreement
    assert page_from_json(page_to_json(agreed)) == agreed


def test_text_on_a_blank_page_is_unsupported_to_its_last_word():
    agreed, agreement = told_of(page_of([]), ["Certidão de nascimento", "de Ana Maria"])
    whole = Box(0, 0, 2480, 3508)
    assert [(p.text, p.box) for p in agreement.unsupported] == [
        ("Certidão de nascimento\nde Ana Maria", whole)
    ]
    assert all((word.confidence, word.weakest, word.box) == (0.0, 0.0, whole) for word in words_in(agreed))
    assert (agreement.share, agreement.needs_review, agreed.is_blank) == (0.0, True, False)


def test_a_page_that_both_find_blank_is_blank_and_says_nothing_of_agreement():
    agreed, agreement = told_of(page_of([]), [])
    assert agreed.is_blank
    assert agreement == Agreement(None, needs_review=False)


def test_nothing_told_of_a_page_with_text_leaves_every_line_out_and_the_page_is_not_blank():
    page = page_of(["Certidão de nascimento", "de Ana Maria"])
    agreed, agreement = told_of(page, [" ", ""])
    assert [line.text for line in agreement.skipped] == [line.text for line in page.lines]
    assert (agreement.share, agreement.needs_review, agreed.is_blank, agreed.regions) == (
        0.0,
        True,
        False,
        (),
    )


def test_parts_of_the_page_become_regions_of_their_kind():
    page = page_of(["República Federativa", "Maria nasceu em Olinda", "averbado em 1999", "folha 12"])
    told = PageText("República Federativa", "averbado em 1999", "folha 12", "Maria nasceu em Olinda")
    agreed, agreement = agree(page, told, READER)
    kinds = [RegionKind.HEADER, RegionKind.TEXT, RegionKind.MARGIN, RegionKind.FOOTER]
    assert [region.kind for region in agreed.regions] == kinds
    assert page_from_json(page_to_json(agreed)) == agreed
    assert agreement == Agreement(1.0, needs_review=False)


def test_a_space_that_one_reader_lost_is_no_difference_and_parts_the_box():
    page = page_of(["filha de MariaConceição Teodora", "no livro 12"])
    agreed, agreement = told_of(page, ["filha de Maria Conceição Teodora", "no livro 12"])
    assert agreement.share == 1.0
    whole = page.lines[0].words[2].box
    maria, conceicao = agreed.lines[0].words[2:4]
    assert (maria.box.left, conceicao.box.right) == (whole.left, whole.right)
    assert maria.box.right == conceicao.box.left == pytest.approx(whole.left + whole.width * 5 / 14)


def test_a_space_that_one_reader_added_is_no_difference_and_joins_the_boxes():
    page = page_of(["filha de Maria Concei ção Teodora", "no livro 12"])
    agreed, agreement = told_of(page, ["filha de Maria Conceição Teodora", "no livro 12"])
    assert agreement.share == 1.0
    first, second = page.lines[0].words[3:5]
    assert agreed.lines[0].words[3].box == replace(first.box, right=second.box.right)


def test_a_word_divided_at_the_end_of_a_line_is_one_word_with_the_box_of_its_longer_part():
    page = page_of(["Maria nasceu em Pindamonhan-", "gaba em março"])
    agreed, agreement = told_of(page, ["Maria nasceu em Pindamonhangaba em março"])
    assert agreement == Agreement(1.0, needs_review=False)
    assert agreed.lines[0].words[3].box == page.lines[0].words[3].box


def test_a_word_that_nobody_saw_is_put_between_its_neighbours_and_trusted_with_nothing():
    page = page_of([[(180.0, "nascida em"), (800.0, "de março")], "no livro 12"])
    agreed, agreement = told_of(page, ["nascida em 14 de março", "no livro 12"])
    guessed = agreed.lines[0].words[2]
    em, de = page.lines[0].words[1:3]
    assert (guessed.box.left, guessed.box.right) == (em.box.right, de.box.left)
    assert (guessed.confidence, guessed.weakest) == (0.0, 0.0)
    assert [(d.text, d.other) for d in agreement.disagreements] == [("14", "")]


def test_both_readings_of_a_doubtful_place_are_kept_in_the_order_of_the_page():
    page = page_of(["Maria Josefa nasceu em 1947", "no livro 12 folha 8", "registrada em Olinda"])
    told = ["registrada em Linda", "Maria Josefina nasceu em 1941", "no livro 12 folha 8"]
    _, agreement = told_of(page, told)
    readings = [(d.text, d.other) for d in agreement.disagreements]
    assert readings == [("Josefina", "Josefa"), ("1941", "1947"), ("Linda", "Olinda")]
    assert agreement.disagreements[1].box == page.lines[0].words[4].box


def test_accents_and_capitals_are_characters_but_dashes_and_quotes_of_another_shape_are_not():
    page = page_of(['Jose disse "sim" – nº 12'])
    _, agreement = told_of(page, ["José disse “sim” - n° 12"])
    assert [(d.text, d.other) for d in agreement.disagreements] == [("José", "Jose")]


def test_what_the_engine_read_without_being_sure_may_be_left_out_and_may_be_read_as_anything():
    sure, unsure = (
        page_of(["no livro 12 de Olinda", "em 1999"]),
        page_of(["xqz wvk jjp rrt"], confidence=0.4, top=900.0),
    )
    page = replace(sure, regions=sure.regions + unsure.regions)
    _, without = told_of(page, ["no livro 12 de Olinda", "em 1999"])
    assert without == Agreement(1.0, needs_review=False)
    agreed, with_text = told_of(page, ["no livro 12 de Olinda", "em 1999", "Ana da Silva Reis"])
    assert [(d.text, d.other) for d in with_text.disagreements] == [("Ana da Silva Reis", "xqz wvk jjp rrt")]
    assert not with_text.unsupported
    assert agreed.lines[2].box == unsure.lines[0].box


def test_a_sure_engine_and_quite_another_text_contradict_each_other():
    rng = Random(7)
    lines, other = (
        lines_of(rng, 9),
        ["Lorem ipsum dolor sit amet consectetur adipiscing elit sed eiusmod"] * 1,
    )
    _, agreement = told_of(page_of(lines), [*lines[:4], *other, *lines[5:]])
    assert [passage.text for passage in agreement.unsupported] == other
    assert [line.text for line in agreement.skipped] == [lines[4]]


def test_a_line_told_over_and_over_is_supported_once():
    rng = Random(3)
    lines = lines_of(rng, 8)
    agreed, agreement = told_of(page_of(lines), [*lines[:5], *[lines[4]] * 30, *lines[5:]])
    assert [passage.text for passage in agreement.unsupported] == ["\n".join([lines[4]] * 30)]
    assert not agreement.skipped
    assert len(agreed.lines) == 38


def test_an_unsupported_line_stands_in_the_gap_between_its_neighbours():
    page = page_of(["Maria nasceu em Olinda", "", "", "registrada no livro 12"])
    agreed, agreement = told_of(
        page, ["Maria nasceu em Olinda", "filha de Teodora", "registrada no livro 12"]
    )
    above, below = page.lines
    assert agreement.unsupported[0].box == Box(
        above.box.left, above.box.bottom, above.box.right, below.box.top
    )
    assert {word.box for word in agreed.lines[1].words} == {agreement.unsupported[0].box}


def test_an_engine_without_confidences_lends_none():
    page = page_of(["Maria nasceu em Olinda"], confidence=None)
    agreed, agreement = told_of(page, ["Maria nasceu em Olinda"])
    assert {(word.confidence, word.weakest) for word in words_in(agreed)} == {(None, None)}
    assert agreed.lines[0].confidence is None
    assert agreement.share == 1.0


@pytest.mark.parametrize("confidence", [0.5, 0.9])
def test_two_readers_that_agree_are_surer_than_one_and_two_that_differ_less(confidence):
    page = page_of(["Maria nasceu em Olinda"], confidence=confidence)
    agreed, _ = told_of(page, ["Maria nasceu em Olindo"])
    same, other = agreed.lines[0].words[0], agreed.lines[0].words[3]
    assert same.confidence == pytest.approx(1 - (1 - confidence) / 2)
    assert same.weakest > confidence - 0.02
    assert other.confidence == pytest.approx(same.confidence * 5 / 6)
    alone, _ = told_of(page, ["Maria nasceu em Olindo"], AgreeOptions(shared_doubt=1.0))
    assert alone.lines[0].words[0].confidence == pytest.approx(confidence)


@pytest.mark.parametrize("turns", [0, 1, 2, 3])
def test_a_turned_page_parts_boxes_along_its_lines(turns):
    place = Affine.quarter_turns(turns, 2480, 3508)
    rows = ["filha de MariaConceição Teodora", "registrada no livro 12"]
    page = page_of(rows, reader_to_page=place)
    width, height = (2480, 3508) if turns % 2 == 0 else (3508, 2480)
    page = replace(page, geometry=replace(page.geometry, width=width, height=height))
    level, _ = told_of(page_of(rows), ["filha de Maria Conceição Teodora", "registrada no livro 12"])
    agreed, agreement = told_of(page, ["filha de Maria Conceição Teodora", "registrada no livro 12"])
    assert agreement.share == 1.0
    for word, upright in zip(words_in(agreed), words_in(level), strict=True):
        box, expected = word.box, place.box(upright.box)
        assert (box.left, box.top, box.right, box.bottom) == pytest.approx(
            (expected.left, expected.top, expected.right, expected.bottom)
        )


def test_an_old_page_and_an_agreement_with_fewer_keys_are_still_read():
    assert agreement_from_json(b'{"share": 0.5, "needs_review": true}') == Agreement(0.5, needs_review=True)
    old = page_to_json(page_of(["Maria"]))
    assert b'"kind":"text"' in old
    assert page_from_json(old).regions[0].kind is RegionKind.TEXT


@pytest.mark.parametrize("damaged", [b"", b"[]", b'{"share": 2}', b'{"share": "x", "needs_review": true}'])
def test_a_damaged_agreement_is_refused(damaged):
    with pytest.raises(ValueError, match="validation error"):
        agreement_from_json(damaged)
