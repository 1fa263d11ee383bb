"""Templates of documents: what their marks mean, and that what they tell stands on the page."""

import re
from random import Random

import pytest

from tests.benchmarks.fields import Reader
from tests.synthetic.generator import make_document, source_of
from tests.synthetic.templates import acts, civil, land
from tests.synthetic.templates.grammar import TemplateError, templates_of
from tests.synthetic.templates.library import TEXTS, layouts, mentions_of, part, read, written
from tests.synthetic.templates.mentions import MarkedFacts, mentions_in, places_of, plain

MANY = range(30)


def texts(body, kind=civil.Birth, head="x | years 1950-1960"):
    """Return what a template becomes with different seeds, without marks."""
    (template,) = templates_of(f"=== {head}\n{body}")
    return [plain(template.body.write(kind(Random(seed), MarkedFacts(), template))) for seed in MANY]


def test_alternatives_and_chances_fall_either_way():
    assert set(texts("[Pai|Genitor]:")) == {"Pai:", "Genitor:"}
    assert set(texts("a{if 50%}b{else}c{end}")) == {"ab", "ac"}


def test_what_goes_by_sex_fits_the_sex_that_is_told():
    assert set(texts("nascid<o|a>, {sexo}")) == {"nascido, masculino", "nascida, feminino"}
    assert set(texts("<oficial:O Oficial|A Oficiala>")) == {"O Oficial", "A Oficiala"}


def test_a_father_is_told_or_is_not():
    told = texts("{if pai}filho de {nome_pai}{else}sem pai{end}")
    assert {text.startswith("filho de ") for text in told} == {True, False}


def test_parties_are_told_one_after_the_other_and_agree_in_number():
    body = "<*outorgante:o outorgante|os outorgantes> {each outorgante}{n}{between}; {end}"
    assert {"o outorgante 1", "os outorgantes 1; 2"} <= set(texts(body, acts.Power))
    head = "x | years 1950-1960, outorgante couple"
    (couple,) = set(texts("{each outorgante}<o|a>{between},{end}", acts.Power, head))
    assert couple == "o,a"


@pytest.mark.parametrize(("body", "has_state"), [("{municipio}, {uf}", True), ("{municipio}", False)])
def test_a_town_has_its_state_only_where_that_is_told(body, has_state):
    (template,) = templates_of(f"=== x | years 1950-1960\n{body} {{nome}}")
    facts = written("nascimento", template, Random(1))[1]
    (town,) = facts.mapping()["municipio_registro"]
    assert ("-" in town[-3:]) is has_state


LAND = "x | years 1980-1990, acts venda hipoteca cancelamento, proprietario one"


def test_acts_are_told_one_after_the_other_each_with_what_it_has():
    told = set(texts("{each ato}{ato} {especie}{if valor} {valor}{end};{end}", land.Land, LAND))
    assert all(re.fullmatch(r"(?:(?:R|AV)\.[123] [^;]+;){1,3}", text) for text in told)
    both = [text for text in told if "cancelamento" in text]
    assert all("hipoteca C" in text.partition("cancelamento")[0] for text in both)
    assert both


def test_who_buys_in_one_act_sells_in_the_next():
    head = LAND.replace("hipoteca cancelamento", "doacao")
    body = "{each ato}{transmitentes}>{adquirentes}{between}|{end}"
    chains = [text.split("|") for text in texts(body, land.Land, head)]
    passed = [(one.split(">")[1], other.split(">")[0]) for one, other in filter(lambda x: x[1:], chains)]
    assert passed
    assert all(buyer == seller for buyer, seller in passed)


@pytest.mark.parametrize(
    ("head", "body", "reason"),
    [
        ("x | years 1980-1990", "a", "`acts` of"),
        ("x | years 1980-1990, acts compra", "a", "`acts` of"),
        ("x | years 1980-1990, acts casamento", "{each ato}{valor}{end}", "no `valor`"),
        ("x | years 1980-1990, acts casamento", "{each ato}{adquirentes}{end}", "no `adquirente`"),
        ("x | years 1980-1990, acts casamento", "{each ato}{if compra}a{end}{end}", "no condition"),
    ],
)
def test_an_act_is_not_told_of_what_it_has_not(head, body, reason):
    with pytest.raises(TemplateError, match=reason):
        texts(body, land.Land, head)


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ("{nome", "what is this"),
        ("{if pai}a", "no `{end}`"),
        ("a{end}", "without its beginning"),
        ("[a|b", "ends what was begun"),
        ("<a|b|c>", "has 3 ways"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_line(body, reason):
    with pytest.raises(TemplateError, match=f"line 1: .*{reason}"):
        list(templates_of(f"=== x | years 1950-1960\n{body}"))


@pytest.mark.parametrize("head", ["x", "x | years 1950", "x | years 1960-1950", "x | years 1200-1300"])
def test_a_template_without_fitting_years_is_refused(head):
    with pytest.raises(TemplateError, match="years"):
        list(templates_of(f"=== {head}\na"))


@pytest.mark.parametrize(
    "body", ["{no_slot}", "{nome:barra}", "{if nobody}a{end}", "<nobody:o|a>", "{each x}{end}"]
)
def test_what_no_document_has_is_refused(body):
    with pytest.raises(TemplateError):
        texts(body)


def test_marks_tell_which_of_the_same_words_are_a_field():
    (template,) = templates_of("=== x | years 1950-1960\n{cidade}, {municipio}; {oficio=Ofício de {cidade}}")
    facts = MarkedFacts()
    text = template.body.write(civil.Birth(Random(3), facts, template))
    town, office = mentions_in(text)
    assert (town.fields, town.place, office.fields) == (("municipio_registro",), 1, ("oficio",))
    assert facts.mapping()["oficio"] == (office.words,)
    assert places_of(town.words.split(), plain(text).split())[1] == len(town.words.split())


def test_a_number_stands_where_who_issued_it_is_glued_to_it():
    told = ["RG", "15.236.166-SSP/RN,", "CPF", "1;", "RG", "15.236.166"]
    assert places_of(["15.236.166"], told) == [1, 5]


@pytest.mark.parametrize("file", sorted(TEXTS.glob("*.txt")), ids=lambda file: file.stem)
def test_every_template_can_be_written(file):
    for template in read(file):
        for seed in range(4):
            assert plain(written(file.stem, template, Random(f"{template.name}/{seed}"))[0]).strip()


def test_those_kept_apart_and_the_others_are_all():
    for kind, names in layouts().items():
        apart, others = (set(part(apart=is_apart)[kind]) for is_apart in (True, False))
        assert apart | others == set(names)
        assert apart.isdisjoint(others)
        assert apart


@pytest.mark.parametrize("kind", sorted(layouts()))
def test_what_a_template_tells_stands_on_the_page_as_often_as_in_its_text(kind):
    reader, missed, told = Reader(None, 1, is_text=True), 0, 0
    for layout in list(layouts()[kind])[::25]:
        pages = make_document(kind, 7, layout=layout, dpi=100).pages
        lines = [line.text for n, page in enumerate(pages, 1) for line in reader.read(n, page).lines]
        words = " ".join(lines).split()
        mentions = mentions_of(kind, layout, source_of(kind, 7))
        told += len(mentions)
        missed += sum(len(places_of(each.words.split(), words)) <= each.place for each in mentions)
    assert missed <= 0.03 * told
