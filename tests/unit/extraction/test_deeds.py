"""Deeds in the layouts of different offices: every field, what noise leaves, what is in doubt."""

import random

import pytest

from pipelines.document_types.extract_options import ExtractOptions
from pipelines.extraction.folding import fold
from pipelines.fields import FieldStatus
from pipelines.stages.extract import extract
from tests.strategies import document_of, page_of
from tests.unit.extraction import deeds
from tests.unit.extraction.reading import read

TOLD = [pytest.param(rows, expected, id=name) for name, (_, rows, expected) in deeds.ALL.items()]
LAYOUTS = [pytest.param(*told, id=name) for name, told in deeds.ALL.items()]
PROVEN = ("cpf", "cnpj")


def by_key(extraction):
    found = {}
    for field in extraction.fields:
        if field.value is not None:
            found.setdefault(f"{field.subject} {field.name}".strip(), []).append(field)
    return found


def one(rows, key, hint=None):
    (field,) = by_key(read(rows, hint))[key]
    return field


def each_word(rows, change):
    def changed(text):
        return " ".join(change(word) for word in text.split())

    return [changed(r) if isinstance(r, str) else [(x, changed(text)) for x, text in r] for r in rows]


def replaced(rows, old, new):
    assert any(old in (r if isinstance(r, str) else " ".join(t for _, t in r)) for r in rows)
    return [
        r.replace(old, new) if isinstance(r, str) else [(x, t.replace(old, new)) for x, t in r] for r in rows
    ]


@pytest.mark.parametrize(("kind", "rows", "expected"), LAYOUTS)
def test_every_field_is_read_and_nothing_is_in_doubt(kind, rows, expected):
    extraction = read(rows)
    found = by_key(extraction)
    assert extraction.document_type == kind
    assert {key: [f.value for f in found.get(key, ())] for key in expected} == expected
    doubtful = {key for key in expected for f in found[key] if f.status is not FieldStatus.FOUND}
    assert doubtful == set()


@pytest.mark.parametrize(("rows", "expected"), TOLD)
def test_no_party_is_invented(rows, expected):
    found = by_key(read(rows))
    names = {key for key in found if key.endswith("_nome")}
    assert names == {key for key in expected if key.endswith("_nome")}


@pytest.mark.parametrize("rows", [pytest.param(rows, id=name) for name, (_, rows, _) in deeds.ALL.items()])
def test_the_quote_stands_on_the_page_where_the_box_is(rows):
    words = [word for line in page_of(rows).lines for word in line.words]
    for field in read(rows).fields:
        if field.value is None:
            continue
        inside = [word for word in words if field.evidence.box.intersection(word.box) == word.box]
        for part in field.evidence.quote.split(" "):
            assert any(part in word.text for word in inside), (field.name, part)


def without_accents(word):
    return "".join(fold(c).upper() if c.isupper() else fold(c) for c in word)


@pytest.mark.parametrize(("kind", "rows", "expected"), LAYOUTS)
def test_without_accents_every_field_is_still_read(kind, rows, expected):
    extraction = read(each_word(rows, without_accents))
    found = by_key(extraction)
    assert extraction.document_type == kind
    assert {key: [fold(f.value) for f in found.get(key, ())] for key in expected} == {
        key: [fold(value) for value in values] for key, values in expected.items()
    }


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize(("kind", "rows", "expected"), LAYOUTS)
def test_wrong_letters_leave_most_fields_and_no_wrong_number(kind, rows, expected, seed):
    """One letter in sixty is another: what has check digits is right, and of the rest enough is read."""
    chance = random.Random(seed)

    def damaged(word):
        return "".join(
            chance.choice("aeinortl") if c.isalpha() and chance.random() < 1 / 60 else c for c in word
        )

    found = by_key(read(each_word(rows, damaged), hint=kind))
    read_again = [key for key in expected if [f.value for f in found.get(key, ())] == expected[key]]
    assert len(read_again) >= 0.4 * len(expected)
    proven = {value for key, values in expected.items() if key.endswith(PROVEN) for value in values}
    for key, fields in found.items():
        if key.endswith(PROVEN) and " " in key and key in expected:
            assert all(f.value in proven for f in fields if f.status is FieldStatus.FOUND)


def test_a_wrong_digit_of_a_partys_number_is_invalid():
    rows = replaced(deeds.SALE[0], "529.982.247-25", "529.982.247-26")
    assert one(rows, "outorgante 1 outorgante_cpf").status is FieldStatus.INVALID


def test_a_letter_for_a_digit_in_a_partys_number_is_put_right():
    field = one(replaced(deeds.SALE[0], "529.982.247-25", "S29.982.247-25"), "outorgante 1 outorgante_cpf")
    assert (field.value, field.status) == ("52998224725", FieldStatus.FOUND)
    assert "repaired_confusions" in {verdict.check for verdict in field.verdicts}


def test_a_title_that_contradicts_the_deed_is_in_doubt():
    rows = replaced(
        deeds.DEBT[0], "quantos virem esta escritura que", "quantos virem esta escritura de doação que"
    )
    assert one(rows, "especie").status is FieldStatus.UNSURE


def test_two_sums_of_a_tax_are_in_doubt():
    rows = replaced(deeds.SALE[0], "R$ 7.000,00 (sete mil", "R$ 9.000,00 e de R$ 7.000,00 (sete mil")
    assert one(rows, "valor_imposto").status is FieldStatus.UNSURE


def test_a_price_in_words_that_differs_is_in_doubt():
    rows = replaced(deeds.SALE[0], "R$ 350.000,00", "R$ 360.000,00")
    assert one(rows, "valor_negocio").status is FieldStatus.UNSURE


@pytest.mark.parametrize("old", ["12.000,00", "8.000"])
def test_quotas_that_do_not_add_up_are_in_doubt(old):
    rows = replaced(deeds.ARTICLES[0], old, old.replace("00", "70", 1))
    found = by_key(read(rows))
    statuses = [f.status for key in found if key.endswith(("_quotas", "_valor")) for f in found[key]]
    assert FieldStatus.UNSURE in statuses


def test_quotas_that_add_up_prove_a_faint_number():
    extraction = extract(document_of(*deeds.ARTICLES[0], confidence=0.5), ExtractOptions())
    quotas = [f for f in extraction.fields if f.name == "socio_quotas"]
    assert [(f.value, f.status) for f in quotas] == [
        ("12000", FieldStatus.FOUND),
        ("8000", FieldStatus.FOUND),
    ]


def test_a_party_told_of_twice_is_one_and_both_agree():
    rows = [*deeds.POWERS_WITH_CAPTIONS[0], "OUTORGANTE: EVA MARIA CRUZ, brasileira, CPF 529.982.247-25"]
    field = one(rows, "outorgante 1 outorgante_nome")
    assert ("repeated", True) in {(verdict.check, verdict.passed) for verdict in field.verdicts}
    assert "outorgante 2 outorgante_nome" not in by_key(read(rows))


def test_a_party_told_of_twice_differently_is_in_doubt():
    rows = [*deeds.POWERS_WITH_CAPTIONS[0], "OUTORGANTE: EVA MARIO CRUZ, brasileira, CPF 529.982.247-25"]
    assert one(rows, "outorgante 1 outorgante_nome").status is FieldStatus.UNSURE


def test_powers_for_a_span_of_time_end_in_doubt():
    rows = replaced(deeds.POWERS_WITH_CAPTIONS[0], "VALIDADE: 10/11/2021", "VALIDADE: 1 (um) ano")
    field = one(rows, "validade")
    assert (field.value, field.status) == ("2020-11-10", FieldStatus.UNSURE)


@pytest.mark.parametrize(
    "rows",
    [
        (
            "Requerimento",
            "junta escritura pública de compra e venda, procuração e contrato social da empresa",
        ),
        ("Declaro que não há protesto de títulos em nome do devedor", "conforme certidão de protesto anexa"),
        ("Ata de reunião", "a procuração pública foi lida; o capital social não mudou"),
        ("Recibo", "recebi do outorgante vendedor a quantia de R$ 10,00"),
        ("ESCRITURA PÚBLICA", "PROCURAÇÃO"),
    ],
)
def test_what_only_mentions_a_type_is_generic(rows):
    assert read(rows).document_type == "generic"


@pytest.mark.parametrize(
    ("kind", "layout", "mention"),
    [
        (
            "escritura",
            deeds.SALE,
            "representada por procuração pública lavrada no livro 12, conforme contrato social",
        ),
        ("procuracao", deeds.POWERS, "para assinar escritura pública de compra e venda e contrato social"),
        ("contrato_social", deeds.ARTICLES, "conforme procuração pública e escritura pública de doação"),
        ("protesto", deeds.PROTEST_IN_PROSE, "título oriundo de escritura pública de confissão de dívida"),
    ],
)
def test_a_mention_of_another_type_does_not_change_a_type(kind, layout, mention):
    assert read([*layout[0], mention]).document_type == kind


@pytest.mark.parametrize(
    ("name", "status"), [("JOÃO DA SILVA", FieldStatus.FOUND), ("JOÃO DA SELVA", FieldStatus.UNSURE)]
)
def test_an_administrator_who_is_nearly_a_partner_is_in_doubt(name, status):
    rows = replaced(deeds.ARTICLES[0], "ao sócio JOÃO DA SILVA", f"ao sócio {name}")
    assert one(rows, "administrador").status is status


def test_the_one_who_signs_a_deed_is_its_officer():
    rows = [*deeds.DONATION[0], "", "MARTA REGINA VIEIRA", "Tabeliã de Notas"]
    assert one(rows, "oficial").value == "Marta Regina Vieira"
