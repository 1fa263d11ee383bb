"""Powers of attorney of the valleys: a typed leaf of a book, a private one to a lawyer, one of today."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from tests.synthetic.canvas import Style as Words
from tests.synthetic.facts import Facts
from tests.synthetic.inland import folk as inland
from tests.synthetic.inland import forms
from tests.synthetic.inland.deeds import in_turn, voices, volume
from tests.synthetic.paper import Paper, Style
from tests.synthetic.south import noted, stock
from tests.synthetic.valleys import days, deeds, faces, folk
from tests.synthetic.west.voices import Voice, company

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from random import Random

    from tests.synthetic.canvas import Canvas
    from tests.synthetic.names import Town

_GOODS = (
    *("vender, ceder ou transferir a quem convier o imóvel que possui", "assinar a escritura definitiva"),
    *("receber o preço e dar quitação", "pagar impostos e taxas", "transmitir posse, domínio e direito"),
    *("representá-lo perante repartições federais, estaduais e municipais", "assinar guias e requerimentos"),
)
_COURT = (
    *("propor contra quem de direito as ações competentes", "defender nas contrárias, até final decisão"),
    *("confessar, transigir, desistir e firmar compromissos", "receber e dar quitação"),
    *("interpor recursos em qualquer instância ou tribunal",),
)
_BANK = (
    *("movimentar contas correntes e de poupança", "emitir, endossar e sustar cheques"),
    *("solicitar saldos e extratos", "cadastrar e alterar senhas", "requerer benefícios junto ao INSS"),
    *("autorizar débitos e transferências por meio eletrônico", "realizar aplicações e resgates"),
)


def _powers(facts: Facts, rng: Random, ways: Sequence[str], count: int, joint: str) -> str:
    told = rng.sample(ways, count)
    return facts.note("poderes", f"{', '.join(told[:-1])}{joint}{told[-1]}")


def typed_book(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw a typed leaf of a book of powers of the Rio Doce: a printed head, prose in the old formulas."""
    facts, town, face = Facts(), folk.new_town(rng, "MG"), faces.KEYS
    livro, folha = volume(facts, rng)
    head = forms.letterhead(
        Words(faces.DISPLAY, 11),
        [
            ("República Federativa do Brasil", 11, False),
            (facts.note("oficio", "Cartório do 4º Ofício de Notas"), 15, True),
            (facts.town("municipio_registro", town, f"{town.name} - Minas Gerais"), 11, False),
            (f"Livro nº {livro}        Folha {folha}", 11, False),
            ("PROCURAÇÃO BASTANTE", 14, True),
        ],
        top=20,
        rule=(28, 188),
    )
    style = Style(face, 11, leading=1.7, left=28, right=188, indent=12)
    paper = Paper(dpi, rng, style, head, colour=colour)
    when = inland.new_day(rng, 1966, 1984)
    day = noted.day(facts, when, days.of_the_days(when), "data_procuracao")
    giver = Voice(facts, "outorgante", 1, folk.new_citizen(rng, town, year=when.year))
    taker = Voice(facts, "outorgado", 1, folk.new_citizen(rng, town, year=when.year))
    notary = deeds.officer(facts, rng, "M")
    paper.paragraph(
        f"SAIBAM quantos este público instrumento de procuração bastante virem que, {day}, nesta cidade, em "
        f"meu Cartório, perante mim, tabelião, compareceu como outorgante {_typed(giver)}, {_known(giver)} "
        f"das testemunhas abaixo assinadas. E por {giver.by_sex('ele', 'ela')} me foi dito que, por este "
        f"público instrumento e nos termos de direito, nomeava e constituía "
        f"{taker.by_sex('seu bastante procurador', 'sua bastante procuradora')} {_typed(taker)}, a quem "
        f"confere amplos poderes para {_powers(facts, rng, _GOODS, 4, ' e ')}, podendo substabelecer."
    )
    paper.paragraph(
        f"Assim o disse, do que dou fé, e me pediu este instrumento, que lhe li, aceitou e assina com as "
        f"testemunhas {folk.new_name(rng, 'M')} e {folk.new_name(rng, 'F')}. Eu, {notary}, tabelião, o "
        "datilografei, subscrevo e assino em público e raso. Custas pagas por verba."
    )
    stock.signed(paper, [notary, "Tabelião"], left=106)
    return paper.pages, facts


def _typed(one: Voice) -> str:
    return (
        f"{one.name()}, {one.nation()}, {one.state()}, {one.trade()}, residente nesta cidade, portador(a) da "
        f"C.I. {one.rg()} e do CPF {one.cpf(without_dots=True)}"
    )


def _known(one: Voice) -> str:
    return one.by_sex("conhecido de mim e", "conhecida de mim e")


def to_counsel(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw a private power of the Sinos to a lawyer, from a word processor: bold captions before prose."""
    facts, town, face = Facts(), folk.new_town(rng, "RS"), faces.STURDY
    head = forms.letterhead(Words(face, 12), [("PROCURAÇÃO “AD JUDICIA ET EXTRA”", 14, True)], top=28)
    paper = Paper(dpi, rng, Style(face, 11.5, leading=1.6, left=30, right=184), head, colour=colour)
    paper.flow.space(1)
    paper.caption("OUTORGANTE:")
    paper.paragraph(_client(rng, facts, town))
    lawyer = _lawyer(rng, facts, town)
    paper.caption(lawyer.by_sex("OUTORGADO:", "OUTORGADA:"))
    paper.paragraph(
        f"{lawyer.name()}, {lawyer.nation()}, {lawyer.state()}, "
        f"{lawyer.trade()}, {lawyer.by_sex('inscrito', 'inscrita')} na OAB/RS sob nº "
        f"{rng.randint(21, 98)}.{rng.randint(100, 999)} e no CPF sob nº {lawyer.cpf()}, com "
        f"escritório profissional na {lawyer.one.home}, {town.name}/RS."
    )
    paper.caption("PODERES:")
    paper.paragraph(
        f"Os da cláusula “ad judicia”, para o foro em geral, e mais os especiais para "
        f"{_powers(facts, rng, _COURT, 3, ', e ')}."
    )
    paper.caption("FINALIDADE:")
    paper.paragraph("Ação de cobrança perante a Justiça Estadual, podendo substabelecer, com ou sem reserva.")
    when = inland.new_day(rng, 1996, 2013)
    day = noted.day(facts, when, days.capital_month(when), "data_procuracao")
    paper.paragraph(f"{town.name}, {day}.")
    forms.signed(paper, ["Outorgante"], left=74)
    return paper.pages, facts


def _lawyer(rng: Random, facts: Facts, town: Town) -> Voice:
    one = folk.new_citizen(rng, town)
    return Voice(facts, "outorgado", 1, replace(one, trade=one.by_sex("advogado", "advogada")))


def _client(rng: Random, facts: Facts, town: Town) -> str:
    if rng.random() < 0.4:
        firm = folk.new_firm(rng, town)
        name, cnpj = company(facts, "outorgante", 1, firm)
        return (
            f"{name}, pessoa jurídica de direito privado, CNPJ nº {cnpj}, com sede na {firm.home}, "
            f"{town.name}/RS, por seu sócio-administrador."
        )
    one = Voice(facts, "outorgante", 1, folk.new_citizen(rng, town))
    return (
        f"{one.name()}, {one.nation()}, {one.state()}, {one.trade()}, RG nº {one.rg()} {one.one.issuer}, CPF "
        f"nº {one.cpf()}, residente e {one.by_sex('domiciliado', 'domiciliada')} na {one.one.home}, bairro "
        f"{one.one.quarter}, {town.name}/RS."
    )


def public_today(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw today's public power of the Paraíba: book and page in cells, prose, a table of fees below."""
    facts, town, face = Facts(), folk.new_town(rng, "SP"), faces.SLIM
    head = forms.letterhead(
        Words(face, 11),
        [
            (facts.note("oficio", "2º Tabelião de Notas e de Protesto de Letras e Títulos"), 13, True),
            (facts.town("municipio_registro", town, f"{town.name} - Estado de São Paulo"), 10, False),
            (f"Tabelião: {deeds.officer(facts, rng, 'M')}", 10, False),
        ],
        arms=(105, 18),
        top=31,
        rule=(24, 188),
    )
    paper = Paper(dpi, rng, Style(face, 11, leading=1.5, left=24, right=188), head, colour=colour)
    livro, folha = volume(facts, rng)
    protocol = str(rng.randint(1_000, 40_000))
    when = inland.new_day(rng, 2012, 2025)
    paper.cells([("LIVRO", livro, 1), ("PÁGINA", folha, 1), ("PROTOCOLO", protocol, 1)], label_face=face)
    paper.heading("PROCURAÇÃO PÚBLICA", 14)
    paper.paragraph(_told_today(rng, facts, town, when))
    paper.paragraph(
        f"{_lasting(rng, facts, when)} Os dados do(a) procurador(a) foram fornecidos pela parte, que por "
        f"eles responde. Lavrada por {folk.new_name(rng, 'F')}, escrevente autorizada."
    )
    _fees(paper, rng, facts)
    forms.signed(paper, [folk.new_name(rng, "F"), "Substituta do Tabelião"], left=66)
    return paper.pages, facts


def _told_today(rng: Random, facts: Facts, town: Town, when: date) -> str:
    givers = voices(
        facts,
        "outorgante",
        folk.new_couple(rng, town) if rng.random() < 0.4 else [folk.new_citizen(rng, town)],
    )
    takers = voices(facts, "outorgado", [folk.new_citizen(rng, town)])

    def who(one: Voice) -> str:
        return (
            f"{one.name()}, {one.nation()}, {one.state()}, {one.trade()}, titular da cédula de identidade RG "
            f"nº {one.rg()}-{one.one.issuer} e do CPF/MF nº {one.cpf()}, com endereço na {one.one.home}, "
            f"{one.one.quarter}"
        )

    day = noted.day(facts, when, days.weekday(when), "data_procuracao")
    return (
        f"Em {day}, nesta cidade de {town.name}, neste Tabelionato, compareceu(ram) como outorgante(s): "
        f"{in_turn(givers, who, '; e ')}; e disse(ram) que nomeia(m) procurador(a): {in_turn(takers, who)}; "
        f"a quem concede(m) poderes para {_powers(facts, rng, _BANK, 4, ' e ')}, praticando os demais atos "
        "necessários ao fiel cumprimento deste mandato."
    )


def _lasting(rng: Random, facts: Facts, when: date) -> str:
    if rng.random() < 0.5:
        return "É vedado o substabelecimento."
    last = when + timedelta(days=rng.choice((365, 730)))
    return f"O presente mandato é válido até {noted.day(facts, last, days.slashed(last), 'validade')}."


def _fees(paper: Paper, rng: Random, facts: Facts) -> None:
    sums = [noted.money(facts, rng.randint(300, 9_900), pattern="{digits}") for _ in range(4)]
    paper.table([1, 1, 1, 1], [("Ao Tabelião", "Ao Estado", "Ao Ipesp", "Santa Casa"), sums], points=9)
