"""Which regular expressions the rules only match at one place of a text, and do not search with."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pipelines

_ROOT = Path(pipelines.__file__).parent
_AT_A_PLACE = frozenset({"match", "fullmatch"})


def at_a_place() -> frozenset[str]:
    """Return the names, as `extraction.dates._GAP`, of what is called by `match` and `fullmatch` alone.

    What is handed on, kept in a table or asked for anything else may be searched with.
    """
    matched, else_used = set(), set()
    for path in _ROOT.rglob("*.py"):
        module = ".".join(path.relative_to(_ROOT).with_suffix("").parts)
        for name, use in _uses(ast.parse(path.read_text(encoding="utf-8")), module):
            (matched if use in _AT_A_PLACE else else_used).add(name)
    return frozenset(matched - else_used)


def imported() -> frozenset[str]:
    """Return the names, as `extraction.dates._GAP`, under which modules hold what another one defines."""
    names: set[str] = set()
    for path in _ROOT.rglob("*.py"):
        module = ".".join(path.relative_to(_ROOT).with_suffix("").parts)
        names.update(f"{module}.{name}" for name, _ in _imported(ast.parse(path.read_text(encoding="utf-8"))))
    return frozenset(names)


def _uses(tree: ast.Module, module: str) -> Iterator[tuple[str, str]]:
    """Yield each name that a module reads with the attribute that is asked of it, empty where none is."""
    origins = dict(_imported(tree))
    asked = {id(node.value): node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
            yield origins.get(node.id, f"{module}.{node.id}"), asked.get(id(node), "")
        elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            yield f"{origins.get(node.value.id, node.value.id)}.{node.attr}", asked.get(id(node), "")


def _imported(tree: ast.Module) -> Iterator[tuple[str, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("pipelines."):
            for each in node.names:
                yield each.asname or each.name, f"{node.module.removeprefix('pipelines.')}.{each.name}"
