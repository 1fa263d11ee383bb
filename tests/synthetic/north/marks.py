"""What offices of the north put around a text: letterheads, seals with a code, bar codes, closing words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.synthetic import numbers, ornaments
from tests.synthetic.canvas import BLACK, BLUE, GREY, Canvas
from tests.synthetic.north import folk

if TYPE_CHECKING:
    from datetime import date
    from random import Random

    from tests.synthetic.facts import Facts
    from tests.synthetic.fonts import Typeface
    from tests.synthetic.registrars import Registrar
    from tests.synthetic.sheets import Sheet


def bar_code(canvas: Canvas, x: float, y: float, width: float, height: float) -> None:
    """Draw upright bars that encode nothing."""
    canvas.leave_unscored(x - 0.5, y - 0.5, x + width + 1, y + height + 0.5)
    at = x
    while at < x + width:
        bar = canvas.rng.choice((0.25, 0.25, 0.5, 0.75))
        canvas.rule(at, y, at, y + height, width=bar, ink=BLACK)
        at += bar + canvas.rng.choice((0.3, 0.3, 0.6))


def money(facts: Facts, cents: int) -> str:
    """Note a fee among all sums and return it as `R$ 45,60`."""
    shown = f"{cents // 100},{cents % 100:02d}"
    return facts.note("valor", shown.replace(",", "."), f"R$ {shown}")


def fees(rng: Random, facts: Facts, fund: str) -> str:
    """Tell what was paid: the fee, the share of the court's fund, and both together."""
    fee = rng.randint(1_900, 14_000)
    share = fee // 10
    told = money(facts, fee), money(facts, share), money(facts, fee + share)
    return f"Emol.: {told[0]}  {fund}: {told[1]}  Total: {told[2]}"


def digital_seal(
    canvas: Canvas, rng: Random, facts: Facts, face: Typeface, *, left: float, top: float, fund: str
) -> None:
    """Draw the box of the control seal: a code to be scanned, the seal's number, the fees."""
    canvas.frame(left, top, left + 88, top + 23, width=0.3, ink=BLACK)
    ornaments.code_matrix(canvas, left + 2, top + 2, 19)
    code = (
        f"{rng.choice('ABCDEFGH')}{rng.choice('JKLMNP')}{rng.randint(100_000, 999_999)}-{rng.choice('QRST')}"
    )
    rows = ("SELO DE AUTENTICIDADE", code, "Confira em portal do Tribunal de Justiça", fees(rng, facts, fund))
    for row, text in enumerate(rows):
        canvas.text(left + 23, top + 5 + 4.6 * row, text, face, 6.4 if row else 7.5, bold=row < 2)


def office_lines(rng: Random, facts: Facts, registrar: Registrar) -> list[str]:
    """Return what stands small under an office's name: where it is and how it is called."""
    contact = f"Fone: {registrar.telephone} – e-mail: cartorio{rng.randint(10, 99)}@registros.example"
    where = f"{registrar.address} – CEP {rng.randint(40, 69)}{rng.randint(100, 999)}-{rng.randint(100, 999)}"
    return [where, f"CNPJ {facts.cnpj(numbers.new_cnpj(rng))} – {contact}"]


def officer_signed(
    leaf: Sheet,
    y: float,
    face: Typeface,
    registrar: Registrar,
    *,
    middle: float = 105,
    points: float = 10,
) -> None:
    """Sign above the officer's name, which stands over the title."""
    canvas = leaf.canvas
    ornaments.signature(canvas, middle - 24, y, 46, BLUE)
    canvas.rule(middle - 35, y, middle + 35, y, ink=BLACK)
    name = leaf.facts.note("oficial", registrar.officer.name)
    canvas.text(middle, y + 0.46 * points, name, face, points, align="middle")
    canvas.text(middle, y + 1.02 * points, registrar.title, face, points - 1, align="middle", ink=GREY)


def issued(leaf: Sheet, day: date, shown: str) -> str:
    return leaf.facts.day(day, shown, "data_emissao")


def witnesses(rng: Random) -> str:
    """Return two people who saw it."""
    return f"{folk.new_person(rng, 'M').name} e {folk.new_person(rng).name}"
