"""No text stalls the search for fields: every regular expression on a megabyte that it almost matches.

    python -m tests.benchmarks.patterns [--megabytes N] [--all] [--only NAME ...]

Prints what took longest, and what took longer than its text grew: expressions of the rules (all that their
modules keep, and those made for a type), patterns of a site's own types, and whole pages of hostile text,
extracted as each type. The texts of an expression are made from its own syntax, besides words and signs of
any page, over and over. What the rules only match at one place of a text is measured so, all else by a search
of the whole that goes on behind each match. The worst text is found on a few thousand characters, then read
at its full length. Processor time, the best of three, so that other work on the machine counts little.
"""

import argparse
import importlib
import pkgutil
import random
import re
import signal
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence

import pipelines.document_types
import pipelines.extraction
from pipelines.document import Document
from pipelines.document_types.extract_options import ExtractOptions
from pipelines.document_types.known import SPECIFIC
from pipelines.document_types.matricula_imovel import MATRICULA_IMOVEL
from pipelines.extraction.patterns.search import compiled, find
from pipelines.extraction.patterns.syntax import LONGEST_VALUE
from pipelines.extraction.real_estate import headings, kinds
from pipelines.stages.extract import extract
from tests.benchmarks.almost import Attack, attacks
from tests.benchmarks.patterns_used import at_a_place, imported
from tests.strategies import page_of

MEGABYTE = 1 << 20
MOST_MILLISECONDS = 50
GIVEN_UP_SECONDS = 20
TRIED = 4096  # characters on which the worst text is found
SLOW = 0.4  # milliseconds of so many: whether they grow with the text is seen on more
QUARTER = 4
LINEAR = 1.8  # times as long as linear growth has it; what is quadratic takes four times
MOST_OF_A_PAGE = 1000  # milliseconds
HOSTILE = (
    *("a", "a ", "A ", "1", "1 ", " ", "\n", "- ", "; ", ", e ", ". ", "e de ", "12.345", "r$ 1", "0,"),
    *("filho de a ", "passou a se o ", "c r m ", "c.n.s. ", "natural ", "nascido ", "o contraente ", "1 o "),
    *("eu ", "av. 1 ", "residente e ", "com a e ", "n o ", "no hospital ", "sitio ", "r.1/", "(r.um/"),
    *("protocolo n ", "em 1 de ", "rua a, ", "transmitente ", "aos dias do mes ", "clausula ", "quotas de "),
)
OWN = (
    r"\d{1,6}/\d{4}",
    r"[A-Z][a-zà-ú]+(?: (?:d[aeo]s? )?[A-Z][a-zà-ú]+)*",
    r"[A-Z]{1,3}[A-Z0-9]{1,10}\d{1,4}",
    r"\d{1,3}(?:\.\d{3})*,\d{2}",
    "(?:[a-z] ){0,39}X",
    "A[a-z ]*[0-9]",
    ".+",
)


Work = Callable[[re.Pattern[str], str], None]


def expressions() -> Iterator[tuple[str, re.Pattern[str]]]:
    """Yield every expression that a module of the rules defines, with its name, and those made for a type."""
    borrowed = imported()
    for package in (pipelines.extraction, pipelines.document_types):
        for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if found.name.startswith("pipelines.document_types.own."):
                continue  # they read a site's own files, not pages
            module = importlib.import_module(found.name)
            named = (
                (f"{found.name.removeprefix('pipelines.')}.{name}", v) for name, v in vars(module).items()
            )
            for name, value in named:
                if name not in borrowed:
                    yield from _in(name, value)
    yield "real_estate.headings", headings._pattern(MATRICULA_IMOVEL.acts)
    yield "real_estate.kinds", kinds._phrases(MATRICULA_IMOVEL.acts.kinds).pattern


def _in(name: str, value: object) -> Iterator[tuple[str, re.Pattern[str]]]:
    if isinstance(value, re.Pattern) and isinstance(value.pattern, str):
        yield name, value
    elif isinstance(value, Mapping):
        for key, each in value.items():
            yield from _in(f"{name}[{key}]", each)
    elif isinstance(value, (tuple, list)):
        for number, each in enumerate(value):
            yield from _in(f"{name}[{number}]", each)


def walked(pattern: str, seed: int) -> str:
    """Return a text as long as a value may be, of which every beginning may still become a value."""
    value, rng = compiled(pattern).value, random.Random(seed)
    letters = {}
    for code in (*range(32, 127), 0xE7, 0x1F600):
        letters.setdefault(int(value.symbol_of[min(code, len(value.symbol_of) - 1)]), chr(code))
    hopeful = {state for state, is_end in enumerate(value.accepting) if is_end}
    while more := {s for s, row in enumerate(value.table) if not hopeful.isdisjoint(row)} - hopeful:
        hopeful |= more
    state, text = 0, ""
    while len(text) < LONGEST_VALUE:
        steps = [symbol for symbol in letters if value.table[state][symbol] in hopeful]
        if not steps:
            break
        symbol = rng.choice(steps)
        state, text = value.table[state][symbol], text + letters[symbol]
    return text


def milliseconds(work) -> float:
    """Return the processor time of the best of three; infinite where it did not end."""
    best = float("inf")
    for _ in range(3):
        began = time.process_time()
        try:
            signal.setitimer(signal.ITIMER_REAL, GIVEN_UP_SECONDS)
            work()
        except TimeoutError:
            return best
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
        best = min(best, (time.process_time() - began) * 1000)
        if not MOST_MILLISECONDS < best < 2 * MOST_MILLISECONDS:
            break  # nothing that another try would tell
    return best


def _give_up(*_: object) -> None:
    raise TimeoutError


def of_rules(size: int, only: Sequence[str]) -> Iterator[tuple[float, str, str]]:
    """Yield the time of each expression on its worst text; a text whose quarter takes much less says so."""
    placed = at_a_place()
    wanted = {name: p for name, p in expressions() if not only or any(part in name for part in only)}
    for name, pattern in wanted.items():
        work = _match if name in placed else _search
        worst = max(_attacks(pattern), key=lambda attack, w=work, p=pattern: _badness(w, p, attack))
        quarter, spent = (_spent(work, pattern, worst, length) for length in (size // QUARTER, size))
        grows = quarter > SLOW and spent > LINEAR * QUARTER * quarter
        yield spent, name, f"{worst}, {spent / quarter:.0f} TIMES ITS QUARTER" if grows else str(worst)


def _attacks(pattern: re.Pattern[str]) -> list[Attack]:
    return [*attacks(pattern), *(Attack("", unit, "") for unit in HOSTILE)]


def _badness(work: Work, pattern: re.Pattern[str], attack: Attack) -> float:
    """Return the milliseconds of so many characters as are tried, by what more take where that is slow."""
    few = _spent(work, pattern, attack, TRIED)
    return max(few, _spent(work, pattern, attack, QUARTER * TRIED) / QUARTER) if few > SLOW else few


def _spent(work: Work, pattern: re.Pattern[str], attack: Attack, size: int) -> float:
    text = attack.text(size)
    return milliseconds(lambda: work(pattern, text))


def _search(pattern: re.Pattern[str], text: str) -> None:
    for _ in pattern.finditer(text):
        pass


def _match(pattern: re.Pattern[str], text: str) -> None:
    pattern.match(text)
    pattern.fullmatch(text)


def of_own_types(size: int) -> Iterator[tuple[float, str, str]]:
    for pattern in OWN:
        word = walked(pattern, 0) or "a"
        units = (word, f"{word} ", f"{word[:-1]} ", f"{word}~ ", word[-1:], f"{word[0]} ", f"{word}!\n")
        texts = [(unit, Attack("", unit, "").text(size)) for unit in units if unit]
        yield max((milliseconds(lambda t=t: find(pattern, t)), pattern, u) for u, t in texts)  # noqa: B023


def of_pages() -> Iterator[tuple[float, str, str]]:
    """Yield the time of a page of forty lines of two thousand hostile characters, as each type."""
    for kind in SPECIFIC:
        options, worst = ExtractOptions(type_hint=kind.name), []
        for unit in HOSTILE:
            line = Attack("", unit.strip() or "x", "").text(2000)
            document = Document((page_of([line] * 40),))
            worst.append((milliseconds(lambda d=document: extract(d, options)), kind.name, unit))  # noqa: B023
        yield max(worst)


def show(title: str, timed: Iterator[tuple[float, str, str]], most: float, *, is_all: bool) -> int:
    """Print what takes over `most` milliseconds as it is found, and return how many that are."""
    print(f"{title}, over {most:g} ms:", flush=True)
    slow, worst, count = 0, 0.0, 0
    for spent, name, unit in timed:
        slow, worst, count = slow + (spent > most), max(worst, spent), count + 1
        if spent > most or is_all:
            print(f"  {spent:9.1f} ms  {name}  on {unit!r}", flush=True)
    print(f"  {slow} of {count}; the slowest {worst:.1f} ms", flush=True)
    return slow


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--megabytes", type=float, default=1.0)
    parser.add_argument("--all", action="store_true", help="print every expression, not the slowest alone")
    parser.add_argument("--only", nargs="*", default=[], help="expressions whose names hold one of these")
    told = parser.parse_args()
    signal.signal(signal.SIGALRM, _give_up)
    size = int(told.megabytes * MEGABYTE)
    slow = show("expressions of the rules", of_rules(size, told.only), MOST_MILLISECONDS, is_all=told.all)
    if told.only:
        return int(slow > 0)
    slow += show("patterns of own types", of_own_types(size), MOST_MILLISECONDS, is_all=told.all)
    show("pages of 80,000 hostile characters", of_pages(), MOST_OF_A_PAGE, is_all=told.all)
    return int(slow > 0)


if __name__ == "__main__":
    sys.exit(main())
