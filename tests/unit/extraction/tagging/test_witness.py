"""The tagger doubts what the rules found and points at what they did not find; nothing is FOUND by it."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipelines.document_types.contrato_social import CONTRATO_SOCIAL
from pipelines.document_types.known import SPECIFIC, by_name
from pipelines.document_types.matricula_imovel import MATRICULA_IMOVEL
from pipelines.document_types.nascimento import NASCIMENTO
from pipelines.document_types.procuracao import PROCURACAO
from pipelines.extraction import checks
from pipelines.extraction.tagging import tagger, witness
from pipelines.extraction.tagging.chunks import Chunk, ChunkKind
from pipelines.extraction.tagging.network import Network
from pipelines.extraction.tagging.witness import heard
from pipelines.fields import FieldStatus, Verdict
from tests.unit.extraction.reading import found_in
from tests.unit.extraction.tagging.learned import learn, rows_of, transcript_of

SHIPPED = tagger.FOLDER
ROWS = rows_of("Beto Sena", "Dora Sena Maia", "Saul Sena", "7/8/1962")


@pytest.fixture(scope="module")
def model(tmp_path_factory):
    folder = tmp_path_factory.mktemp("models")
    learn(folder / tagger.MODEL)
    return folder


@pytest.fixture(autouse=True)
def learned(model, monkeypatch):
    monkeypatch.setattr(tagger, "FOLDER", model)
    monkeypatch.setattr(witness, "tagger_of", tagger.tagger_of)


def finding(transcript, name, words, value=None, verdicts=()):
    found = found_in(transcript.passage, name, words)
    return replace(found, value=value or words, verdicts=verdicts)


def test_what_only_the_tagger_sees_is_unsure_and_shows_where_it_stands():
    found = heard({}, transcript_of(ROWS), NASCIMENTO)
    told = {name: (each.value, each.status, each.quote.text) for name, (each,) in found.items()}
    assert told == {
        "nome": ("Beto Sena", FieldStatus.UNSURE, "Beto Sena"),
        "nome_mae": ("Dora Sena Maia", FieldStatus.UNSURE, "Dora Sena Maia"),
        "nome_pai": ("Saul Sena", FieldStatus.UNSURE, "Saul Sena"),
        "data_nascimento": ("1962-08-07", FieldStatus.UNSURE, "7/8/1962"),
    }
    assert {verdict.check for (each,) in found.values() for verdict in each.verdicts} == {checks.ONLY_TAGGED}


def test_a_father_of_whom_the_tagger_is_not_quite_sure_stays_absent(monkeypatch):
    transcript = transcript_of(ROWS)
    assert "nome_pai" in heard({}, transcript, NASCIMENTO)
    monkeypatch.setattr(witness, "LEAST_OF_ALL", 1.01)
    told = heard({}, transcript, NASCIMENTO)
    assert "nome_mae" in told
    assert "nome_pai" not in told


def test_a_father_who_was_found_is_weighed():
    transcript = transcript_of(ROWS)
    right, wrong = (finding(transcript, "nome_pai", name) for name in ("Saul Sena", "Beto Sena"))
    assert heard({"nome_pai": [right]}, transcript, NASCIMENTO)["nome_pai"] == [right]
    (doubted,) = heard({"nome_pai": [wrong]}, transcript, NASCIMENTO)["nome_pai"]
    assert (doubted.status, doubted.value, doubted.other_value) == (
        FieldStatus.UNSURE,
        "Saul Sena",
        "Beto Sena",
    )


def test_the_same_words_are_another_field_in_a_document_of_another_type():
    found = heard({}, transcript_of(ROWS), by_name("obito", ()))
    assert {name for name in found if name.startswith("data_")} == {"data_obito"}


def test_what_the_tagger_sees_comes_first_where_it_takes_the_words_of_a_finding_for_something_else():
    transcript = transcript_of(ROWS)
    wrong, right = (
        finding(transcript, "nome", "Dora Sena Maia"),
        finding(transcript, "nome_mae", "Dora Sena Maia"),
    )
    found = heard({"nome": [wrong], "nome_mae": [right]}, transcript, NASCIMENTO)
    assert found["nome"][0].status is FieldStatus.UNSURE
    told = [verdict.check for verdict in found["nome"][0].verdicts]
    assert told == [checks.ONLY_TAGGED, checks.TAGGED]  # seen, and in the stead of something that was found
    assert (found["nome"][0].value, found["nome"][0].other_value) == ("Beto Sena", "Dora Sena Maia")
    assert found["nome_mae"] == [right]


def test_a_finding_with_nothing_in_its_stead_is_in_doubt_or_refuted_where_nothing_speaks_for_it():
    rows, found = ["assinado por Dora Sena Maia, São Paulo"], [("nome", "Dora Sena Maia", "")]
    doubted = {("nome", "", "Dora Sena Maia", None, "UNSURE")}
    assert hear(rows, NASCIMENTO, found, [], {"Dora Sena Maia": 0.2}) == doubted
    assert hear(rows, NASCIMENTO, found, [], {"Dora Sena Maia": 0.001}) == set()
    town = [("municipio_registro", "São Paulo", "")]  # may stand anywhere
    assert {each[-1] for each in hear(rows, NASCIMENTO, town, [], {"São Paulo": 0.001})} == {"UNSURE"}


def test_a_value_that_is_seen_elsewhere_too_is_not_refuted():
    rows, found = ["Casa Paz", "denomina-se Casa Paz, com sede"], [("razao_social", "Casa Paz", "")]
    for seen, status in (("Casa Paz,", {"UNSURE"}), ("sede", set())):
        told = hear(
            rows, CONTRATO_SOCIAL, found, [("razao_social", seen)], {"Casa Paz": 0.0}, probability=0.7
        )
        assert {each[-1] for each in told if each[2] == "Casa Paz"} == status


def test_what_two_numbers_prove_is_not_refuted():
    transcript = transcript_of(["assento 4567 consta"])
    proven = Verdict(checks.MATRICULA_AGREES, passed=True)
    found = {"termo": [finding(transcript, "termo", "4567", verdicts=(proven,))]}
    hearing = witness._Hearing(Seeing(transcript, [], {"4567": 0.0}), transcript.passage, NASCIMENTO)
    assert [each.value for each in hearing.of(found)["termo"]] == ["4567"]


def test_a_value_whose_words_stand_elsewhere_is_in_no_doubt_where_the_tagger_sees_it_there():
    rows, found = ["lavrado por Rui Dias", "Rui Dias, nascido; Ana Luz, avó"], [("nome", "Rui Dias", "")]
    for seen, status in (("Rui Dias,", "FOUND"), ("Ana Luz,", "UNSURE")):
        told = hear(rows, NASCIMENTO, found, [("nome", seen)], {"Rui Dias": 0.3})
        assert {each[-1] for each in told} == {status}


def test_of_a_value_that_goes_on_the_whole_comes_first():
    transcript = transcript_of(ROWS)
    cut = finding(transcript, "data_nascimento", "7/8", "1962-08-07")
    (found,) = heard({"data_nascimento": [cut]}, transcript, NASCIMENTO)["data_nascimento"]
    assert (found.status, found.other_value) == (FieldStatus.FOUND, None)  # the rest is of the same word
    cut = finding(transcript, "nome_mae", "Dora Sena")
    (found,) = heard({"nome_mae": [cut]}, transcript, NASCIMENTO)["nome_mae"]
    assert (found.status, found.value, found.other_value) == (
        FieldStatus.UNSURE,
        "Dora Sena Maia",
        "Dora Sena",
    )


def test_of_a_name_that_began_before_the_whole_comes_first_and_a_sum_has_no_words_before_it():
    rows, whole = ["gerente Rita de Luz Paz, capital Cr$ 500,00"], [("oficial", "Rita de Luz Paz,")]
    told = hear(rows, NASCIMENTO, [("oficial", "Luz Paz", "")], whole, {})
    assert told == {("oficial", "", "Rita de Luz Paz", "Luz Paz", "UNSURE")}
    caption = [("oficial", "TABELIÃ Rita de Luz Paz,")]
    rows = ["TABELIÃ Rita de Luz Paz, da sede"]
    told = hear(rows, NASCIMENTO, [("oficial", "Rita de Luz Paz", "")], caption, {})
    assert told == {("oficial", "", "Rita de Luz Paz", "TABELIÃ Rita de Luz Paz", "UNSURE")}
    rows, seen = ["capital Cr$ 500,00"], [("capital_social", "Cr$ 500,00")]
    capital = [("capital_social", "500,00", "")]
    assert {each[-1] for each in hear(rows, CONTRATO_SOCIAL, capital, seen, {})} == {"FOUND"}


@pytest.mark.parametrize(("support", "status"), [(0.995, "FOUND"), (0.98, "UNSURE")])
def test_a_value_of_which_the_tagger_is_not_sure_is_in_doubt(support, status):
    found = [("nome", "Rui Dias", "")]
    assert {each[-1] for each in hear(["veio Rui Dias"], NASCIMENTO, found, [], {"Rui Dias": support})} == {
        status
    }


@pytest.mark.parametrize(("support", "status"), [(0.9, FieldStatus.FOUND), (0.7, FieldStatus.UNSURE)])
def test_what_the_page_proves_needs_less(support, status):
    transcript = transcript_of(["assento 4567 consta"])
    proven = finding(transcript, "termo", "4567", verdicts=(Verdict(checks.MATRICULA_AGREES, passed=True),))
    hearing = witness._Hearing(Seeing(transcript, [], {"4567": support}), transcript.passage, NASCIMENTO)
    assert [each.status for each in hearing.of({"termo": [proven]})["termo"]] == [status]


def test_words_that_a_value_hardly_touches_are_in_doubt_and_no_other_value():
    """The chunk is `Imobiliário de Bom Jesus`: no label says where in it a value ends."""
    transcript = transcript_of(["Terceiro Ofício Imobiliário de Bom Jesus"])
    office = finding(transcript, "oficio", "Terceiro Ofício Imobiliário")
    chunks = [Chunk(ChunkKind.NAME, *each, " ", "", "") for each in ((0, 0), (1, 1), (2, 5))]
    tagged = tagger.Tagged(
        ("B-oficio", "I-oficio", "O"), {"oficio": (0, 1)}, chunks, np.eye(3, dtype=np.float32)
    )
    hearing = witness._Hearing(tagged, transcript.passage, MATRICULA_IMOVEL)
    (doubted,) = hearing.of({"oficio": [office]})["oficio"]
    assert (doubted.value, doubted.status) == (office.value, FieldStatus.UNSURE)
    whole = finding(transcript, "oficio", "Terceiro Ofício Imobiliário de Bom")
    (cut,) = hearing.of({"oficio": [whole]})["oficio"]
    assert (cut.value, cut.status) == ("Terceiro Ofício", FieldStatus.UNSURE)


def test_what_is_refuted_stays_refuted_and_a_field_that_was_never_learned_as_it_is():
    transcript = transcript_of(ROWS)
    refuted = finding(
        transcript, "nome", "Dora Sena Maia", verdicts=(Verdict(checks.CALENDAR, passed=False),)
    )
    unknown = finding(transcript, "oficial", "Dora Sena Maia")
    found = heard({"nome": [refuted], "oficial": [unknown]}, transcript, NASCIMENTO)
    assert (found["nome"], found["oficial"]) == ([refuted], [unknown])


def test_of_a_type_that_was_not_learned_nothing_is_said():
    transcript = transcript_of(ROWS)
    found = {"nome": [finding(transcript, "nome", "Dora Sena Maia")]}
    assert heard(found, transcript, by_name("procuracao", ())) == found
    assert heard({}, transcript_of([""]), NASCIMENTO) == {}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from([*ROWS, "Beto Sena", "7/8/1962 08:15", "R$ 1,00; (", "—"]), max_size=6))
def test_no_page_makes_anything_found(rows):
    found = heard({}, transcript_of(rows), NASCIMENTO)
    assert all(each.status is FieldStatus.UNSURE for findings in found.values() for each in findings)


class Seeing:
    """A tagger's word on one document, as told: spans by field and words, how probable other words are."""

    def __init__(self, transcript, spans, support, probability=1.0):
        self._passage, self._support = transcript.passage, support
        self.spans = tuple(tagger.Span(name, *self._place(words), probability) for name, words in spans)

    def _place(self, words):
        start = self._passage.text.index(words)
        pieces = self._passage.quote(start, start + len(words)).pieces
        return pieces[0].index, pieces[-1].index

    def span_at(self, name, piece):
        own = (span for span in self.spans if span.name == name and span.first <= piece.index <= span.last)
        return next(own, None)

    def support(self, _, pieces, **__):
        return self._support.get(" ".join(piece.text.strip(",") for piece in pieces), 1.0)

    likeliest = support


def hear(rows, kind, found, spans, support, probability=1.0):
    """Return what is made of findings `name, words, subject`: name, subject, value, other value, status."""
    transcript, told = transcript_of(rows), {}
    for name, words, subject in found:
        told.setdefault(name, []).append(replace(finding(transcript, name, words), subject=subject))
    seeing = Seeing(transcript, spans, support, probability)
    hearing = witness._Hearing(seeing, transcript.passage, kind)
    return {
        (name, each.subject, each.value, each.other_value, each.status.name)
        for name, findings in hearing.of(told).items()
        for each in findings
    }


PARTIES = [("outorgante_nome", "Rui Dias", "outorgante 1"), ("outorgante_nome", "Ana Luz", "outorgante 2")]


def test_a_name_that_is_something_else_gives_way_to_the_one_seen_and_is_told_beside_it():
    rows = ["Rui Dias, Eva Paz, lidas por Ana Luz, casada, médica"]
    found = [*PARTIES, ("outorgante_profissao", "médica", "outorgante 2")]
    spans = [("outorgante_nome", "Rui Dias"), ("outorgante_nome", "Eva Paz")]
    assert hear(rows, PROCURACAO, found, spans, {"Ana Luz": 0.01}) == {
        ("outorgante_nome", "outorgante 1", "Rui Dias", None, "FOUND"),
        ("outorgante_nome", "outorgante 2", "Eva Paz", "Ana Luz", "UNSURE"),
        ("outorgante_profissao", "outorgante 2", "médica", None, "UNSURE"),
    }


def test_a_value_of_which_its_rule_is_sure_gives_way_only_where_it_is_hardly_probable():
    rows = ["Rui Dias, Eva Paz, lidas por Ana Luz"]
    spans = [("outorgante_nome", "Rui Dias"), ("outorgante_nome", "Eva Paz")]
    told = hear(rows, PROCURACAO, PARTIES, spans, {"Ana Luz": 0.1})
    assert ("outorgante_nome", "outorgante 2", "Ana Luz", None, "UNSURE") in told


@pytest.mark.parametrize(
    ("kind", "name", "whole", "seen"),
    [
        (PROCURACAO, "outorgante_nome", "Móveis Paz S. A.", "Móveis Paz"),
        (PROCURACAO, "outorgante_nome", "Móveis Paz Ltda. ME", "Móveis Paz"),
        (MATRICULA_IMOVEL, "registro_anterior", "Matrícula 12, do livro 2, deste Ofício", "12, do livro 2"),
    ],
)
def test_a_value_with_its_closing_words_is_not_cut_to_what_is_seen(kind, name, whole, seen):
    party = "outorgante 1" if kind is PROCURACAO else ""
    told = hear(
        [f"de {whole} e"], kind, [(name, whole, party)], [(name, seen)], {whole.replace(",", ""): 0.02}
    )
    assert [(value, status) for of, _, value, _, status in told if of == name] == [(whole, "UNSURE")]


def test_the_number_of_the_record_is_no_entry_of_an_act():
    rows = ["R.1/345 M. 38884 venda 54261 AV.2/345 fim"]
    spans = [("ato_protocolo", "38884"), ("ato_protocolo", "54261")]
    found = [*HEADS, ("matricula_imovel", "38884", "")]
    told = hear(rows, MATRICULA_IMOVEL, found, spans, {})
    assert {value for name, _, value, _, _ in told if name == "ato_protocolo"} == {"54261"}


def test_a_name_that_is_something_else_stays_in_doubt_where_only_another_party_is_told_again():
    rows = ["Rui Dias, Ana Luz", "assinado Rui Dias"]
    spans = [("outorgante_nome", "Rui Dias")]
    assert hear(rows, PROCURACAO, PARTIES, spans, {"Ana Luz": 0.01}) == {
        ("outorgante_nome", "outorgante 1", "Rui Dias", None, "FOUND"),
        ("outorgante_nome", "outorgante 2", "Ana Luz", None, "UNSURE"),
    }


def test_what_is_told_of_who_is_no_party_is_in_doubt():
    rows = ["Rui Dias, casado, médico, pela Ana Luz, solteira"]
    found = [*PARTIES, ("outorgante_profissao", "médico", "outorgante 1")]
    found += [("outorgante_estado_civil", "solteira", "outorgante 2")]
    told = hear(rows, PROCURACAO, found, [("outorgante_nome", "Rui Dias")], {"Ana Luz": 0.01})
    assert ("outorgante_profissao", "outorgante 1", "médico", None, "FOUND") in told
    assert ("outorgante_estado_civil", "outorgante 2", "solteira", None, "UNSURE") in told


def test_a_party_whose_name_is_refuted_goes_with_all_that_is_told_of_it():
    rows = ["Rui Dias, casado, médico, pela Ana Luz, solteira"]
    found = [*PARTIES, ("outorgante_estado_civil", "solteira", "outorgante 2")]
    told = hear(rows, PROCURACAO, found, [("outorgante_nome", "Rui Dias")], {"Ana Luz": 0.0})
    assert told == {("outorgante_nome", "outorgante 1", "Rui Dias", None, "FOUND")}


def test_a_value_of_a_list_gives_way_to_the_one_that_is_seen_in_its_words():
    told = hear(
        ["avós Ana Luz Foi", "Rui Dias"],
        NASCIMENTO,
        [("avos", "Ana Luz Foi", ""), ("avos", "Rui Dias", "")],
        [("avos", "Ana Luz"), ("avos", "Rui Dias")],
        {"Ana Luz Foi": 0.01},
    )
    assert told == {
        ("avos", "", "Ana Luz", "Ana Luz Foi", "UNSURE"),
        ("avos", "", "Rui Dias", None, "FOUND"),
    }


def test_all_values_of_one_span_are_of_the_list():
    told = hear(["avós Ana Luz e Rui Dias"], NASCIMENTO, [], [("avos", "Ana Luz e Rui Dias")], {})
    assert {(value, other) for _, _, value, other, _ in told} == {("Ana Luz", None), ("Rui Dias", None)}


def test_a_list_has_no_value_twice():
    rows = ["netos de Rui Dias", "avô Rui Dias, avó Ana Luz"]
    spans = [("avos", "Rui Dias"), ("avos", "avô Rui Dias"), ("avos", "Ana Luz")]
    told = hear(rows, NASCIMENTO, [("avos", "Ana Luz", "")], spans, {})
    assert {(value, status) for _, _, value, _, status in told} >= {
        ("Rui Dias", "UNSURE"),
        ("Ana Luz", "FOUND"),
    }
    assert len([value for _, _, value, _, _ in told if value == "Rui Dias"]) == 1


ACTS = [
    "Alvará de 1979",
    "R.1/345 Por escritura de 1980",
    "AV.2/345 Por formal de partilha, Rui Dias e Ana Luz",
]
HEADS = [("ato", "R.1/345", "R.1"), ("ato", "AV.2/345", "AV.2")]


def test_what_is_seen_of_an_act_is_of_the_one_that_began_last_and_before_all_of_none():
    titles = [
        ("ato_titulo", words) for words in ("Alvará de 1979", "escritura de 1980", "formal de partilha")
    ]
    sides = [("ato_adquirente", "Rui Dias"), ("ato_adquirente", "Ana Luz"), ("ato", "Alvará de 1979")]
    assert hear(ACTS, MATRICULA_IMOVEL, HEADS, [*titles, *sides], {}) == {
        ("ato", "R.1", "R.1/345", None, "FOUND"),
        ("ato", "AV.2", "AV.2/345", None, "FOUND"),
        ("ato_titulo", "R.1", "escritura de 1980", None, "UNSURE"),
        ("ato_titulo", "AV.2", "formal de partilha", None, "UNSURE"),
        ("ato_adquirente", "AV.2", "Rui Dias", None, "UNSURE"),
        ("ato_adquirente", "AV.2", "Ana Luz", None, "UNSURE"),
    }


def test_a_heading_in_doubt_still_begins_its_act():
    spans = [("ato", "Alvará de 1979"), ("ato_titulo", "formal de partilha")]
    told = hear(ACTS, MATRICULA_IMOVEL, HEADS, spans, {"AV.2/345": 0.01})
    assert ("ato_titulo", "AV.2", "formal de partilha", None, "UNSURE") in told
    assert {each[1:3] for each in told if each[0] == "ato"} == {("R.1", "R.1/345"), ("AV.2", "AV.2/345")}


def test_an_act_whose_heading_only_the_tagger_sees_has_what_is_seen_in_it():
    rows = [
        "R.1/345 Por escritura de 1980",
        "Averbação nº 2. Por mandado de 1981",
        "cancela o R.1",
        *ACTS[2:],
    ]
    found = [("ato", "R.1/345", "R.1"), ("ato", "AV.2/345", "AV.3")]
    heads = [("ato", words) for words in ("R.1/345", "Averbação nº 2.", "R.1", "formal de partilha")]
    titles = [("ato_titulo", words) for words in ("escritura de 1980", "mandado de 1981")]
    told = hear(rows, MATRICULA_IMOVEL, found, [*heads, *titles], {})
    assert {each[1:3] for each in told if each[0] == "ato"} == {
        ("R.1", "R.1/345"),
        ("AV.2", "AV.2"),
        ("AV.3", "AV.2/345"),
    }
    assert ("ato", "AV.2", "AV.2", None, "UNSURE") in told
    assert ("ato_titulo", "AV.2", "mandado de 1981", None, "UNSURE") in told


def test_in_an_act_what_is_something_else_gives_way_to_what_is_seen_in_the_same_act():
    found = [*HEADS, ("ato_titulo", "Rui Dias e Ana Luz", "AV.2"), ("ato_titulo", "escritura de 1980", "R.1")]
    spans = [("ato_titulo", "formal de partilha"), ("ato_titulo", "escritura de 1980")]
    told = hear(ACTS, MATRICULA_IMOVEL, found, spans, {"Rui Dias e Ana Luz": 0.01})
    assert {each for each in told if each[0] == "ato_titulo"} == {
        ("ato_titulo", "R.1", "escritura de 1980", None, "FOUND"),
        ("ato_titulo", "AV.2", "formal de partilha", "Rui Dias e Ana Luz", "UNSURE"),
    }


LABELS = ("B-ato_titulo", "I-ato_titulo", "B-ato_titulo+livro", "O")


def test_a_value_may_begin_and_end_within_another():
    words = ["escritura", "de", "livro", "3,", "fls.", "7.", "havida"]
    told = [0, 1, 1, 2, 1, 1, 3]
    chunks = [Chunk(ChunkKind.WORD, place, place, " ", word, "") for place, word in enumerate(words)]
    chances = np.eye(len(LABELS), dtype=np.float32)[told]
    tagged = tagger.Tagged(LABELS, {"ato_titulo": [0, 1, 2], "livro": [2]}, chunks, chances)
    assert tagged.spans == (tagger.Span("ato_titulo", 0, 5, 1.0), tagger.Span("livro", 3, 3, 1.0))


def test_the_network_of_the_product_knows_each_type_and_fields_of_it_only():
    network, types = Network(SHIPPED / tagger.MODEL), {kind.name: kind for kind in SPECIFIC}
    assert network.labels_of.keys() == types.keys()
    for name, labels in network.labels_of.items():
        told = {field for label in labels for field in tagger.names_of(label)}
        assert told <= types[name].specs.keys()
