import pytest

from pipelines.document import Document
from pipelines.document_types.extract_options import ExtractOptions
from pipelines.document_types.known import SPECIFIC
from pipelines.extraction.classify import Ranking, rank_types
from pipelines.stages.extract import extract
from tests.strategies import document_of, page_of

TEXTS = {
    "nascimento": ["CERTIDÃO DE NASCIMENTO", "NOME", "ANA LOPES", "FILIAÇÃO", "RITA LOPES"],
    "casamento": ["CERTIDÃO DE CASAMENTO", "NOMES DOS CÔNJUGES", "DATAS E LOCAIS DE NASCIMENTO"],
    "obito": ["CERTIDÃO DE ÓBITO", "NOME DO FALECIDO", "DATA DE NASCIMENTO", "CAUSA DA MORTE"],
    "matricula_imovel": [
        "LIVRO Nº 2 - REGISTRO GERAL",
        "Registro de Imóveis",
        "R.1 - Nos termos da escritura pública de compra e venda, o imóvel desta matrícula foi vendido",
        "Registro anterior: matrícula 123",
    ],
    "escritura": [
        "ESCRITURA PÚBLICA DE COMPRA E VENDA",
        "Saibam quantos esta escritura pública virem, representada por procuração, casados conforme certidão",
        "de casamento, o outorgante vendedor e o outorgado comprador",
    ],
    "procuracao": [
        "PROCURAÇÃO BASTANTE QUE FAZ",
        "Saibam quantos este público instrumento de procuração virem que nomeia e constitui seu bastante",
        "procurador para assinar escrituras públicas",
    ],
}  # fmt: skip


@pytest.mark.parametrize("name", TEXTS)
def test_each_type_by_its_words(name):
    extraction = extract(document_of(*TEXTS[name]), ExtractOptions())
    assert extraction.document_type == name
    assert 0.6 <= extraction.score <= 1.0
    assert extraction.runner_up != name


@pytest.mark.parametrize("name", TEXTS)
def test_a_badly_read_title_is_recognised(name):
    rows = [TEXTS[name][0].replace("Ã", "A").replace("C", "G", 1), *TEXTS[name][1:]]
    assert extract(document_of(*rows), ExtractOptions()).document_type == name


@pytest.mark.parametrize(
    "rows",
    [
        (),
        ("Lista de compras", "arroz e feijão"),
        ("junta certidão de nascimento, certidão de casamento e certidão de óbito",),
        ("Senhor síndico, o condômino deixou de pagar e o título será levado a protesto", "sem outro aviso."),
        ("Petição", "por seu procurador, com poderes para o foro em geral, vem o autor expor o que segue"),
        (
            "A prefeitura lança o imposto do imóvel urbano",
            "proprietário: Lia Prado",
            "inscrição imobiliária 12",
        ),
        ("CERTIDÃO DE NASCIMENTO", "CERTIDÃO DE CASAMENTO"),
    ],
)
def test_what_is_not_certain_is_generic(rows):
    extraction = extract(document_of(*rows), ExtractOptions())
    assert extraction.document_type == "generic"
    assert 0.0 <= extraction.score <= 1.0


def test_generic_names_its_runner_up():
    extraction = extract(document_of("junta o assento de nascimento"), ExtractOptions())
    assert (extraction.document_type, extraction.runner_up) == ("generic", "nascimento")


def test_a_title_over_two_lines():
    rows = ("CERTIDÃO DE", "NASCIMENTO", "Nome: Ana Lopes")
    assert extract(document_of(*rows), ExtractOptions()).document_type == "nascimento"


@pytest.mark.parametrize(
    ("name", "rows"),
    [
        ("obito", ("SEGUNDA VIA DA CERTIDÃO DE ÓBITO", "Jonas Prado")),
        ("casamento", ("CERTIDÃO EM BREVE RELATÓRIO DE CASAMENTO", "Jonas Prado e Lia Prado")),
        ("nascimento", ("NASCIMENTO", "Comarca de Rio Manso", "CERTIDÃO", "Lia Prado")),
        ("contrato_social", ("CONTRATO", "SOCIAL DE", "CONSTITUIÇÃO", "PRADO & FILHOS LTDA")),
        ("procuracao", ("Fl. 12", "Procuração bastante que faz Lia Prado a seu filho Jonas Prado, como")),
        ("procuracao", ("Livro 12 e folha 3", "PROCURAÇÃO EM FAVOR DE IRMÃO", "Lia Prado, doceira")),
        ("escritura", ("Ato: Escritura pública de doação com reserva de usufruto em favor dos doadores",)),
        (
            "protesto",
            ("Faço saber o apontamento, pelo portador, da duplicata que", "protestei por falta de aceite"),
        ),
    ],
)  # fmt: skip
def test_a_title_in_other_words(name, rows):
    assert extract(document_of(*rows), ExtractOptions()).document_type == name


@pytest.mark.parametrize(
    ("name", "rows"),
    [
        ("procuracao", ("SINDICATO DOS ESTIVADORES", "Procuração para receber salário")),
        ("escritura", ("NOTAS DE BAGÉ, LIVRO SETENTA E DOIS", "Escritura de permuta que fazem os Prado")),
    ],
)  # fmt: skip
def test_a_title_of_several_words_goes_on_as_it_likes_under_a_heading_in_capitals(name, rows):
    assert rank_types(document_of(*rows), SPECIFIC).winner == name


def test_a_title_beside_the_letterhead():
    row = ((180.0, "Serviço Notarial Prado"), (1500.0, "CERTIDÃO POSITIVA DE PROTESTO"))
    assert rank_types(document_of(row), SPECIFIC).winner == "protesto"


def test_one_long_title_is_not_another_that_differs_in_its_word():
    ranking = rank_types(document_of("CERTIDÃO DE NASCIMENTO EM INTEIRO TEOR"), SPECIFIC)
    assert ranking.winner == "nascimento"
    assert ranking.score_of("casamento") == 0.0


def test_a_deed_on_which_an_act_rests_is_no_title():
    rows = ("Registro de Imóveis", "R-1. Título: escritura pública de doação de 1º/6/2003, das notas de Itu")
    assert rank_types(document_of(*rows), SPECIFIC).score_of("escritura") < 0.5


def test_a_caption_in_capitals_with_its_value_is_no_title():
    rows = ("CASAMENTO EM 12 DE MAIO", "PROTESTO: 3 DE MAIO", "MATRÍCULA 14")
    ranking = rank_types(document_of(*rows), SPECIFIC)
    assert max(ranking.score_of(name) for name in ("casamento", "protesto")) < 0.3


def test_the_next_line_of_a_sentence_is_no_title():
    rows = ("conforme consta do documento que foi lavrado nas notas deste mesmo serviço, a dita",
            "Escritura pública de compra e venda de 3 de maio, aqui arquivada e conferida")  # fmt: skip
    assert extract(document_of(*rows), ExtractOptions()).document_type == "generic"


@pytest.mark.parametrize(
    ("scores", "cues", "winner"),
    [
        ((("a", 0.99), ("b", 0.96)), 3, "a"),
        ((("a", 0.70), ("b", 0.65)), 9, None),
        ((("a", 0.50), ("b", 0.10)), 4, "a"),
        ((("a", 0.50), ("b", 0.10)), 3, None),
        ((("a", 0.50), ("b", 0.30)), 4, None),
        ((), 0, None),
    ],
)
def test_who_wins(scores, cues, winner):
    assert Ranking(scores, cues).winner == winner


def test_the_first_pages_decide():
    pages = [page_of(TEXTS["escritura"], number=1), *(page_of(["texto"], number=n) for n in range(2, 5))]
    pages.append(page_of(TEXTS["nascimento"], number=5))
    assert rank_types(Document(tuple(pages)), SPECIFIC).winner == "escritura"


def test_a_hint_decides_and_the_score_stays_honest():
    extraction = extract(document_of(*TEXTS["casamento"]), ExtractOptions(type_hint="nascimento"))
    assert (extraction.document_type, extraction.runner_up) == ("nascimento", "casamento")
    assert extraction.score < 0.6


def test_an_unknown_hint_is_refused():
    with pytest.raises(ValueError, match="nascimentos"):
        ExtractOptions(type_hint="nascimentos")
