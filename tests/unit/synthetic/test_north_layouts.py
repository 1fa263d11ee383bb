"""Each layout of the north is drawn the same again, holds what its truth promises, and stays on its sheet."""

import hashlib
import itertools
import re
from datetime import date, time
from functools import cache
from random import Random

import cv2
import numpy as np
import pytest

from tests.synthetic import fonts, words
from tests.synthetic.north import faces, wording
from tests.synthetic.north.layouts import LAYOUTS

NAMES = [(kind, name) for kind, layouts in LAYOUTS.items() for name in layouts]
SEEDS = range(4)
DPI = 60
INK_BELOW = 200  # of 255; the palest text of a clean page is darker
MARGIN = 4  # millimetres at the edge of a sheet that no text may reach into
FORMS_OF_DAYS = (
    *(words.date_in_digits, words.date_with_month, words.date_in_words, words.date_in_solemn_words),
    *wording.FORMS_OF_DAYS,
)
FORMS_OF_HOURS = (words.time_in_words, words.time_by_the_clock, *wording.FORMS_OF_HOURS)
PLAIN_HOURS = ("%H:%M", "%Hh%M", "%Hh%Mmin")
DAY = re.compile(r"\d{4}-\d\d-\d\d")
MONTHS = ("jan", "fev", "mar", "abr", "mai", "jun", "jul", "ago", "set", "out", "nov", "dez")
DAY_WITH_MONTH = re.compile(
    r"\b(\d\d?)º?(?: \([a-z ê]+\))?(?: dias do mês)?(?: de |/)"
    rf"((?:{'|'.join(MONTHS)})[a-zç]*)(?: de |/)(\d{{4}})\b"
)
TOWNS = {"municipio_registro", "municipio_nascimento", "naturalidade", "conjuge_naturalidade"}
NUMBERS = {
    "cnm",
    "cns",
    "crm",
    "nire",
    "ccir",
    "matricula_imovel",
    "processo_judicial",
    "declaracao_nascido_vivo",
}
NUMBERS_BY_ENDING = (
    "registro_civil",
    "cpf",
    "cnpj",
    "protocolo",
    "_rg",
    "quotas",
    "_sociedade",
    "_registrado",
    "_falecido",
)
SAID_OTHERWISE = {
    "compra e venda": ("compra e venda", "venda e compra"),
    "ITCMD": ("itcmd", "itcd"),
    "indeterminado": ("prazo indeterminado",),
    "outro": ("averbação", "contrato", "sentença"),
}
MUST = {
    "escritura": {"oficio", "municipio_registro", "data_escritura", "especie", "outorgante_nome", "oficial"},
    "procuracao": {"data_procuracao", "outorgante_nome", "outorgado_nome", "outorgado_cpf", "poderes"},
    "contrato_social": {
        *("razao_social", "sede", "objeto", "capital_social", "data_contrato", "socio_nome", "socio_cpf"),
        *("socio_quotas", "socio_valor", "administrador"),
    },
    "protesto": {
        *("oficio", "municipio_registro", "livro", "folha", "protocolo", "data_protocolo", "data_protesto"),
        *("apresentante", "devedor_nome", "titulo_especie", "titulo_emissao", "titulo_vencimento"),
        *("titulo_valor", "motivo", "oficial"),
    },
    "matricula_imovel": {
        *("matricula_imovel", "oficio", "municipio_registro", "data_abertura", "tipo_imovel", "area"),
        *("proprietario_nome", "registro_anterior", "ato", "ato_data", "ato_especie"),
    },
    "nascimento": {
        "nome",
        "sexo",
        "nome_mae",
        "avos",
        "data_nascimento",
        "local_nascimento",
        "data_registro",
    },
    "casamento": {
        "nome_conjuge",
        "conjuge_data_nascimento",
        "conjuge_filiacao",
        "data_casamento",
        "regime_bens",
    },
    "obito": {
        "nome",
        "sexo",
        "idade",
        "estado_civil",
        "nome_mae",
        "data_obito",
        "causa_morte",
        "sepultamento",
    },
}


@cache
def drawn(kind, name, seed):
    sheets, facts = LAYOUTS[kind][name](DPI, Random(f"{kind}/{seed}"), colour=False)
    return [sheet.page() for sheet in sheets], facts


def folded(text):
    return " ".join(text.split()).casefold()


def text_of(pages):
    return folded("\n".join(page.text for page in pages))


def ways_to_write(field, value):
    """Return the folded texts of which one must stand on the page, word by word."""
    if DAY.fullmatch(value):
        told = [form(date.fromisoformat(value)) for form in FORMS_OF_DAYS]
    elif field.startswith("hora_"):
        moment = time.fromisoformat(value)
        told = [form(moment) for form in FORMS_OF_HOURS] + [moment.strftime(form) for form in PLAIN_HOURS]
    elif field in TOWNS:
        told = [value.rsplit("-", 1)[0]]
    elif field == "sexo":
        told = [{"M": "masculino", "F": "feminino"}[value]]
    elif field == "idade":
        told = [value, words.number_in_words(int(value))]
    elif field == "estado_civil":
        told = [value, value[:-1] + "a"]
    else:
        told = SAID_OTHERWISE.get(value, (value,))
    return [folded(text) for text in (*told, *map(words.as_once_spelt, told))]


def stands(field, value, text):
    """Whether a normalised value is written in the folded text, its words perhaps parted by a new cell."""
    if re.fullmatch(r"\d+\.\d\d", value):
        return re.sub(r"\D", "", value) in re.sub(r"[.,]", "", text)
    if field == "ato":
        letter, place = value.lower().split(".")
        return re.search(rf"\b{letter}\W{{1,3}}0*{place}\b", text) is not None
    if field == "area":
        return re.sub(r"\D", "", value) in re.sub(r"[.,]| hectares,? | ares e ", "", text)
    if field in NUMBERS or (field.endswith(NUMBERS_BY_ENDING) and not DAY.fullmatch(value)):
        return re.sub(r"\W", "", value.casefold()) in re.sub(r"\W", "", text)
    return any(all(word in text for word in told.split()) for told in ways_to_write(field, value))


@pytest.mark.parametrize(("kind", "name"), NAMES)
def test_the_same_seed_draws_the_same_again(kind, name):
    drawings = []
    for _ in range(2):
        sheets, facts = LAYOUTS[kind][name](DPI, Random(f"{kind}/7"), colour=True)
        pages = [sheet.page() for sheet in sheets]
        pixels = b"".join(page.pixels.tobytes() for page in pages)
        told = repr(([page.lines for page in pages], facts.mapping(), facts.subjects()))
        drawings.append(hashlib.sha256(pixels + told.encode()).hexdigest())
    assert drawings[0] == drawings[1]


@pytest.mark.parametrize(("kind", "name"), NAMES)
def test_another_resolution_tells_the_same(kind, name):
    told = []
    for dpi in (50, 110):
        _, facts = LAYOUTS[kind][name](dpi, Random(f"{kind}/3"), colour=False)
        told.append((facts.mapping(), facts.subjects()))
    assert told[0] == told[1]


@pytest.mark.parametrize(("kind", "name"), NAMES)
def test_every_value_of_the_truth_stands_on_the_pages(kind, name):
    for seed in SEEDS:
        pages, facts = drawn(kind, name, seed)
        text = text_of(pages)
        for field, values in facts.mapping().items():
            if field == "validade" and "a contar desta data" in text:
                continue  # told as a time, not as a day
            missing = [value for value in values if not stands(field, value, text)]
            assert not missing, (seed, field)


@pytest.mark.parametrize(("kind", "name"), NAMES)
def test_every_day_and_number_on_the_pages_is_in_the_truth(kind, name):
    for seed in SEEDS:
        pages, facts = drawn(kind, name, seed)
        text, noted = text_of(pages), facts.mapping()
        days = {"-".join(reversed(parts)) for parts in re.findall(r"\b(\d\d)[./-](\d\d)[./-](\d{4})\b", text)}
        for day, month, year in DAY_WITH_MONTH.findall(text):
            days.add(f"{year}-{MONTHS.index(month[:3]) + 1:02d}-{int(day):02d}")
        assert days <= set(noted.get("data", ()))
        cpfs = {re.sub(r"\D", "", number) for number in re.findall(r"\d{3}\.\d{3}\.\d{3}-\d\d", text)}
        assert cpfs == set(noted.get("cpf", ()))
        cnpjs = {re.sub(r"\D", "", number) for number in re.findall(r"[\d.]{10}/\d{4}-\d\d", text)}
        assert cnpjs == set(noted.get("cnpj", ()))
        sums = {s.replace(".", "").replace(",", ".") for s in re.findall(r"(?<!c)r\$ ?([\d.]+,\d\d)", text)}
        assert sums == set(noted.get("valor", ()))


@pytest.mark.parametrize(("kind", "name"), NAMES)
def test_every_layout_tells_the_main_fields(kind, name):
    for seed in SEEDS:
        _, facts = drawn(kind, name, seed)
        assert MUST[kind] <= facts.mapping().keys()
        for told in facts.subjects().values():
            assert all(set(values) <= set(facts.mapping()[field]) for field, values in told.items())


@pytest.mark.parametrize(("kind", "name"), NAMES)
def test_text_keeps_off_the_edges_and_off_other_text(kind, name):
    for seed in SEEDS:
        for page in drawn(kind, name, seed)[0]:
            height, width = page.pixels.shape[:2]
            margin = MARGIN * DPI / 25.4
            for line in page.lines:
                assert margin < line.box.left < line.box.right < width - margin, (seed, line)
                assert margin < line.box.top < line.box.bottom < height - margin, (seed, line)
            for one, other in itertools.combinations(page.lines, 2):
                assert shared(one.box, other.box) < 0.45, (seed, one, other)


def shared(one, other):
    """Return how much of the smaller box the two have in common."""
    across = min(one.right, other.right) - max(one.left, other.left)
    down = min(one.bottom, other.bottom) - max(one.top, other.top)
    if across <= 0 or down <= 0:
        return 0.0
    sizes = [(box.right - box.left) * (box.bottom - box.top) for box in (one, other)]
    return across * down / min(sizes)


@pytest.mark.parametrize(("kind", "name"), NAMES)
def test_no_text_is_drawn_outside_the_truth(kind, name):
    """What stays when truth boxes and unscored places are whitened is rules and frames: long or thin."""
    sheets, _ = LAYOUTS[kind][name](100, Random(f"{kind}/3"), colour=False)
    for page in (sheet.page() for sheet in sheets):
        pixels = page.pixels.copy()
        for box in [line.box for line in page.lines] + list(page.unscored):
            top, left = max(0, int(box.top) - 1), max(0, int(box.left) - 2)
            pixels[top : int(box.bottom) + 2, left : int(box.right) + 3] = 255
        _, _, parts, _ = cv2.connectedComponentsWithStats((pixels < INK_BELOW).astype(np.uint8))
        sizes = parts[1:, [cv2.CC_STAT_WIDTH, cv2.CC_STAT_HEIGHT]]
        like_letters = (sizes.min(axis=1) >= 5) & (sizes.max(axis=1) <= 60)
        assert not like_letters.any()


@pytest.mark.parametrize(
    "face", faces.SERIF + faces.SANS + faces.TYPED + faces.HAND, ids=lambda face: face.regular
)
def test_every_face_has_every_letter_of_the_texts(face):
    for cut in {face.regular, face.bold}:
        font = fonts.load(cut, 40)
        missing = bytes(font.getmask("\ue123"))
        for letter in fonts.HAND_ALPHABET if face in faces.HAND else fonts.ALPHABET:
            assert bytes(font.getmask(letter)) != missing, (cut, letter)


def test_two_seeds_tell_of_different_people():
    for kind, name in NAMES:
        told = [drawn(kind, name, seed)[1].mapping() for seed in range(2)]
        assert told[0] != told[1], (kind, name)
