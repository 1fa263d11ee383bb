"""Brazilian registry numbers with valid check digits, written apart from `pipelines.extraction`.

The tests hold the two implementations against each other, so nothing here may be imported from there.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from random import Random


def _weighted(digits: str, weights: Iterable[int]) -> int:
    return sum(int(digit) * weight for digit, weight in zip(digits, weights, strict=True))


def _digits(rng: Random, count: int) -> str:
    return "".join(str(rng.randrange(10)) for _ in range(count))


def _mod_11(digits: str, weights: Sequence[int]) -> str:
    """Return the digit of CPF and CNPJ by rising weights: the sum mod 11, where 10 becomes 0."""
    return str(_weighted(digits, weights) % 11 % 10)


def complete_cpf(nine: str) -> str:
    """Return the 11 digits of the CPF that starts with `nine`."""
    ten = nine + _mod_11(nine, range(1, 10))
    return ten + _mod_11(ten, range(10))


def complete_cnpj(twelve: str) -> str:
    """Return the 14 digits of the CNPJ that starts with `twelve`."""
    weights = [6, 7, 8, 9, 2, 3, 4, 5, 6, 7, 8, 9]
    thirteen = twelve + _mod_11(twelve, weights)
    return thirteen + _mod_11(thirteen, [5, *weights])


def complete_matricula(thirty: str) -> str:
    """Return the 32 digits of the civil-registry matrícula that starts with `thirty`."""
    first = _weighted(thirty, [(place + 2) % 11 for place in range(30)]) % 11
    longer = thirty + str(1 if first == 10 else first)
    second = _weighted(longer, [(place + 1) % 11 for place in range(31)]) % 11
    return longer + str(1 if second == 10 else second)


def complete_cnm(fourteen: str) -> str:
    """Return the 16 digits of the Código Nacional de Matrícula (office, livro, number, check digits)."""
    return f"{fourteen}{98 - int(fourteen) * 100 % 97:02d}"


def new_cpf(rng: Random) -> str:
    return complete_cpf(_digits(rng, 8) + str(rng.randrange(1, 10)))


def new_cnpj(rng: Random) -> str:
    return complete_cnpj(_digits(rng, 7) + str(rng.randrange(1, 10)) + "0001")


def new_office_code(rng: Random) -> str:
    """Return six digits such as the CNS of an office."""
    return str(rng.randrange(100_000, 160_000))


def new_dnv(rng: Random) -> str:
    """Return the 11 digits of a Declaração de Nascido Vivo."""
    return "30" + _digits(rng, 9)


def new_matricula(
    rng: Random, *, year: int, book: int, livro: int, folha: int, termo: int, office: str | None = None
) -> str:
    """Return a matrícula; `book` is 1 for births, 2 for marriages, 3 for religious ones, 4 for deaths."""
    office = office or new_office_code(rng)
    return complete_matricula(f"{office}0155{year:04d}{book}{livro:05d}{folha:03d}{termo:07d}")


def new_cnm(rng: Random, number: int) -> str:
    return complete_cnm(f"{new_office_code(rng)}2{number:07d}")


def show_cpf(value: str) -> str:
    return f"{value[:3]}.{value[3:6]}.{value[6:9]}-{value[9:]}"


def show_cnpj(value: str) -> str:
    return f"{value[:2]}.{value[2:5]}.{value[5:8]}/{value[8:12]}-{value[12:]}"


def show_matricula(value: str) -> str:
    cuts = (0, 6, 8, 10, 14, 15, 20, 23, 30, 32)
    return " ".join(value[start:end] for start, end in itertools.pairwise(cuts))


def show_cnm(value: str) -> str:
    return f"{value[:6]}.{value[6]}.{value[7:14]}-{value[14:]}"


def show_dnv(value: str) -> str:
    return f"{value[:2]}-{value[2:10]}-{value[10:]}"


def show_thousands(number: int) -> str:
    """Return 12345 as `12.345`."""
    return f"{number:,}".replace(",", ".")


def new_court_process(rng: Random, year: int) -> str:
    """Return the 20 digits of a process of a state's court in the national numbering."""
    number, court = _digits(rng, 7), f"8{rng.randint(1, 27):02d}{rng.randint(1, 600):04d}"
    return f"{number}{98 - int(f'{number}{year}{court}') * 100 % 97:02d}{year}{court}"


def show_court_process(value: str) -> str:
    return f"{value[:7]}-{value[7:9]}.{value[9:13]}.{value[13]}.{value[14:16]}.{value[16:]}"
