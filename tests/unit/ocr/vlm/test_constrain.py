"""What a schema does not allow is never accepted, and the answer may end exactly when its JSON is whole."""

import json
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.ocr.vlm.architecture import ArchitectureError, parse
from pipelines.ocr.vlm.constrain import (
    ForbiddenTokenError,
    Grammar,
    JsonSchema,
    SchemaError,
    load_tokenizer,
    unpacked,
)
from pipelines.ocr.vlm.page_json import PAGE_SCHEMA
from pipelines.ocr.vlm.sampling import Candidates, SamplingOptions, choose
from tests.tokenizers import byte_level

NANO = Path(__file__).parents[5] / "shared" / "models" / "nano-reader"
SPECIAL = ["<|endoftext|>", "<|im_start|>", "<|im_end|>"]
MERGES = [("a", "d"), ("ad", "e"), ('"', ":"), ("{", '"'), ("t", "e"), ("x", "t"), ("te", "xt"), ('"', "}")]
CONTENT = byte_level(MERGES, SPECIAL)
PAD, START, END = range(256 + len(MERGES), 256 + len(MERGES) + 3)
VOCABULARY = 300  # more than the tokenizer has, as in real checkpoints
TOKENIZER = load_tokenizer(CONTENT, [END], VOCABULARY)
PAGE = Grammar(JsonSchema.of(PAGE_SCHEMA), TOKENIZER)
CHARACTERS = st.characters(codec="utf-8", exclude_characters="\x7f")  # JSON may not hold it unescaped
NONE = np.zeros(VOCABULARY, bool)
KEYS = ("header", "margin", "footer", "text")


def answer(constraint, text):
    """Accept a whole text, byte by byte."""
    for token in text.encode():
        constraint.accept(token)


@given(
    values=st.lists(st.text(CHARACTERS, max_size=20), min_size=4, max_size=4),
    order=st.permutations(KEYS),
    is_ascii=st.booleans(),
    indent=st.sampled_from([None, 0, 2]),
)
def test_any_page_in_any_order_of_keys_is_allowed_token_by_token(values, order, is_ascii, indent):
    text = json.dumps(dict(zip(order, values, strict=True)), ensure_ascii=is_ascii, indent=indent)
    constraint = PAGE.start()
    for token in TOKENIZER.tokenize_str(text):
        assert constraint.allows(token)
        assert not constraint.allows(END)
        constraint.accept(token)
    assert constraint.may_end
    assert constraint.allowed(np.array([END, PAD, START, 0])).tolist() == [True, False, False, False]


@given(st.integers(0, 60))
def test_an_answer_that_is_cut_anywhere_may_not_end(length):
    constraint = PAGE.start()
    answer(constraint, '{"header": "", "margin": "", "footer": "", "text": "dois anos"}'[:length])
    assert not constraint.may_end
    with pytest.raises(ForbiddenTokenError):
        constraint.accept(END)


@pytest.mark.parametrize("text", ['{"text":"ade\\n', "", '{"text": "d", ', '{"text"', '{"text":"\\u00'])
def test_the_mask_says_what_the_single_answers_say(text):
    constraint = PAGE.start()
    answer(constraint, text)
    mask = constraint.mask()
    assert (mask.dtype, mask.size) == (np.int32, 10)
    assert unpacked(mask, VOCABULARY).tolist() == constraint.allowed(np.arange(VOCABULARY)).tolist()


def test_the_mask_of_a_forced_continuation_names_the_tokenizers_own_token():
    constraint = PAGE.start()
    answer(constraint, '{"te')
    xt = 256 + MERGES.index(("x", "t"))
    assert unpacked(constraint.mask(), VOCABULARY).nonzero()[0].tolist() == [xt]
    assert constraint.allowed(np.array([xt, ord("x"), ord("t")])).tolist() == [True, True, False]


@pytest.mark.parametrize("escape", ["\\u00e9", "\\u00BA", "\\ud83d\\ude00", "\\u0007", "\\n", '\\"'])
def test_an_escaped_character_is_allowed(escape):
    constraint = PAGE.start()
    answer(constraint, '{"text": "' + escape + '"')


@pytest.mark.parametrize(
    ("before", "wrong"),
    [("", "x"), ("", "["), ('{"text"', ","), ('{"text": "a', "\n"), ('{"text": "a', "\x00"), ('{"x', "y")],
)
def test_what_no_page_says_is_refused_and_changes_nothing(before, wrong):
    constraint = PAGE.start()
    answer(constraint, before.removesuffix("x"))
    if before.endswith("x"):
        assert not constraint.allows(ord("x"))
        return
    before_mask = constraint.mask()
    with pytest.raises(ForbiddenTokenError):
        constraint.accept(ord(wrong))
    assert (constraint.mask() == before_mask).all()


@pytest.mark.parametrize("token", [-1, PAD, VOCABULARY - 1, VOCABULARY, 1 << 40])
def test_a_token_that_is_no_word_is_not_allowed(token):
    assert not PAGE.start().allows(token)


def test_special_tokens_cannot_slip_into_a_string():
    constraint = PAGE.start()
    answer(constraint, '{"text": "')
    assert not constraint.allowed(np.array([PAD, START, END])).any()


def test_after_the_end_nothing_is_allowed():
    constraint = Grammar(JsonSchema('{"type": "integer"}'), TOKENIZER).start()
    answer(constraint, "12")
    assert constraint.allows(ord("3"))
    assert not constraint.is_finished
    constraint.accept(END)
    assert constraint.is_finished
    assert not constraint.may_end
    assert not constraint.allowed(np.arange(VOCABULARY)).any()
    assert not constraint.mask().any()
    with pytest.raises(ForbiddenTokenError):
        constraint.accept(END)


def test_the_checkpoint_names_its_end_tokens():
    two_ends = load_tokenizer(CONTENT, [END, PAD], VOCABULARY)
    constraint = Grammar(JsonSchema('{"const": 1}'), two_ends).start()
    answer(constraint, "1")
    assert constraint.allowed(np.array([PAD, START, END])).tolist() == [True, False, True]
    assert unpacked(constraint.mask(), VOCABULARY).nonzero()[0].tolist() == [PAD, END]
    constraint.accept(PAD)
    assert constraint.is_finished


def test_answers_of_one_grammar_do_not_know_each_other():
    one, other = PAGE.start(), PAGE.start()
    answer(one, '{"text":')
    assert other.allows(ord("{"))
    assert not one.allows(ord("{"))


def test_blanks_have_an_end():
    constraint = PAGE.start()
    answer(constraint, "{" + " " * 16)
    assert not constraint.allows(ord(" "))
    assert constraint.allows(ord('"'))


def test_candidates_that_are_not_allowed_give_way_to_the_best_that_is():
    constraint = PAGE.start()
    ids, logits = np.array([7, ord("{"), 3]), np.array([9.0, 8.0, 7.0], np.float32)
    candidates = Candidates.of_top(ids, logits)
    assert choose(candidates.where(constraint.allowed(ids)), SamplingOptions(), NONE, 0) == ord("{")
    constraint.accept(ord("{"))
    assert choose(candidates.where(constraint.allowed(ids)), SamplingOptions(), NONE, 0) is None
    row = np.zeros(VOCABULARY, np.float32)
    row[ids] = logits
    whole = Candidates.of_row(row).where(unpacked(constraint.mask(), VOCABULARY))
    assert choose(whole, SamplingOptions(), NONE, 0) in {ord(" "), ord('"'), ord("\t"), ord("\n")}


@pytest.mark.parametrize(
    "schema",
    [
        "false",
        "not json",
        "[]",
        "3",
        '{"type": "wrong"}',
        '{"type": "object", "properties": {"a": false}, "required": ["a"]}',
        '{"type": "string", "minLength": 5, "maxLength": 2}',
        '{"enum": []}',
        '{"type": "string", "pattern": "("}',
        '{"$ref": "#/nowhere"}',
        '{"not": {}}',
    ],
)
def test_an_impossible_schema_is_refused_by_name(schema):
    with pytest.raises(SchemaError, match=r"\w"):
        Grammar(JsonSchema(schema), TOKENIZER)


@pytest.mark.parametrize(
    ("content", "ends", "size"),
    [
        (b"", [END], VOCABULARY),
        (b"{}", [END], VOCABULARY),
        (b"\xff\xfe", [END], VOCABULARY),
        (b"no/such/name", [END], VOCABULARY),
        (CONTENT, [], VOCABULARY),
        (CONTENT, [VOCABULARY], VOCABULARY),
        (CONTENT, [-1], VOCABULARY),
        (CONTENT, [END], 100),
    ],
)
def test_a_tokenizer_that_does_not_fit_is_refused_by_name(content, ends, size):
    with pytest.raises(ArchitectureError):
        load_tokenizer(content, ends, size)


@pytest.mark.shared
@pytest.mark.skipif(not NANO.is_dir(), reason="the nano reader is not beside the repository")
def test_a_real_vocabulary_is_held_to_the_page():
    end = json.loads((NANO / "generation_config.json").read_text())["eos_token_id"]
    size = parse((NANO / "config.json").read_bytes()).text.vocab_size
    tokenizer = load_tokenizer((NANO / "tokenizer.json").read_bytes(), [end], size)
    text = (NANO / "samples" / "val_P1_0.txt").read_text()
    page = json.dumps({"text": text, "header": "", "margin": "", "footer": ""}, ensure_ascii=False)
    constraint = Grammar(JsonSchema.of(PAGE_SCHEMA), tokenizer).start()
    for token in tokenizer.tokenize_str(page):
        assert not constraint.allows(end)
        constraint.accept(token)
    assert unpacked(constraint.mask(), size).nonzero()[0].tolist() == [end]
