"""How a matrícula describes its property, urban and rural, and the record that it comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.synthetic import names, notes, numbers, words

if TYPE_CHECKING:
    from random import Random

    from tests.synthetic.chains import Estate
    from tests.synthetic.facts import Facts


def _kind(facts: Facts, estate: Estate, shown: str) -> str:
    facts.note("tipo_imovel", "rural" if estate.is_rural else "urbano")
    return shown


def _area(facts: Facts, estate: Estate, unit: str) -> str:
    """Note the area by its unit's sign and show it with `unit`."""
    sign = "ha" if estate.is_rural else "m²"
    return facts.note("area", f"{notes.decimal(estate.area)} {sign}", f"{estate.area} {unit}")


def _alqueires(facts: Facts, estate: Estate) -> str:
    return facts.note("area", f"{estate.alqueires} alqueires")


def _lot(facts: Facts, estate: Estate, pattern: str) -> str:
    return pattern.format(facts.note("lote", estate.lot), facts.note("quadra", estate.block))


def ccir(facts: Facts, estate: Estate) -> str:
    """Note the rural cadastre's number, shown as `950.123.456.789-0`; the estate must have one."""
    value = estate.ccir or ""
    return facts.note("ccir", value, f"{value[:3]}.{value[3:6]}.{value[6:9]}.{value[9:12]}-{value[12:]}")


def typed(rng: Random, facts: Facts, estate: Estate) -> str:
    """Describe in the one long sentence of a typist."""
    if estate.is_rural:
        return _typed_rural(rng, facts, estate)
    place = _kind(facts, estate, "Um terreno urbano")
    return (
        f"{place}, situado nesta cidade, à {facts.note('logradouro', estate.street)}, {estate.quarter}, "
        f"constituído pelo {_lot(facts, estate, 'lote nº {} da quadra {}')} do loteamento denominado "
        f"{estate.grid}, medindo {estate.front} metros de frente para a dita rua, por {estate.depth} metros "
        "da frente aos fundos, de ambos os lados, encerrando a área de "
        f"{_area(facts, estate, 'metros quadrados')}, confrontando de um lado com "
        f"{names.new_person(rng, 'M').name}, de outro lado e nos fundos com quem de direito."
    )


def _typed_rural(rng: Random, facts: Facts, estate: Estate) -> str:
    place = _kind(facts, estate, "Uma gleba de terras rural")
    area = f"{_alqueires(facts, estate)} de terras" if estate.alqueires else _area(facts, estate, "hectares")
    text = (
        f"{place}, situada neste município, com a área de {area}, denominada "
        f"{facts.note('denominacao', estate.farm)}, dividindo ao norte com "
        f"{names.new_person(rng, 'M').name}, ao "
        f"sul com o córrego do Araçá e a leste e oeste com sucessores de {names.new_person(rng, 'M').name}."
    )
    return text + (f" Cadastro no INCRA sob nº {ccir(facts, estate)}." if estate.ccir else "")


def modern(rng: Random, facts: Facts, estate: Estate) -> str:
    """Describe as an office writes today, with the municipal or the rural cadastre at the end."""
    if estate.is_rural:
        return _modern_rural(rng, facts, estate)
    place = _kind(facts, estate, rng.choice(("Terreno urbano", "Prédio residencial urbano e seu terreno")))
    return (
        f"{place}, {_lot(facts, estate, 'lote {} da quadra {}')}, do loteamento {estate.grid}, situado na "
        f"{facts.note('logradouro', estate.street)}, bairro {estate.quarter}, nesta cidade, com área de "
        f"{_area(facts, estate, 'm²')}, medindo {estate.front} m de frente e fundos e {estate.depth} m em "
        f"ambos os lados. CADASTRO MUNICIPAL: {facts.note('designacao_cadastral', estate.cadastre)}."
    )


def _modern_rural(rng: Random, facts: Facts, estate: Estate) -> str:
    place = _kind(facts, estate, "Imóvel rural")
    text = (
        f"{place} denominado “{facts.note('denominacao', estate.farm)}”, localizado no município de "
        f"{estate.town.name}, com área de {_area(facts, estate, 'ha')}, perímetro de "
        f"{numbers.show_thousands(rng.randint(800, 9000))},00 m, cuja descrição tem início no vértice "
        f"M-{rng.randint(1, 20)}, cravado na divisa com terras de {names.new_person(rng, 'F').name}, "
        "seguindo por cerca até o ponto de partida."
    )
    return text + (f" CCIR nº {ccir(facts, estate)}." if estate.ccir else "")


def plain(rng: Random, facts: Facts, estate: Estate) -> str:
    """Describe in short sentences, the address first."""
    if estate.is_rural:
        place = _kind(facts, estate, "zona rural")
        code = f" Código do imóvel rural (CCIR): {ccir(facts, estate)}." if estate.ccir else ""
        return (
            f"{facts.note('denominacao', estate.farm)}, {place} do município. Superfície: "
            f"{_area(facts, estate, 'ha')}.{code} Confrontantes: {names.new_person(rng, 'M').name} e "
            f"{names.new_person(rng, 'F').name}."
        )
    return (
        f"{facts.note('logradouro', estate.street)}, {estate.quarter}, "
        f"{_kind(facts, estate, 'zona urbana')}. "
        f"{_lot(facts, estate, 'Quadra {1}, lote {0}')}, {estate.grid}. Frente: {estate.front} m. Lados: "
        f"{estate.depth} m. Área superficial: {_area(facts, estate, 'm²')}. Inscrição imobiliária nº "
        f"{facts.note('designacao_cadastral', estate.cadastre)}."
    )


def from_transcription(rng: Random, facts: Facts, estate: Estate) -> str:
    """Name the transcription in the old Livro 3."""
    livro = f"3-{rng.choice('ABCDEFGH')}"
    text = (
        f"Transcrição nº {numbers.show_thousands(estate.earlier_number)}, do Livro "
        f"{notes.book(facts, livro)}, folhas {notes.leaf(facts, str(rng.randint(2, 290)))}, deste Cartório"
    )
    return facts.note("registro_anterior", text)


def from_matricula(rng: Random, facts: Facts, estate: Estate) -> str:
    """Name an act of an earlier matrícula with its day."""
    day = notes.day(facts, estate.earlier_day, words.date_in_digits(estate.earlier_day))
    act = f"R.{rng.randint(1, 9)}/{facts.property_number(estate.earlier_number)}"
    return facts.note("registro_anterior", f"{act}, de {day}, deste Registro de Imóveis")


def from_number(rng: Random, facts: Facts, estate: Estate) -> str:
    office = rng.choice(("desta Serventia", f"do {rng.randint(1, 3)}º Ofício", "deste Livro 2"))
    if office.endswith("2"):
        notes.book(facts, "2")
    text = f"Matrícula nº {facts.property_number(estate.earlier_number)}, {office}"
    return facts.note("registro_anterior", text)
