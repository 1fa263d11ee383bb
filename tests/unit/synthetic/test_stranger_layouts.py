"""What the truth of a stranger's document promises stands on its pages; no number, sum or day is left out."""

import hashlib
import itertools
import re
from collections import defaultdict
from datetime import date
from functools import cache
from random import Random

import cv2
import numpy as np
import pytest

from tests.synthetic import fonts, notes, words
from tests.synthetic.bays import faces as sheltered
from tests.synthetic.cliffs import faces as sheer
from tests.synthetic.coast import faces as coastal
from tests.synthetic.dunes import faces as sandy
from tests.synthetic.east import faces as eastern
from tests.synthetic.facts import Facts
from tests.synthetic.generator import STRANGERS
from tests.synthetic.hills import faces as highland
from tests.synthetic.inland import faces as inland
from tests.synthetic.islands import faces as insular
from tests.synthetic.lakes import faces as lakeside
from tests.synthetic.plains import faces as high_plain
from tests.synthetic.ridges import faces as ridged
from tests.synthetic.rivers import faces as fluvial
from tests.synthetic.south import faces as southern
from tests.synthetic.truth import SyntheticDocument
from tests.synthetic.valleys import faces as low_lying
from tests.synthetic.west import faces as western

NAMES = (
    *("south", "east", "west", "inland", "coast", "hills", "plains"),
    *("lakes", "rivers", "islands", "valleys", "bays", "ridges", "dunes", "cliffs"),
)
SETS = {name: STRANGERS[name] for name in NAMES}
ALL = [(kind, name) for layouts in SETS.values() for kind, named in layouts.items() for name in named]
SEEDS = range(2)
DPI = 40  # texts do not depend on it
INK_BELOW = 200
KINDS = {
    *("nascimento", "casamento", "obito", "matricula_imovel"),
    *("escritura", "procuracao", "contrato_social", "protesto"),
}
KINDS_OF = {
    **{
        name: {"nascimento", "casamento", "obito", "protesto"}
        for name in ("hills", "lakes", "islands", "bays", "dunes")
    },
    **{
        name: {"matricula_imovel", "escritura", "procuracao", "contrato_social"}
        for name in ("rivers", "valleys", "ridges", "cliffs")
    },
}
"""The kinds of a set that has not all of them."""
MAIN_FIELDS = {
    "nascimento": {"nome", "sexo", "nome_mae", "avos", "data_nascimento", "local_nascimento", "data_registro"}
    | {"municipio_registro", "oficio", "oficial", "data_emissao"},
    "casamento": {"nome_conjuge", "conjuge_filiacao", "conjuge_naturalidade", "conjuge_nacionalidade"}
    | {"conjuge_data_nascimento", "data_casamento", "regime_bens", "data_emissao", "oficio", "oficial"},
    "obito": {"nome", "sexo", "estado_civil", "idade", "naturalidade", "nome_mae", "residencia", "data_obito"}
    | {"local_obito", "causa_morte", "sepultamento", "declarante", "data_registro", "data_emissao"},
    "matricula_imovel": {"oficio", "municipio_registro", "matricula_imovel", "ficha", "data_abertura", "area"}
    | {"tipo_imovel", "registro_anterior", "proprietario_nome", "ato", "ato_data"}
    | {"ato_especie", "ato_protocolo", "ato_transmitente", "ato_adquirente", "ato_titulo", "ato_valor"},
    "escritura": {"oficio", "municipio_registro", "oficial", "data_escritura", "especie", "outorgante_nome"}
    | {"livro", "folha"},
    "procuracao": {"data_procuracao", "outorgante_nome", "outorgado_nome", "outorgado_cpf", "poderes"},
    "contrato_social": {"razao_social", "sede", "objeto", "capital_social", "socio_nome", "socio_quotas"}
    | {"socio_valor", "administrador", "data_contrato"},
    "protesto": {"oficio", "municipio_registro", "oficial", "livro", "folha", "protocolo", "data_protocolo"}
    | {"data_protesto", "apresentante", "devedor_nome", "titulo_especie", "titulo_emissao"}
    | {"titulo_vencimento", "titulo_valor", "motivo"},
}
PENNED = (
    *(*southern.PEN, *eastern.PEN, *western.PENNED, *inland.PENNED),
    *(*coastal.PENNED, *highland.PENNED, *high_plain.PENNED),
    *(*lakeside.PENNED, *fluvial.PENNED, *insular.PENNED, *low_lying.PENNED),
    *(*sheltered.PENNED, *ridged.PENNED, *sandy.PENNED, *sheer.PENNED),
)
UNTOLD = {"west-notice": {"livro", "folha", "data_protesto", "motivo"}}  # it comes before the protest
SHAPES = {
    "cpf": re.compile(r"(?<![\d.])(?:\d{3}\.\d{3}\.\d{3}|\d{9})-\d\d(?!\d)"),
    "cnpj": re.compile(r"\d\d\.\d{3}\.\d{3}/\d{4}-\d\d"),
    "cnm": re.compile(r"\d{6}\.\d\.\d{7}-\d\d"),
}
SUM = re.compile(r"R\$ ([\d.]+,\d\d)")
DAY = re.compile(r"(?<!\d)\d\d[-./]\d\d[-./](?:19|20)\d\d(?!\d)")
DAY_WITH_MONTH = re.compile(r"(?<!\d)(\d{1,2})º? de ([a-zç]+) de (\d\.?\d{3})(?!\d)")
MONTHS = {words.month(date(2000, month, 1)): month for month in range(1, 13)}


def composed(kind, name):
    return next(layouts[kind][name] for layouts in SETS.values() if name in layouts.get(kind, ()))


@cache
def drawn(kind, name, seed):
    """Return a document with the noted forms of each (field, value)."""
    forms = defaultdict(set)
    real = Facts.note

    def note(self, field, value, shown=None, *, subject=None):
        forms[field, value].add(value if shown is None else shown)
        return real(self, field, value, shown, subject=subject)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Facts, "note", note)
        sheets, facts = composed(kind, name)(DPI, Random(f"{kind}/{seed}"), colour=False)
    pages = tuple(sheet.page() for sheet in sheets)
    return SyntheticDocument(kind, pages, facts.mapping(), facts.subjects()), dict(forms)


def text_of(document):
    return " ".join(" ".join(page.text for page in document.pages).split())


def folded(text):
    return " ".join(text.split()).casefold()


def stands(form, text):
    """Whether a form stands on the page: as one run, or word by word where cells or sheets part it."""
    return folded(form) in text or all(word in text for word in folded(form).split())


@pytest.mark.parametrize(("name", "layouts"), SETS.items(), ids=SETS)
def test_each_type_has_layouts_of_these_offices(name, layouts):
    assert set(layouts) == KINDS_OF.get(name, KINDS)
    assert all(len(named) >= 2 for named in layouts.values())


@pytest.mark.parametrize(("kind", "name"), ALL)
def test_the_same_seed_draws_the_same_pages(kind, name):
    first, again = (composed(kind, name)(DPI, Random(f"{kind}/4"), colour=True) for _ in range(2))
    prints = [
        hashlib.sha256(b"".join(sheet.page().pixels.tobytes() for sheet in sheets)).hexdigest()
        for sheets, _ in (first, again)
    ]
    assert prints[0] == prints[1]
    assert first[1].mapping() == again[1].mapping()


@pytest.mark.parametrize(("kind", "name"), ALL)
def test_resolution_and_colour_leave_the_text_as_it_is(kind, name):
    """Letters are whole pixels wide, so that a coarse sheet may end a line earlier and need a leaf more."""
    sizes = (DPI, 3 * DPI)
    coarse, fine = (composed(kind, name)(dpi, Random(f"{kind}/2"), colour=dpi > DPI) for dpi in sizes)
    fields = [
        {**facts.mapping(), "folha": facts.mapping().get("folha", ())[:1]} for _, facts in (coarse, fine)
    ]
    assert fields[0] == fields[1]
    if len(coarse[0]) == len(fine[0]):
        told = [sorted(w for one in sheets for w in one.page().text.split()) for sheets, _ in (coarse, fine)]
        assert told[0] == told[1]


@pytest.mark.parametrize(("kind", "name"), ALL)
def test_every_noted_form_stands_on_the_pages(kind, name):
    for seed in SEEDS:
        document, forms = drawn(kind, name, seed)
        text = folded(text_of(document))
        assert not set("{}‹›") & set(text)
        for (field, value), told in forms.items():
            assert all(stands(form, text) for form in told), (seed, field, value, told)


@pytest.mark.parametrize(("kind", "name"), ALL)
def test_every_number_sum_and_day_on_the_pages_is_noted(kind, name):
    for seed in SEEDS:
        document, _ = drawn(kind, name, seed)
        text = text_of(document)
        for field, shape in SHAPES.items():
            found = {re.sub(r"\D", "", number) for number in shape.findall(text)}
            assert found == set(document.fields.get(field, ())), (seed, field)
        sums = {notes.decimal(shown) for shown in SUM.findall(text)}
        assert sums == set(document.fields.get("valor", ())), seed
        assert days_in(text) <= set(document.fields["data"]), seed


def days_in(text):
    found = {
        f"{year}-{month}-{day}" for day, month, year in (re.split(r"\D", one) for one in DAY.findall(text))
    }
    for day, month, year in DAY_WITH_MONTH.findall(text):
        found.add(f"{year.replace('.', '')}-{MONTHS[month]:02d}-{int(day):02d}")
    return found


@pytest.mark.parametrize(("kind", "name"), ALL)
def test_every_layout_tells_the_main_fields(kind, name):
    for seed in SEEDS:
        document, _ = drawn(kind, name, seed)
        assert MAIN_FIELDS[kind] - UNTOLD.get(name, set()) <= set(document.fields), seed
        for told in document.subjects.values():
            assert all(set(values) <= set(document.fields[field]) for field, values in told.items())


@pytest.mark.parametrize(("kind", "name"), ALL)
def test_no_text_runs_over_the_page_or_over_other_text(kind, name):
    for seed in SEEDS:
        for page in drawn(kind, name, seed)[0].pages:
            height, width = page.pixels.shape[:2]
            edge = 3 / 25.4 * DPI
            for line in page.lines:
                assert edge <= line.box.left < line.box.right <= width - edge, (seed, line)
                assert edge <= line.box.top < line.box.bottom <= height - edge, (seed, line)
            for one, other in itertools.combinations(page.lines, 2):
                assert not overlap(one.box, other.box), (seed, one.text, other.text)


def overlap(one, other):
    """Whether two lines share more than a little of their height and any of their width."""
    across = min(one.right, other.right) - max(one.left, other.left)
    down = min(one.bottom, other.bottom) - max(one.top, other.top)
    lower = min(one.bottom - one.top, other.bottom - other.top)
    return across > 1 and down > 0.45 * lower


@pytest.mark.parametrize(("kind", "name"), ALL)
def test_no_text_is_drawn_outside_the_truth(kind, name):
    """What stays when truth boxes and unscored places are whitened is rules and frames: long or thin."""
    sheets, _ = composed(kind, name)(100, Random(f"{kind}/3"), colour=False)
    page = sheets[0].page()
    pixels = page.pixels.copy()
    for box in [line.box for line in page.lines] + list(page.unscored):
        top, left = max(0, int(box.top) - 1), max(0, int(box.left) - 2)
        pixels[top : int(box.bottom) + 2, left : int(box.right) + 3] = 255
    _, _, parts, _ = cv2.connectedComponentsWithStats((pixels < INK_BELOW).astype(np.uint8))
    sizes = parts[1:, [cv2.CC_STAT_WIDTH, cv2.CC_STAT_HEIGHT]]
    assert not ((sizes.min(axis=1) >= 5) & (sizes.max(axis=1) <= 60)).any()


@pytest.mark.parametrize("layouts", SETS.values(), ids=SETS)
def test_no_two_layouts_tell_of_the_same_people_for_one_seed(layouts):
    for kind, named in layouts.items():
        told = [tuple(drawn(kind, name, 1)[0].fields["data"]) for name in named]
        assert len(set(told)) == len(told), kind


@pytest.mark.parametrize(
    "face",
    dict.fromkeys(
        (
            *(*southern.SERIF, *southern.SANS, *southern.TYPEWRITER, southern.MATRIX, *southern.PEN),
            *(*eastern.SERIF, *eastern.SANS, eastern.ROUND, *eastern.TYPED, *eastern.PEN),
            *(*western.PRINTED, *western.PENNED),
            *(*inland.PRINTED, *inland.PENNED),
            *(*coastal.PRINTED, *coastal.PENNED),
            *(*highland.PRINTED, *highland.PENNED),
            *(*high_plain.PRINTED, *high_plain.PENNED),
            *(*lakeside.PRINTED, *lakeside.PENNED),
            *(*fluvial.PRINTED, *fluvial.PENNED),
            *(*insular.PRINTED, *insular.PENNED),
            *(*low_lying.PRINTED, *low_lying.PENNED),
            *(*sheltered.PRINTED, *sheltered.PENNED),
            *(*ridged.PRINTED, *ridged.PENNED),
            *(*sandy.PRINTED, *sandy.PENNED),
            *(*sheer.PRINTED, *sheer.PENNED),
        )
    ),
    ids=lambda face: face.regular,
)
def test_every_face_has_every_letter_and_sets_no_layout_that_rules_grew_on(face):
    used = fonts.SERIF + fonts.SANS + fonts.TYPEWRITER + fonts.HAND
    tuning = {cut for one in used for cut in (one.regular, one.bold)}
    alphabet = fonts.HAND_ALPHABET if face in PENNED else fonts.ALPHABET
    for cut in (face.regular, face.bold):
        assert cut not in tuning
        font = fonts.load(cut, 40)
        missing = bytes(font.getmask("\ue123"))
        assert all(bytes(font.getmask(letter)) != missing for letter in alphabet), cut


@pytest.mark.parametrize(
    ("kind", "name", "field"),
    [
        ("nascimento", "east-rows", "cpf_registrado"),
        ("nascimento", "east-copied", "nome_pai"),
        ("nascimento", "east-copied", "averbacao"),
        ("casamento", "east-form", "conjuge_nome_adotado"),
        ("obito", "east-form", "cpf_falecido"),
        ("matricula_imovel", "east-narrow", "cnm"),
        ("matricula_imovel", "east-typed-rural", "proprietario_cnpj"),
        ("escritura", "east-sale", "imposto"),
        ("escritura", "east-swap", "outorgado_cnpj"),
        ("escritura", "east-gift", "outorgado_cpf"),
        ("procuracao", "east-bar", "validade"),
        ("contrato_social", "east-sided", "nire"),
        ("protesto", "east-note", "credor"),
        ("protesto", "east-cheque", "devedor_cnpj"),
        ("nascimento", "west-revised", "nome_pai"),
        ("nascimento", "west-cards", "averbacao"),
        ("casamento", "west-panels", "conjuge_nome_adotado"),
        ("procuracao", "west-pension", "validade"),
        ("protesto", "west-squares", "devedor_cnpj"),
        ("nascimento", "inland-typed-blanks", "nome_pai"),
        ("nascimento", "inland-standard", "cpf_registrado"),
        ("nascimento", "inland-penned", "averbacao"),
        ("casamento", "inland-side-by-side", "conjuge_nome_adotado"),
        ("casamento", "inland-standard", "averbacao"),
        ("obito", "inland-items", "nome_pai"),
        ("procuracao", "inland-own-hand", "validade"),
        ("procuracao", "inland-to-lawyers", "outorgante_cnpj"),
        ("protesto", "inland-matrix", "devedor_cnpj"),
        ("nascimento", "coast-school-card", "nome_pai"),
        ("nascimento", "coast-kin-table", "cpf_registrado"),
        ("nascimento", "coast-kin-table", "averbacao"),
        ("casamento", "coast-religious", "conjuge_nome_adotado"),
        ("casamento", "coast-columns", "averbacao"),
        ("obito", "coast-by-the-law", "nome_pai"),
        ("obito", "coast-landscape", "cpf_falecido"),
        ("procuracao", "coast-numbered", "validade"),
        ("protesto", "coast-positive", "devedor_cnpj"),
        ("nascimento", "hills-old-copy", "nome_pai"),
        ("nascimento", "hills-small-print", "averbacao"),
        ("nascimento", "hills-captions-aside", "cpf_registrado"),
        ("casamento", "hills-one-row-each", "conjuge_nome_adotado"),
        ("casamento", "hills-halves", "conjuge_cpf"),
        ("casamento", "hills-transcript", "averbacao"),
        ("obito", "hills-whole-entry", "nome_pai"),
        ("obito", "hills-bands", "cpf_falecido"),
        ("protesto", "hills-know-all", "devedor_cnpj"),
        ("nascimento", "plains-ruled-form", "averbacao"),
        ("nascimento", "plains-two-filiations", "nome_pai"),
        ("nascimento", "plains-two-filiations", "cpf_registrado"),
        ("casamento", "plains-he-and-she", "conjuge_nome_adotado"),
        ("casamento", "plains-present-names", "averbacao"),
        ("obito", "plains-ticked-form", "nome_pai"),
        ("obito", "plains-framed-lines", "cpf_falecido"),
        ("procuracao", "plains-pension-form", "validade"),
        ("protesto", "plains-squared-form", "devedor_cnpj"),
        ("nascimento", "lakes-whole-entry", "averbacao"),
        ("nascimento", "lakes-typed-into-print", "nome_pai"),
        ("nascimento", "lakes-national-birth", "cpf_registrado"),
        ("casamento", "lakes-typed-prose", "conjuge_nome_adotado"),
        ("casamento", "lakes-two-columns", "averbacao"),
        ("casamento", "lakes-national-marriage", "conjuge_cpf"),
        ("obito", "lakes-dotted-lines", "nome_pai"),
        ("obito", "lakes-national-death", "cpf_falecido"),
        ("protesto", "lakes-public-instrument", "devedor_cnpj"),
        ("matricula_imovel", "rivers-bold-acts", "processo_judicial"),
        ("escritura", "rivers-headed-sale", "cnm"),
        ("procuracao", "rivers-to-a-lawyer", "outorgante_cnpj"),
        ("contrato_social", "rivers-table-of-quotas", "cnpj_sociedade"),
        ("escritura", "valleys-typed-copy", "outorgante_cnpj"),
        ("escritura", "valleys-summary-and-clauses", "forma_pagamento"),
        ("procuracao", "valleys-to-counsel", "outorgante_cnpj"),
        ("procuracao", "valleys-public-today", "validade"),
        ("contrato_social", "valleys-sole-partner", "cnpj_sociedade"),
        ("matricula_imovel", "ridges-structured-today", "proprietario_cnpj"),
        ("escritura", "ridges-electronic-paragraphs", "imposto"),
        ("procuracao", "ridges-dotted-needles", "validade"),
        ("procuracao", "ridges-tabled-today", "outorgante_cnpj"),
        ("contrato_social", "ridges-digital-boxes", "cnpj_sociedade"),
        ("matricula_imovel", "cliffs-captioned-cards", "proprietario_cnpj"),
        ("matricula_imovel", "cliffs-ruled-columns", "processo_judicial"),
        ("escritura", "cliffs-laser-sides", "outorgante_cnpj"),
        ("escritura", "cliffs-laser-sides", "imposto"),
        ("procuracao", "cliffs-printed-blanks", "validade"),
        ("procuracao", "cliffs-unbroken-today", "outorgante_cnpj"),
        ("contrato_social", "cliffs-numbered-today", "cnpj_sociedade"),
        ("nascimento", "islands-filled-blanks", "averbacao"),
        ("nascimento", "islands-typed-copy", "nome_pai"),
        ("nascimento", "islands-standard-cells", "cpf_registrado"),
        ("casamento", "islands-penned-blanks", "conjuge_nome_adotado"),
        ("casamento", "islands-needle-rows", "averbacao"),
        ("casamento", "islands-standard-pair", "conjuge_cpf"),
        ("obito", "islands-numbered-cells", "nome_pai"),
        ("obito", "islands-standard-cells", "cpf_falecido"),
        ("protesto", "islands-boxed-today", "devedor_cnpj"),
        ("nascimento", "bays-penned-transcript", "nome_pai"),
        ("nascimento", "bays-typed-brief", "averbacao"),
        ("nascimento", "bays-kin-of-today", "cpf_registrado"),
        ("casamento", "bays-typed-act", "conjuge_nome_adotado"),
        ("casamento", "bays-his-and-hers", "averbacao"),
        ("casamento", "bays-barred-cells", "conjuge_cpf"),
        ("obito", "bays-penned-print", "nome_pai"),
        ("obito", "bays-noted-margin", "cpf_falecido"),
        ("protesto", "bays-two-tables", "devedor_cnpj"),
        ("protesto", "bays-items-today", "devedor_cpf"),
        ("nascimento", "dunes-typed-into-print", "nome_pai"),
        ("nascimento", "dunes-whole-content", "gemeo_matricula"),
        ("casamento", "dunes-penned-term", "conjuge_nome_adotado"),
        ("casamento", "dunes-before-and-after", "conjuge_cpf"),
        ("obito", "dunes-needle-captions", "nome_pai"),
        ("obito", "dunes-open-captions", "cpf_falecido"),
        ("protesto", "dunes-course-of-acts", "devedor_cnpj"),
    ],
)
def test_what_may_be_absent_sometimes_is(kind, name, field):
    told = {field in drawn(kind, name, seed)[0].fields for seed in range(16)}
    assert told == {True, False}
