import itertools
import re
from datetime import date
from functools import cache
from random import Random

import pytest

from tests.synthetic import chains, fonts, notarial, notes, words
from tests.synthetic.generator import (
    HELD_OUT_LAYOUTS,
    KINDS,
    TUNING_LAYOUTS,
    make_document,
    make_long_matricula,
)

NOTARIAL = ("matricula_imovel", "escritura", "procuracao", "contrato_social", "protesto")
LAYOUTS = [(kind, layout) for kind in NOTARIAL for layout in KINDS[kind]]
SEEDS = range(2)
DPI = 40
MAIN_FIELDS = {
    "matricula_imovel": {
        "matricula_imovel",
        "oficio",
        "municipio_registro",
        "data_abertura",
        "tipo_imovel",
        "area",
        "proprietario_nome",
        "registro_anterior",
        "ato",
        "ato_data",
        "ato_especie",
    },
    "escritura": {
        "oficio",
        "municipio_registro",
        "data_escritura",
        "especie",
        "outorgante_nome",
        "livro",
        "folha",
        "oficial",
    },
    "procuracao": {"data_procuracao", "outorgante_nome", "outorgado_nome", "outorgado_cpf", "poderes"},
    "contrato_social": {
        "razao_social",
        "sede",
        "objeto",
        "capital_social",
        "data_contrato",
        "socio_nome",
        "socio_cpf",
        "socio_quotas",
        "socio_valor",
        "administrador",
    },
    "protesto": {
        "oficio",
        "municipio_registro",
        "livro",
        "folha",
        "protocolo",
        "data_protocolo",
        "data_protesto",
        "apresentante",
        "devedor_nome",
        "titulo_especie",
        "titulo_emissao",
        "titulo_vencimento",
        "titulo_valor",
        "motivo",
        "oficial",
    },
}
DIGITS_ONLY = {
    "cpf",
    "cnpj",
    "cnm",
    "processo_judicial",
    "cnpj_sociedade",
    "nire",
    "matricula_imovel",
    "ccir",
    "ato_protocolo",
    "protocolo",
}
SAID_OTHERWISE = {  # choices whose word on the page is not the value itself
    "compra e venda": ("compra e venda", "venda e compra"),
    "urbano": ("urbano", "urbana"),
    "outro": ("averbação", "alteração cadastral", "contrato de locação", "sentença judicial"),
    "indeterminado": ("prazo indeterminado",),
}
FORMS_OF_DAYS = (
    words.date_in_digits,
    words.date_with_month,
    words.date_in_words,
    words.date_in_solemn_words,
)


@cache
def documents(kind, layout):
    return [make_document(kind, seed, dpi=DPI, layout=layout) for seed in SEEDS]


def folded(text):
    return " ".join(text.split()).casefold()


def stands(name, value, text):
    """Whether a normalised value is written on pages with this folded text, in whatever form."""
    if re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        return any(folded(form(date.fromisoformat(value))) in text for form in FORMS_OF_DAYS)
    if re.fullmatch(r"\d+\.\d\d", value):
        return notes.show_sum(int(value.replace(".", ""))).removeprefix("R$") in text
    if name == "ato":
        letter, place = value.split(".")
        return re.search(rf"\b{letter.lower()}[.-] ?0*{place}\b", text) is not None
    if any(name == one or name.endswith(f"_{one}") for one in DIGITS_ONLY):
        return value in re.sub(r"\D", "", text)
    if name == "area" or name.endswith(("_rg", "_quotas")):
        return value.split()[0].replace(".", ",").casefold() in text.replace(".", "")
    return stands_as_text(name, value, text)


def stands_as_text(name, value, text):
    if name == "municipio_registro":
        town, state = value[:-3], value[-2:]
        return town.casefold() in text and re.search(rf"\b{state.lower()}\b|\bestado d", text) is not None
    return any(every_word_stands(said, text) for said in SAID_OTHERWISE.get(value, (value,)))


def every_word_stands(value, text):
    """A value may go on behind the head of the next sheet, so its words need not be in one piece."""
    return all(word.strip("-").casefold() in text for word in re.split(r"[\s-]+", value))


@pytest.mark.parametrize(("kind", "layout"), LAYOUTS)
def test_every_value_of_the_truth_stands_on_the_pages(kind, layout):
    for document in documents(kind, layout):
        text = folded("\n".join(page.text for page in document.pages))
        for name, values in document.fields.items():
            if name == "validade" and "a contar desta data" in text:
                continue  # told as a time, not as a day
            missing = [value for value in values if not stands(name, value, text)]
            assert not missing, name


@pytest.mark.parametrize(("kind", "layout"), LAYOUTS)
def test_every_layout_tells_the_main_fields(kind, layout):
    for document in documents(kind, layout):
        assert MAIN_FIELDS[kind] <= document.fields.keys()


@pytest.mark.parametrize(("kind", "layout"), LAYOUTS)
def test_fields_of_a_subject_are_fields_of_the_document(kind, layout):
    for document in documents(kind, layout):
        assert document.subjects
        for told in document.subjects.values():
            for name, values in told.items():
                assert set(values) <= set(document.fields[name])


@pytest.mark.parametrize("kind", NOTARIAL)
def test_layouts_are_many_and_about_half_of_them_are_held_out(kind):
    assert len(KINDS[kind]) >= 6
    assert len(HELD_OUT_LAYOUTS[kind]) == 3
    assert len(TUNING_LAYOUTS[kind]) in {3, 4}
    assert not notarial.TUNING[kind].keys() & notarial.HELD_OUT[kind].keys()


@pytest.mark.parametrize("kind", NOTARIAL)
def test_held_out_layouts_are_set_in_faces_of_their_own(kind, monkeypatch):
    seen = set()
    real_load = fonts.load

    def load(file_name, pixels):
        seen.add(file_name)
        return real_load(file_name, pixels)

    monkeypatch.setattr(fonts, "load", load)
    for layout, seed in itertools.product(HELD_OUT_LAYOUTS[kind], SEEDS):
        make_document(kind, seed, dpi=DPI, layout=layout)
    tuning = {
        cut for face in fonts.SERIF + fonts.SANS + fonts.TYPEWRITER for cut in (face.regular, face.bold)
    }
    captions = {fonts.SANS[0].regular}  # the small print of cells
    assert not seen & (tuning - captions)


def is_told_by_some(kind, layout, field):
    """Whether the first documents tell a field and leave it out; no more are drawn than are needed."""
    seen = set()
    for seed in range(12):
        seen.add(field in make_document(kind, seed, dpi=20, layout=layout).fields)
        if len(seen) == 2:
            return True
    return False


def test_what_may_be_absent_sometimes_is():
    for kind, layout, field in (
        ("protesto", "table", "credor"),
        ("protesto", "boxes", "data_intimacao"),
        ("contrato_social", "clauses", "nire"),
        ("procuracao", "items", "validade"),
        ("escritura", "items", "imposto"),
        ("matricula_imovel", "two-sided", "cnm"),
    ):
        assert is_told_by_some(kind, layout, field), field


def test_parties_are_people_couples_and_companies():
    deeds = [make_document("escritura", seed, dpi=20, layout="headed") for seed in range(12)]
    assert any("outorgante_cnpj" in deed.fields or "outorgado_cnpj" in deed.fields for deed in deeds)
    assert any("brasileiros" in deed.fields.get("outorgante_nacionalidade", ()) for deed in deeds)
    assert any("outorgado 2" in deed.subjects for deed in deeds)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_chain_of_acts_counts_up_through_the_years(seed):
    rng = Random(seed)
    estate = chains.new_estate(rng, date(1980, 1, 1), is_rural=bool(seed % 2), has_cnm=True)
    acts = chains.new_chain(rng, estate, 60)
    assert [int(act.code.split(".")[1]) for act in acts] == list(range(1, 61))
    assert all(one.day <= other.day for one, other in itertools.pairwise(acts))
    assert all(act.protocol_day <= act.day for act in acts)
    assert all((act.code[0] == "R") == (act.kind in chains.REGISTERED) for act in acts)
    standing = {act.code for act in acts}
    assert all(act.refers in standing for act in acts if act.kind == "cancelamento")


def test_a_long_matricula_has_as_many_acts_as_asked_for():
    document = make_long_matricula(1, acts=100, dpi=20)
    acts = [subject for subject in document.subjects if re.fullmatch(r"(R|AV)\.\d+", subject)]
    assert len(acts) == len(document.fields["ato"]) == 100
    assert len(document.pages) > 10
    assert all("ato_especie" in document.subjects[act] for act in acts)


@pytest.mark.parametrize(
    ("cents", "text"),
    [
        (123_456, "mil duzentos e trinta e quatro reais e cinquenta e seis centavos"),
        (100_000_000, "um milhão de reais"),
        (250_000_000, "dois milhões e quinhentos mil reais"),
        (1_712_500, "dezessete mil cento e vinte e cinco reais"),
    ],
)
def test_sums_in_words(cents, text):
    assert notes.sum_in_words(cents) == text


def test_the_money_of_the_day():
    assert notes.currency_of(date(1979, 1, 1)).mark == "Cr$"
    assert notes.currency_of(date(1988, 1, 1)).mark == "Cz$"
    assert notes.currency_of(date(1995, 1, 1)) is notes.REAL
