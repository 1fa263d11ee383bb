"""A tagged span gives a value in the form that the field's values have, however it is written."""

import pytest

from pipelines.document_types.known import by_name
from pipelines.extraction.tagging.reading import values_told
from tests.unit.extraction.tagging.learned import transcript_of


def value(document_type, field, words, *rows):
    whole = transcript_of([*rows, words]).passage
    start = whole.text.rindex(words)
    return values_told(by_name(document_type, ()).specs[field], whole.quote(start, start + len(words)), whole)


@pytest.mark.parametrize(
    ("document_type", "field", "words", "told"),
    [
        ("protesto", "motivo", "por falta de pagamento,", "falta de pagamento"),
        ("protesto", "oficio", "4º Tabelião de Protesto de Itu.", "4º Tabelião de Protesto de Itu"),
        ("protesto", "titulo_especie", "Duplicata de Serviços por Indicação", "duplicata"),
        ("obito", "nome", "RUI DA COSTA PAZ,", "Rui da Costa Paz"),
        ("obito", "data_obito", "aos dois dias do mês de maio do ano de mil novecentos e doze", "1912-05-02"),
        ("obito", "municipio_registro", "Itu (SP)", "Itu-SP"),
        ("escritura", "outorgante_rg", "28.541.927 SSP/SP", "28541927"),
        ("matricula_imovel", "ato_adquirente", "Banco Rural do Sul S/A,", "Banco Rural do Sul S/A"),
        ("matricula_imovel", "lote", "11", "11"),
        ("matricula_imovel", "quadra", "G do Loteamento Bela Vista", "G"),
        ("contrato_social", "socio_quotas", "31.000,", "31000"),
        ("contrato_social", "socio_valor", "Cr$ 31.000,00", "31000.00"),
        ("contrato_social", "socio_valor", "31.000,00", "31000.00"),
        ("procuracao", "validade", "21 de junho de 2016.", "2016-06-21"),
        ("obito", "causa_morte", "consequência de febre tifoide", "febre tifoide"),
        ("procuracao", "poderes", "vender o lote, podendo substabelecer", "vender o lote"),
        ("escritura", "outorgante_rg", "MG-1.234.567-X,", "MG-1234567X"),
    ],
)
def test_words_become_a_value(document_type, field, words, told):
    assert value(document_type, field, words) == (told,)


def test_two_names_are_two_values_of_a_list_and_the_first_is_that_of_one():
    assert value("nascimento", "avos", "Davi da Luz Paz e Eva Melo") == ("Davi da Luz Paz", "Eva Melo")
    assert value("nascimento", "nome_mae", "Eva Melo, natural de Itu") == ("Eva Melo",)
    firm = "Móveis e Decorações Paz Ltda"
    assert value("protesto", "devedor_nome", firm) == (firm,)
    assert value("matricula_imovel", "proprietario_nome", "E EVA MELO") == ("Eva Melo",)


def test_the_state_of_the_office_may_stand_elsewhere_but_nobody_is_from_where_the_office_is():
    rows = ("Estado de Goiás",)
    assert value("obito", "municipio_registro", "Ceres,", *rows) == ("Ceres-GO",)
    assert value("obito", "naturalidade", "Picos,", *rows) == ("Picos",)


@pytest.mark.parametrize(
    ("behind", "told"),
    [
        (" - SC, brasileiro", "Canoinhas-SC"),
        (", Santa Catarina e morador", "Canoinhas-SC"),
        (", Est. de Santa Catarina", "Canoinhas-SC"),
        (", deste Estado, casado", "Canoinhas-SC"),
        (", casado", "Canoinhas"),
    ],
)
def test_a_town_has_the_state_that_stands_behind_it(behind, told):
    whole = transcript_of(["Comarca de Lages, Estado de Santa Catarina", f"nascido em Canoinhas{behind}"])
    start = whole.passage.text.index("Canoinhas")
    town = whole.passage.quote(start, start + len("Canoinhas"))
    assert values_told(by_name("obito", ()).specs["naturalidade"], town, whole.passage) == (told,)


def test_the_number_of_a_lawyer_is_that_of_no_identity_card():
    assert value("escritura", "outorgado_rg", "11.064", "advogado, inscrito na OAB/SC sob nº") == ("11064",)
    assert value("escritura", "outorgado_rg", "OAB/SC 11.064") == ()
    assert value("escritura", "outorgado_rg", "11.064", "advogado, OAB/SC nº") == ()


@pytest.mark.parametrize(
    "before", ["advogado, OAB/SP, RG", "OAB/SP 12.345,", "médico, CRM 5.432, RG", "identidade"]
)
def test_a_number_behind_that_of_a_lawyer_may_be_that_of_an_identity_card(before):
    assert value("escritura", "outorgado_rg", "12.345.678-9", before) == ("123456789",)


@pytest.mark.parametrize(
    ("field", "words"), [("motivo", "consta averbação"), ("oficio", "- ;"), ("devedor_nome", "12")]
)
def test_what_says_nothing_of_the_field_is_no_value(field, words):
    assert value("protesto", field, words) == ()
