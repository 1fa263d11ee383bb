"""Parties as deeds qualify them: where each begins, what is told of whom, and what stays in doubt."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.document import Word
from pipelines.extraction.passage import Piece, join_pieces
from pipelines.extraction.qualification.companies import company_name
from pipelines.extraction.qualification.parties import read_parties
from pipelines.extraction.transcript import transcribe
from pipelines.fields import FieldStatus
from pipelines.geometry import Box
from tests.strategies import document_of, wrapped


def parties(text, width=84):
    return read_parties(transcribe(document_of(*wrapped(text, width))).passage)


def told(text, width=84):
    return [{f.name: f.value for f in party.findings} for party in parties(text, width)]


def doubts(text):
    return {
        f.name
        for party in parties(text)
        for f in party.findings
        if any(not verdict.passed for verdict in f.verdicts)
    }


ONE = (
    "JOÃO DA SILVA, brasileiro, casado, engenheiro civil, portador da cédula de identidade RG nº "
    "12.345.678-9 SSP/SP, inscrito no CPF/MF sob nº 529.982.247-25, residente e domiciliado na Rua das "
    "Flores, 12, Centro, Itu, SP"
)
JOAO = {
    "nome": "João da Silva",
    "nacionalidade": "brasileiro",
    "estado_civil": "casado",
    "profissao": "engenheiro civil",
    "cpf": "52998224725",
    "rg": "12345678-9",
}
RITA = {
    "nome": "Rita Lopes",
    "nacionalidade": "brasileira",
    "estado_civil": "solteira",
    "profissao": "professora",
    "rg": "MG-1234567",
    "cpf": "11144477735",
}
RITA_TOLD = (
    "RITA LOPES, brasileira, solteira, maior, professora, carteira de identidade nº MG-1.234.567 SSP/MG, "
    "CPF nº 111.444.777-35, residente em Betim"
)


@pytest.mark.parametrize("width", [30, 47, 84, 500])
def test_one_person_however_the_lines_break(width):
    assert told(ONE, width) == [JOAO]


@pytest.mark.parametrize(
    "text",
    [
        f"{ONE}; e {RITA_TOLD}.",
        f"1) {ONE}; 2) {RITA_TOLD}.",
        f"a) {ONE}; b) {RITA_TOLD}.",
        f"1º - {ONE}; 2º - {RITA_TOLD}.",
        f"{ONE}, e {RITA_TOLD}.",
        f"Sr. {ONE} e a Sra. {RITA_TOLD}.",
        f"{ONE}, e sua filha {RITA_TOLD}.",
        f"{ONE}; e {RITA_TOLD.replace(' SSP/MG', ', expedida pela SSP, e inscrita no')}.",
        f"{ONE.replace(' SSP/SP', ', expedida pela Polícia Civil, e')}; e {RITA_TOLD}.",
    ],
)
def test_two_people_however_they_are_joined(text):
    assert told(text) == [JOAO, RITA]


def test_small_letters_and_old_words():
    text = (
        "o senhor Antonio Pereira de Souza, portuguez, viuvo, lavrador, titular do CIC n. 529.982.247-25 "
        "e da "
        "carteira de identidade n. 1.234.567, e sua filha dona Julia de Souza, brasileira, solteira, de "
        "prendas "
        "domesticas, CPF 111.444.777-35"
    )
    first, second = told(text)
    assert (first["nome"], first["cpf"], first["rg"], first["estado_civil"]) == (
        "Antonio Pereira de Souza", "52998224725", "1234567", "viúvo",
    )  # fmt: skip
    assert second == {
        "nome": "Julia de Souza",
        "nacionalidade": "brasileira",
        "estado_civil": "solteira",
        "profissao": "de prendas domesticas",
        "cpf": "11144477735",
    }


def test_companies_with_their_numbers_and_without_their_agents():
    text = (
        "BANCO DO VALE S.A., com sede em São Paulo, inscrito no CNPJ/MF sob nº 11.222.333/0001-81, neste ato "
        "representado por seu diretor PEDRO ALVES, brasileiro, casado, bancário, CPF nº 529.982.247-25; e "
        "SILVA, SOUZA & CIA. LTDA. - ME, pessoa jurídica de direito privado, CNPJ 12.ABC.345/01DE-35"
    )
    assert told(text) == [
        {"nome": "Banco do Vale S.A.", "cnpj": "11222333000181"},
        {"nome": "Silva, Souza & Cia. Ltda. - ME", "cnpj": "12ABC34501DE35"},
    ]


def test_a_couple_told_of_together():
    text = (
        "JOSÉ ALVES e sua mulher ANA ALVES, brasileiros, casados, ele lavrador, RG 12.345.678, CPF "
        "529.982.247-25, ela do lar, RG nº 11.111.111, inscrita no CPF nº 111.444.777-35, residentes em Itu"
    )
    both = {"nacionalidade": "brasileiros", "estado_civil": "casados"}
    assert told(text) == [
        {"nome": "José Alves", **both, "profissao": "lavrador", "cpf": "52998224725", "rg": "12345678"},
        {"nome": "Ana Alves", **both, "profissao": "do lar", "cpf": "11144477735", "rg": "11111111"},
    ]
    assert doubts(text) == set()


def test_a_couple_whose_nationality_follows():
    text = (
        "João Pereira, engenheiro, RG nº 12.345.678-9 e CPF nº 529.982.247-25, e sua esposa Ana Pereira, "
        "médica, RG 98.765.432-1, CPF 111.444.777-35, ambos brasileiros, casados sob o regime da comunhão "
        "parcial"
    )
    first, second = told(text)
    assert first["nacionalidade"] == second["nacionalidade"] == "brasileiros"
    assert (first["profissao"], second["profissao"]) == ("engenheiro", "médica")
    assert (first["cpf"], second["cpf"]) == ("52998224725", "11144477735")


def test_numbers_of_several_people_in_their_order():
    text = (
        "JOSÉ ALVES e ANA ALVES, brasileiros, solteiros, portadores dos RGs nºs 12.345.678-9 e "
        "98.765.432-1 e "
        "inscritos no CPF sob nºs 529.982.247-25 e 111.444.777-35, respectivamente"
    )
    assert [(t["rg"], t["cpf"]) for t in told(text)] == [
        ("12345678-9", "52998224725"),
        ("98765432-1", "11144477735"),
    ]
    assert doubts(text) == set()
    assert "cpf" in doubts(text.replace(", respectivamente", ""))


def test_the_spouse_in_the_civil_state_is_no_party():
    text = (
        "JOÃO LIMA, brasileiro, casado sob o regime da comunhão parcial de bens com RITA LIMA, portador "
        "do RG nº "
        "12.345.678-9, inscrito no CPF nº 529.982.247-25"
    )
    (party,) = told(text)
    assert (party["nome"], party["cpf"]) == ("João Lima", "52998224725")
    assert "cpf" not in doubts(text)


def test_a_number_behind_the_spouse_is_in_doubt_where_no_word_tells_whose_it_is():
    text = "JOÃO LIMA, brasileiro, casado com RITA LIMA, RG nº 12.345.678-9, CPF nº 529.982.247-25"
    assert {"rg", "cpf"} <= doubts(text)


def test_numbers_of_a_spouse_who_is_told_of_are_not_the_partys():
    text = (
        "JOÃO LIMA, brasileiro, casado com RITA LIMA, brasileira, do lar, RG nº 12.345.678-9, CPF nº "
        "529.982.247-25"
    )
    assert [sorted(party) for party in told(text)] == [["estado_civil", "nacionalidade", "nome"]]


def test_who_stands_behind_an_agent_is_in_doubt():
    text = (
        "ALFA LTDA, CNPJ 11.222.333/0001-81, representada por seus sócios JOSÉ ALVES, brasileiro, casado, "
        "CPF "
        "529.982.247-25, e ANA ALVES, brasileira, casada, CPF 111.444.777-35"
    )
    found = parties(text)
    assert found[0].name.value == "Alfa Ltda"
    assert all(f.status is not FieldStatus.FOUND for party in found[1:] for f in party.findings)


def test_two_numbers_of_one_person_are_a_doubt():
    assert "cpf" in doubts("JOÃO LIMA, brasileiro, CPF nº 529.982.247-25 e CPF nº 111.444.777-35")


@pytest.mark.parametrize(
    ("change", "by"),
    [
        ("brasileiro", "brasi1eiro"),
        ("casado", "casodo"),
        ("engenheiro civil", "engenheiro  civil"),
        (",", " ,"),
    ],
)
def test_reading_errors_in_closed_words(change, by):
    found = told(ONE.replace(change, by))
    assert found == [JOAO]


def test_letters_in_an_identity_number_are_a_doubt():
    assert "rg" in doubts(ONE.replace("345.678", "345.6l8"))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "O imóvel situado na Rua João da Silva, nesta cidade, matriculado sob nº 12.345",
        "filho de José da Silva e de Ana da Silva",
        "residente na Rua Direita, 10, Centro, Itu, São Paulo",
        "disse que vende, como de fato vendido tem",
    ],
)
def test_no_party_is_invented(text):
    assert told(text) == []


@pytest.mark.parametrize(
    ("read", "value"),
    [
        ("CONSTRUTORA ALFA LTDA.", "Construtora Alfa Ltda"),
        ("BANCO DO BRASIL S.A.", "Banco do Brasil S.A."),
        ("BANCO BRADESCO S/A", "Banco Bradesco S/A"),
        ("Padaria Pão & Cia. Ltda - ME", "Padaria Pão & Cia. Ltda - ME"),
        ("2A EMPREENDIMENTOS SPE LTDA", "2a Empreendimentos SPE Ltda"),
    ],
)
def test_company_names(read, value):
    assert company_name(read) == value


@given(st.text(max_size=300))
def test_any_text_can_be_read(text):
    for party in parties(text):
        assert party.name.value


@pytest.mark.parametrize(
    "unit",
    [",", " ", "e ", "A", "A, ", "1) ", "JOÃO, brasileiro, ", "com A ", "9.", "RG ", "LTDA ", "(", "a- "],
)
def test_a_megabyte_is_read_in_time(unit):
    text = (unit * (1_000_000 // len(unit))).strip() or "x"
    box = Box(0.0, 0.0, 1.0, 1.0)
    passage = join_pieces([Piece(0, 1, Word(text, box, None, None), "", text, text)])
    started = time.process_time()
    read_parties(passage)
    assert time.process_time() - started < 1.0


@pytest.mark.parametrize("lead", ["tendo-se apresentado", "que consta haver"])
def test_a_name_is_whole_over_the_end_of_its_line(lead):
    rows = [
        f"No dia 15 de novembro de 1948, {lead} Geny Arantes",
        "Lemos, brasileira, casada, médica, declara:",
    ]
    (party,) = read_parties(transcribe(document_of(*rows)).passage)
    assert party.name.value == "Geny Arantes Lemos"


def test_what_is_told_of_him_behind_her_name_is_in_doubt():
    couple = "RUI PAZ, médico, e sua mulher ANA LUZ, {}, ele inscrito no CPF sob nº 529.982.247-25"
    assert doubts(couple.format("brasileiro e brasileira")) == {"nacionalidade", "cpf"}
    assert doubts(couple.format("brasileira")) == set()
