"""Papers of protest offices of Goiás, Espírito Santo, Pernambuco and Alagoas."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.synthetic import notes, numbers, sheets, words
from tests.synthetic.canvas import GREY
from tests.synthetic.canvas import Style as Words
from tests.synthetic.facts import Facts
from tests.synthetic.paper import Paper, Style
from tests.synthetic.south import noted, stock
from tests.synthetic.south.folk import Firm
from tests.synthetic.west import faces, folk, parts, shown
from tests.synthetic.west.voices import Voice, company

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from random import Random

    from tests.synthetic.canvas import Canvas
    from tests.synthetic.names import Town
    from tests.synthetic.south.folk import Citizen

    Show = Callable[[date], str]

_BILLS = {
    "duplicata": "Duplicata Mercantil por Indicação",
    "nota promissória": "Nota Promissória",
    "cheque": "Cheque",
    "letra de câmbio": "Letra de Câmbio",
}


@dataclass(frozen=True, slots=True)
class Protest:
    town: Town
    debtor: Citizen | Firm
    creditor: str
    presenter: str
    kind: str
    number: str
    cents: int
    drawn: date
    due: date
    filed: date
    told: date
    protested: date
    protocol: int
    livro: int
    folha: int
    officer: str


def _new_protest(rng: Random, state: str, first: int, last: int) -> Protest:
    town, drawn = folk.new_town(rng, state), folk.new_day(rng, first, last)
    due = folk.later(rng, drawn, 20, 120)
    filed = folk.later(rng, due, 3, 60)
    told = folk.later(rng, filed, 1, 3)
    return Protest(
        town=town,
        debtor=folk.new_firm(rng, town) if rng.random() < 0.5 else folk.new_citizen(rng, town=town),
        creditor=folk.new_firm(rng, town).name,
        presenter=folk.new_bank(rng, town).name,
        kind=rng.choice(sorted(_BILLS)),
        number=str(rng.randint(200, 99_000)),
        cents=rng.randint(15_000, 4_900_000),
        drawn=drawn,
        due=due,
        filed=filed,
        told=told,
        protested=folk.later(rng, told, 3, 6),
        protocol=rng.randint(1_200, 980_000),
        livro=rng.randint(20, 800),
        folha=rng.randint(1, 299),
        officer=folk.new_name(rng, rng.choice("MF")),
    )


class Told:
    """Writes of the protest, each detail noted under its field."""

    def __init__(self, facts: Facts, protest: Protest, currency: notes.Currency = notes.REAL) -> None:
        self.facts, self.protest, self._currency = facts, protest, currency

    def seat(self, text: str) -> str:
        return self.facts.town("municipio_registro", self.protest.town, text)

    def book(self) -> tuple[str, str]:
        livro = self.facts.note("livro", str(self.protest.livro))
        return livro, self.facts.note("folha", str(self.protest.folha))

    def protocol(self) -> str:
        number = self.protest.protocol
        return self.facts.note("protocolo", str(number), numbers.show_thousands(number))

    def debtor(self) -> tuple[str, str]:
        """Return the name, and the number with what it is."""
        debtor = self.protest.debtor
        if isinstance(debtor, Firm):
            name, cnpj = company(self.facts, "devedor", 1, debtor)
            return name, f"CNPJ {cnpj}"
        one = Voice(self.facts, "devedor", 1, debtor)
        return one.name(), f"CPF {one.cpf()}"

    def creditor(self) -> str:
        return self.facts.note("credor", self.protest.creditor)

    def presenter(self) -> str:
        return self.facts.note("apresentante", self.protest.presenter)

    def bill(self) -> str:
        return self.facts.note("titulo_especie", self.protest.kind, _BILLS[self.protest.kind])

    def number(self) -> str:
        return self.facts.note("titulo_numero", self.protest.number)

    def money(self, pattern: str = "{digits} ({words})") -> str:
        cents = self.protest.cents
        return noted.money(self.facts, cents, "titulo_valor", currency=self._currency, pattern=pattern)

    def drawn(self, show: Show) -> str:
        return noted.day(self.facts, self.protest.drawn, show(self.protest.drawn), "titulo_emissao")

    def due(self, show: Show) -> str:
        return noted.day(self.facts, self.protest.due, show(self.protest.due), "titulo_vencimento")

    def filed(self, show: Show) -> str:
        return noted.day(self.facts, self.protest.filed, show(self.protest.filed), "data_protocolo")

    def summoned(self, show: Show) -> str:
        return noted.day(self.facts, self.protest.told, show(self.protest.told), "data_intimacao")

    def protested(self, show: Show) -> str:
        return noted.day(self.facts, self.protest.protested, show(self.protest.protested), "data_protesto")

    def reason(self, text: str | None = None) -> str:
        return self.facts.note("motivo", "falta de pagamento", text)

    def officer(self) -> str:
        return self.facts.note("oficial", self.protest.officer)


def instrument(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw an instrument of Goiás told in sentences."""
    facts = Facts()
    told = Told(facts, _new_protest(rng, "GO", 1994, 2008))
    town = told.protest.town
    letters: list[parts.Head] = [
        (facts.note("oficio", "Cartório de Protestos e Registro de Títulos"), 12, True),
        (told.seat(f"{town.name} - GO"), 10, False),
        ("INSTRUMENTO DE PROTESTO", 15, True),
    ]
    style = Style(faces.BOOKISH, 11, leading=1.55, left=26, right=188, indent=10)
    paper = Paper(dpi, rng, style, parts.headed(faces.BOOKISH, letters, arms=18), colour=colour)
    show = words.date_with_month
    name, number = told.debtor()
    paper.paragraph(
        f"Faço saber que {told.presenter()} fez dar entrada neste cartório, em {told.filed(show)}, "
        "onde tomou o "
        f"apontamento {told.protocol()}, de uma {told.bill()} de nº {told.number()}, sacada em "
        f"{told.drawn(show)} "
        f"para ser paga em {told.due(show)}, na importância de {told.money()}, de que é favorecido "
        f"{told.creditor()} e responsável {name}, {number}."
    )
    paper.paragraph(
        f"O responsável foi avisado em {told.summoned(show)} e não acudiu. Esgotado o prazo legal, "
        "protestei o "
        f"título por {told.reason()}, para garantia do direito do portador."
    )
    livro, folha = told.book()
    paper.paragraph(f"Protesto tirado em {told.protested(show)} e lançado no livro {livro}, folha {folha}.")
    parts.sign_at(paper, [told.officer(), "Oficial de Protestos"], middle=130)
    return paper.pages, facts


def register(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw an entry of a typed register of Espírito Santo, in cruzeiros."""
    facts = Facts()
    told = Told(facts, _new_protest(rng, "ES", 1966, 1984), notes.CRUZEIRO)
    town = told.protest.town
    livro, folha = told.book()
    letters: list[parts.Head] = [
        (f"REGISTRO DE PROTESTOS LIVRO {livro} FLS. {folha}", 11, True),
        (facts.note("oficio", "Cartório do 3º Ofício de Protestos"), 11, False),
        (told.seat(f"{town.name} - Espírito Santo"), 10, False),
    ]
    face = faces.MATRIX
    style = Style(face, 10, leading=1.6, left=24, right=190)
    paper = Paper(dpi, rng, style, parts.headed(face, letters, x=24, align="left"), colour=colour)
    show = noted.dotted
    name, number = told.debtor()
    items = [
        ("ORDEM", [told.protocol()]),
        ("ENTRADA", [told.filed(show)]),
        ("PORTADOR", [told.presenter()]),
        ("SACADOR", [told.creditor()]),
        ("SACADO", [f"{name} - {number.replace('CNPJ', 'CGC').replace('CPF', 'CIC')}"]),
        ("TITULO", [told.bill()]),
        ("NUMERO", [told.number()]),
        ("SAQUE", [told.drawn(show)]),
        ("VENCTO", [told.due(show)]),
        ("QUANTIA", [told.money("{digits}")]),
        ("CAUSA", [told.reason("FALTA DE PAGAMENTO")]),
        ("PROTESTADO", [told.protested(show)]),
    ]
    paper.flow.y = sheets.dotted(
        paper.canvas, paper.flow.y, items, Words(face, 10), left=24, right=190, width=14
    )
    paper.flow.space(1)
    parts.sign_at(paper, [told.officer(), "Escrivão"], middle=140)
    return paper.pages, facts


def notice(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw a notice of Pernambuco to pay before a title is protested; costs stand in a table."""
    facts = Facts()
    told = Told(facts, _new_protest(rng, "PE", 2008, 2023))
    town = told.protest.town
    letters: list[parts.Head] = [
        (facts.note("oficio", "1º Serviço de Protesto"), 13, True),
        (told.seat(f"{town.name}/PE"), 10, False),
        ("AVISO PARA PAGAMENTO", 14, True),
    ]
    face = faces.NARROW
    style = Style(face, 10.5, leading=1.45, left=20, right=190)
    paper = Paper(dpi, rng, style, parts.headed(face, letters, arms=18), colour=colour)
    show = shown.slashed
    name, number = told.debtor()
    protest = told.protest
    value = Words(face, 10.5)
    items = [
        ("Ao Sr(a).", f"{name}, {number}"),
        ("Protocolo", f"{told.protocol()}, de {told.filed(show)}"),
        ("Título", f"{told.bill()}, nº {told.number()}"),
        ("Emitido em", told.drawn(show)),
        ("Vencido em", told.due(show)),
        ("Cedente", told.creditor()),
        ("Apresentado por", told.presenter()),
    ]
    parts.captioned(paper, items, value=value)
    paper.flow.space(0.6)
    fee = rng.randint(2_000, 30_000)
    rows = [
        ("Descrição", "Importância"),
        ("Valor do título", told.money("{digits}")),
        ("Custas do cartório", noted.money(facts, fee, pattern="{digits}")),
        ("A pagar", noted.money(facts, protest.cents + fee, pattern="{digits}")),
    ]
    paper.table([0.6, 0.4], rows)
    paper.paragraph(
        "Queira Vossa Senhoria pagar ou dizer por que não o faz, em três dias úteis, sob pena de protesto."
    )
    paper.paragraph(f"{town.name}, {told.summoned(words.date_with_month)}.")
    stock.signed(paper, [told.officer(), "Tabeliã de Protesto"], left=24)
    return paper.pages, facts


def squares(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw a boxed instrument of Alagoas, with captions of its own."""
    facts = Facts()
    told = Told(facts, _new_protest(rng, "AL", 2005, 2020))
    town = told.protest.town
    letters: list[parts.Head] = [
        (facts.note("oficio", "Tabelionato do 2º Ofício de Protestos"), 11, True),
        (told.seat(f"{town.name} - {town.state}"), 9.5, False),
        ("TERMO DE PROTESTO", 14, True),
    ]
    face = faces.ROUND
    style = Style(face, 10, leading=1.45, left=16, right=194)
    paper = Paper(dpi, rng, style, parts.headed(face, letters, x=16, align="left"), colour=colour)
    show = shown.slashed
    livro, folha = told.book()
    name, number = told.debtor()
    grid = sheets.Grid(Words(face, 6.5, ink=GREY), Words(face, 9.5, bold=True), 16, 194)
    rows: list[list[sheets.Cell]] = [
        [
            ("LIVRO", [livro], 0.2),
            ("FOLHA", [folha], 0.2),
            ("APONTAMENTO", [told.protocol()], 0.3),
            ("APONTADO EM", [told.filed(show)], 0.3),
        ],
        [("DEVEDOR PRINCIPAL", [name], 0.6), ("CPF/CNPJ", [number.split()[-1]], 0.4)],
        [("FAVORECIDO", [told.creditor()], 0.5), ("PORTADOR/APRESENTANTE", [told.presenter()], 0.5)],
        [
            ("ESPÉCIE", [told.bill()], 0.4),
            ("Nº", [told.number()], 0.2),
            ("VALOR", [told.money("{digits}")], 0.4),
        ],
        [
            ("EMISSÃO", [told.drawn(show)], 0.25),
            ("VENCIMENTO", [told.due(show)], 0.25),
            ("INTIMADO EM", [told.summoned(show)], 0.25),
            ("PROTESTADO EM", [told.protested(show)], 0.25),
        ],
        [("FUNDAMENTO", [told.reason("Falta de Pagamento")], 1.0)],
    ]
    paper.flow.y = grid.rows(paper.canvas, paper.flow.y, rows) + 4
    paper.paragraph("Certifico e dou fé que o título acima foi protestado, não havendo resposta ao chamado.")
    parts.sign_at(paper, [told.officer(), "Escrevente Substituto"], middle=150)
    return paper.pages, facts
