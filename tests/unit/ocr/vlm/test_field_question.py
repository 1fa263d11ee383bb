"""The question for a page's fields, the form of its answer, and answers that are not what was asked for."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.document_types.document_type import Choice, DocumentType, FieldKind, FieldSpec, PartyRole
from pipelines.document_types.known import SPECIFIC
from pipelines.ocr.vlm.constrain import Grammar, JsonSchema, load_tokenizer
from pipelines.ocr.vlm.field_question import (
    LONGEST_TEXT,
    MOST_OF_A_LIST,
    AnswerError,
    answer_schema,
    instruction,
    question_of,
    read_answer,
)
from pipelines.opinion import Told
from tests.checkpoints import READER_END, READER_TOKENIZER

KIND = DocumentType(
    name="livro_de_teste",
    version="3",
    cues=(),
    fields=(
        FieldSpec("cpf", FieldKind.CPF, many=True),
        FieldSpec("nome", FieldKind.NAME),
        FieldSpec("sexo", FieldKind.SEX),
        FieldSpec("regime", FieldKind.CHOICE, choices=(Choice("parcial", ("parcial",)), Choice("total", ()))),
        FieldSpec("cpf_dele", FieldKind.CPF, subject="ele"),
        FieldSpec("cpf_dele", FieldKind.CPF, subject="ela"),
        FieldSpec("autor_nome", FieldKind.NAME),
    ),
    roles=(PartyRole("autor"),),
)
QUESTION = question_of(KIND)
LISTS = {"cpf", "cpf_dele", "autor_nome"}


def answer(**told):
    return json.dumps(told, ensure_ascii=False)


def test_each_field_is_asked_for_once_in_the_order_of_the_type():
    assert [field.name for field in QUESTION.fields] == [
        *("cpf", "nome", "sexo", "regime", "cpf_dele", "autor_nome")
    ]
    assert {field.name for field in QUESTION.fields if field.is_list} == LISTS
    assert (QUESTION.document_type, QUESTION.document_type_version) == ("livro_de_teste", "3")


def test_the_question_names_every_field_and_every_choice():
    words = instruction(QUESTION)
    assert "livro de teste" in words
    assert all(field.name in words for field in QUESTION.fields)
    assert "regime escolha somente entre: parcial, total" in words
    assert "sexo escolha somente entre: M, F" in words


@pytest.mark.parametrize("kind", SPECIFIC, ids=lambda kind: kind.name)
def test_the_schema_of_every_known_type_is_one_that_answers_can_be_held_to(kind):
    tokenizer = load_tokenizer(READER_TOKENIZER, [READER_END], 264)
    question = question_of(kind)
    constraint = Grammar(JsonSchema.of(answer_schema(question)), tokenizer).start()
    empty = {field.name: [] if field.is_list else None for field in question.fields}
    for byte in json.dumps(empty).encode():
        constraint.accept(byte)
    assert constraint.may_end
    assert read_answer(json.dumps(empty), question) == ()


TEXT = st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=40)
VALUES = {field.name: st.sampled_from(field.choices) if field.choices else TEXT for field in QUESTION.fields}
ANSWERS = st.fixed_dictionaries(
    {
        name: st.lists(value, max_size=MOST_OF_A_LIST) if name in LISTS else st.none() | value
        for name, value in VALUES.items()
    }
)


NAMES = [field.name for field in QUESTION.fields]


@given(
    ANSWERS, st.permutations(NAMES), st.sampled_from(["{}", "```json\n{}\n```", "\n {} \n"]), st.booleans()
)
def test_what_was_answered_is_what_is_read_in_the_order_of_the_question(told, keys, around, ascii_only):
    text = json.dumps({key: told[key] for key in keys}, ensure_ascii=ascii_only)
    read = read_answer(around.replace("{}", text), QUESTION)
    expected = [
        Told(name, tuple(value) if isinstance(value, list) else (value,))
        for name in NAMES
        if (value := told[name])
    ]
    assert read == tuple(expected)


@given(st.text() | st.recursive(st.none() | st.booleans() | st.text(), st.lists).map(json.dumps))
def test_whatever_is_answered_is_read_or_refused_by_name(text):
    refused = None
    try:
        assert read_answer(text, QUESTION) == ()
    except AnswerError as error:
        refused = error.code
    assert refused is None or refused.startswith("answer_")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "answer_no_json"),
        (answer(nome="Ana")[:-1], "answer_no_json"),
        ("[" * 100_000, "answer_no_json"),
        ('["Ana"]', "answer_no_object"),
        (answer(nome="Ana", apelido="Aninha"), "answer_unknown_key"),
        (answer(NOME="Ana"), "answer_unknown_key"),
        ('{"nome": "Ana", "nome": "Eva"}', "answer_repeated_key"),
        ('{"nome": {"a": 1, "a": 2}}', "answer_repeated_key"),
        (answer(nome=["Ana"]), "answer_other_kind"),
        (answer(nome=12), "answer_other_kind"),
        (answer(cpf="1"), "answer_other_kind"),
        (answer(cpf=[["1"]]), "answer_other_kind"),
        (answer(nome="a" * (LONGEST_TEXT + 1)), "answer_too_long"),
        (answer(cpf=["1"] * (MOST_OF_A_LIST + 1)), "answer_too_long"),
        (answer(regime="participação"), "answer_no_choice"),
    ],
)
def test_an_answer_of_another_form_is_refused_as_a_whole(text, code):
    with pytest.raises(AnswerError) as refused:
        read_answer(text, QUESTION)
    assert refused.value.code == code


def test_null_blanks_and_missing_keys_tell_nothing_and_controls_are_not_kept():
    assert read_answer(answer(nome=None, cpf=[" ", "\t"], sexo=""), QUESTION) == ()
    assert read_answer(answer(nome="Ana\x00\r\nLopes"), QUESTION) == (Told("nome", ("Ana\nLopes",)),)
