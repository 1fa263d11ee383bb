"""What the truth of a certificate promises is written on it, and what is absent is absent."""

import re
from datetime import date, time
from functools import cache

import pytest

from pipelines.extraction.folding import fold
from tests.synthetic import words
from tests.synthetic.generator import HELD_OUT_LAYOUTS, KINDS, MEASURED_LAYOUTS, TUNING_LAYOUTS, make_document

CIVIL = ("nascimento", "casamento", "obito")
LAYOUTS = [(kind, layout) for kind in CIVIL for layout in KINDS[kind]]
SEEDS = range(3)
DPI = 20  # texts do not depend on it
OF_ALL = {"municipio_registro", "data_emissao"}
REQUIRED = {
    "nascimento": OF_ALL
    | {"nome", "sexo", "nome_mae", "avos", "data_nascimento", "local_nascimento", "data_registro"},
    "casamento": OF_ALL | {"nome_conjuge", "data_casamento", "regime_bens"},
    "obito": OF_ALL
    | {"nome", "sexo", "estado_civil", "idade", "naturalidade", "nome_mae", "residencia", "data_obito"}
    | {"local_obito", "causa_morte", "sepultamento", "declarante"},
}
OF_EACH_SPOUSE = {
    "nome_conjuge",
    "conjuge_data_nascimento",
    "conjuge_nacionalidade",
    "conjuge_naturalidade",
    "conjuge_filiacao",
}
DIGITS = {
    "cpf",
    "cpf_registrado",
    "cpf_falecido",
    "conjuge_cpf",
    "matricula_registro_civil",
    "gemeo_matricula",
    "declaracao_nascido_vivo",
    "cns",
    "crm",
    "valor",
}
TOWNS = {"municipio_registro", "municipio_nascimento", "naturalidade", "conjuge_naturalidade"}
SEXES = {"M": ("masculino", "m"), "F": ("feminino", "f")}
CIVIL_STATES = {
    "solteiro": ("solteiro", "solteira"),
    "casado": ("casado", "casada"),
    "viúvo": ("viúvo", "viúva"),
    "divorciado": ("divorciado", "divorciada"),
    "separado": ("separado", "separada"),
    "união estável": ("união estável",),
}


@cache
def drawn(kind, layout, seed):
    return make_document(kind, seed, dpi=DPI, layout=layout)


def shown_as(field, value):
    """Return the ways in which a page may write a value."""
    if field.startswith("data") or field.endswith("data_nascimento"):
        return dates(date.fromisoformat(value))
    if field.startswith("hora_"):
        return times(time.fromisoformat(value))
    if field in TOWNS:
        return [value.split(" - ")[0].rsplit("-", 1)[0]]
    return {
        "sexo": lambda: SEXES[value],
        "estado_civil": lambda: CIVIL_STATES[value],
        "idade": lambda: (value, words.as_once_spelt(words.number_in_words(int(value)))),
        "folha": lambda: (value, value.replace("v", " verso")),
        "gemeo": lambda: (value, "gêmeo", "gêmea"),
        "regime_bens": lambda: (value, "separação de bens"),
    }.get(field, lambda: (value,))()


def dates(day):
    told = [words.date_in_digits(day), words.date_with_month(day)]
    told += [words.date_in_words(day), words.date_in_solemn_words(day)]
    return told + [words.as_once_spelt(text) for text in told]


def times(moment):
    told = [moment.strftime(shape) for shape in ("%H:%M", "%Hh%M", "%Hh%Mmin")]
    return [*told, words.time_in_words(moment), words.time_by_the_clock(moment)]


def written_words(text):
    return set(re.findall(r"\w+", fold(text)))


def is_written(field, value, text):
    """Whether all words of one way to write the value are on the page; cells may lie between them."""
    if field in DIGITS:
        return "".join(filter(str.isdigit, value)) in "".join(filter(str.isdigit, text))
    on_page = written_words(text)
    return any(written_words(shown) <= on_page for shown in shown_as(field, value))


@pytest.mark.parametrize(("kind", "layout"), LAYOUTS)
def test_every_value_of_the_truth_is_written_on_the_page(kind, layout):
    for seed in SEEDS:
        document = drawn(kind, layout, seed)
        text = "\n".join(page.text for page in document.pages)
        for field, values in document.fields.items():
            for value in values:
                assert is_written(field, value, text), (seed, field, value)


@pytest.mark.parametrize(("kind", "layout"), LAYOUTS)
def test_every_layout_draws_what_its_type_requires(kind, layout):
    for seed in SEEDS:
        document = drawn(kind, layout, seed)
        assert REQUIRED[kind] <= set(document.fields)
        assert {"matricula_registro_civil", "termo"} & set(document.fields)
        assert "oficio" in document.fields or layout == "typed"  # its heading names no office


@pytest.mark.parametrize("layout", KINDS["casamento"])
def test_both_spouses_are_told_apart(layout):
    for seed in SEEDS:
        document = drawn("casamento", layout, seed)
        assert set(document.subjects) == {"conjuge 1", "conjuge 2"}
        for told in document.subjects.values():
            assert set(told) >= OF_EACH_SPOUSE
            assert all(set(values) <= set(document.fields[field]) for field, values in told.items())
        names = [told["nome_conjuge"] for told in document.subjects.values()]
        assert names[0] != names[1]


@pytest.mark.parametrize("kind", CIVIL)
def test_each_type_has_half_of_six_layouts_and_more_held_out(kind):
    assert len(KINDS[kind]) >= 6
    assert abs(len(TUNING_LAYOUTS[kind]) - len(HELD_OUT_LAYOUTS[kind])) <= 1


def test_what_only_some_births_have_is_there_sometimes_and_else_absent():
    births = [drawn("nascimento", "national", seed) for seed in range(60)]
    for field in ("nome_pai", "cpf_registrado", "hora_nascimento", "declaracao_nascido_vivo", "averbacao"):
        assert 0 < sum(field in birth.fields for birth in births) < len(births), field
    twins = [birth for birth in births if birth.fields["gemeo"] == ("sim",)]
    assert 0 < len(twins) < len(births)
    assert any("gemeo_matricula" in birth.fields for birth in twins)
    for birth in births:
        text = birth.pages[0].text
        assert ("averbacao" in birth.fields) != ("nada consta" in text.casefold())
        assert len(birth.fields["avos"]) == (4 if "nome_pai" in birth.fields else 2)


def test_what_only_some_marriages_and_deaths_have_is_there_sometimes():
    for kind, layout, fields in (
        ("casamento", "columns", ("averbacao", "conjuge_cpf", "conjuge_nome_adotado")),
        ("obito", "columns", ("averbacao", "cpf_falecido", "hora_obito", "medico", "crm", "nome_pai")),
    ):
        documents = [drawn(kind, layout, seed) for seed in range(24)]
        for field in fields:
            assert 0 < sum(field in document.fields for document in documents) < len(documents), field


def test_no_two_new_layouts_tell_of_the_same_people_for_one_seed():
    for kind, field in (("nascimento", "nome"), ("casamento", "nome_conjuge"), ("obito", "nome")):
        layouts = [name for name in KINDS[kind] if name not in MEASURED_LAYOUTS.get(kind, ())]
        told = [drawn(kind, layout, 5).fields[field] for layout in layouts]
        assert len(set(told)) == len(told)
