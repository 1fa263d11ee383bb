"""Portuguese numbers and dates in words, put together independently of the parser under test."""

ONES = {
    0: "zero", 1: "um", 2: "dois", 3: "três", 4: "quatro", 5: "cinco", 6: "seis", 7: "sete", 8: "oito",
    9: "nove",
    10: "dez", 11: "onze", 12: "doze", 13: "treze", 14: "quatorze", 15: "quinze", 16: "dezesseis",
    17: "dezessete",
    18: "dezoito", 19: "dezenove",
}  # fmt: skip
TENS = {
    2: "vinte",
    3: "trinta",
    4: "quarenta",
    5: "cinquenta",
    6: "sessenta",
    7: "setenta",
    8: "oitenta",
    9: "noventa",
}
HUNDREDS = {
    1: "cento", 2: "duzentos", 3: "trezentos", 4: "quatrocentos", 5: "quinhentos", 6: "seiscentos",
    7: "setecentos",
    8: "oitocentos", 9: "novecentos",
}  # fmt: skip
MONTHS = [
    "janeiro",
    "fevereiro",
    "março",
    "abril",
    "maio",
    "junho",
    "julho",
    "agosto",
    "setembro",
    "outubro",
    "novembro",
    "dezembro",
]


def spell(number: int) -> str:
    """Spell 0 to 999,999 by its decimal places."""
    if number >= 1000:
        head = "" if number < 2000 else spell(number // 1000) + " "
        rest = number % 1000
        return f"{head}mil" + (
            f" {'e ' if rest <= 100 or rest % 100 == 0 else ''}{spell(rest)}" if rest else ""
        )
    if number == 100:
        return "cem"
    parts = [HUNDREDS[number // 100]] if number >= 100 else []
    below = number % 100
    if below >= 20:
        parts.append(TENS[below // 10])
        below %= 10
    if below or not parts:
        parts.append(ONES[below])
    return " e ".join(parts)
