"""The office whose documents are archived."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Site:
    """Who digitizes: the office's name, its CNS (Cadastro Nacional de Serventias), and who answers for it.

    An empty string is not known, and is then not stated anywhere.
    """

    name: str
    cns: str
    responsible: str
