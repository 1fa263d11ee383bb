"""`python -m tests.synthetic.quickstart`: make the inbox of examples/quickstart and what to expect of it.

The files are committed; made again they are the same, so that a change of the generator is seen in a diff.
"""

from __future__ import annotations

import json
import shutil
import sys
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.synthetic.degrade import CONDITIONS, turned
from tests.synthetic.generator import make_document
from tests.synthetic.writers import encrypt_pdf, write_jpeg, write_pdf, write_png, write_tiff

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tests.synthetic.truth import SyntheticDocument, SyntheticPage

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "quickstart"
_PASSWORD = "cartorio"  # noqa: S105 - the example shows a file that nobody gave the password for
_OF_BIRTHS = {
    "nome",
    "sexo",
    "nome_mae",
    "nome_pai",
    "avos",
    "data_nascimento",
    "hora_nascimento",
    "local_nascimento",
    "municipio_registro",
    "data_registro",
    "declaracao_nascido_vivo",
    "oficio",
    "livro",
    "folha",
    "termo",
}
_HEADING_ONLY = ("municipio_registro", "oficio")  # where no label or sentence says what the heading means
_PROVEN = {"cpf", "cnpj", "cnm", "matricula_registro_civil"}
_ORIENTATION_UNDOING_90 = 8  # EXIF: the viewer must turn the picture by 270° clockwise

Expectation = dict[str, Any]


@dataclass(slots=True)
class Inbox:
    """The files written so far and what a run must make of each."""

    folder: Path
    expected: list[Expectation] = field(default_factory=list)

    def add(
        self,
        name: str,
        document: SyntheticDocument,
        write: Callable[[Path, Sequence[SyntheticPage]], None],
        *,
        state: str = "COMPLETE",
        absent: Sequence[str] = (),
        unpromised: Sequence[str] = (),
    ) -> Path:
        """Write a file that must be digitized completely.

        The seeds are chosen so that the `state` is not a matter of chance: where it is COMPLETE the reader is
        sure of every field by a margin, where it is REVIEW it hesitates over some letter by a margin, or a
        check asks for a person.
        """
        path = self.folder / name
        write(path, document.pages)
        blank = [number for number, page in enumerate(document.pages, start=1) if page.is_blank]
        self.expected.append(
            {
                "file": name,
                "state": state,
                "pages": len(document.pages),
                "blank_pages": blank,
                "document_type": document.kind,
                "fields": _promised(document, unpromised),
                "absent": list(absent),
            }
        )
        return path

    def add_copy(self, name: str, original: Path) -> None:
        shutil.copyfile(original, self.folder / name)
        self.expected.append({"file": name, "state": "DUPLICATE", "of": original.name})

    def add_failing(self, path: Path, code: str) -> None:
        self.expected.append({"file": path.name, "state": "FAILED", "code": code})


def _promised(document: SyntheticDocument, unpromised: Sequence[str]) -> dict[str, list[str]]:
    """Return the fields that must be found: of a birth what it is about, of others what proves itself."""
    is_birth = document.kind == "nascimento"
    return {
        name: list(values)
        for name, values in document.fields.items()
        if name in _PROVEN or (is_birth and name in _OF_BIRTHS and name not in unpromised)
    }


def _scan(
    kind: str,
    seed: int,
    *,
    dpi: int = 200,
    layout: str | None = None,
    condition: str = "scanned",
    colour: bool = False,
) -> SyntheticDocument:
    document = make_document(kind, seed, dpi=dpi, layout=layout, colour=colour)
    pages = tuple(CONDITIONS[condition](page, seed) for page in document.pages)
    return replace(document, pages=pages)


def _with_blank_verso(document: SyntheticDocument) -> SyntheticDocument:
    """Put the empty back of the first leaf between the first page and the others."""
    first, *others = document.pages
    blank = _scan("blank", 1, dpi=first.dpi).pages[0]
    return replace(document, pages=(first, blank, *others))


def _jpeg(path: Path, pages: Sequence[SyntheticPage]) -> None:
    write_jpeg(path, pages[0])


def _sideways_jpeg(path: Path, pages: Sequence[SyntheticPage]) -> None:
    """Store the picture turned by 90° with the EXIF note that undoes it, as telephones do."""
    write_jpeg(path, turned(pages[0], 90), orientation=_ORIENTATION_UNDOING_90)


def _bitonal_png(path: Path, pages: Sequence[SyntheticPage]) -> None:
    write_png(path, pages[0], is_bitonal=True)


_g4_pdf = partial(write_pdf, g4=True)
_g4_tiff = partial(write_tiff, compression="group4")
_jpeg_tiff = partial(write_tiff, compression="jpeg")


def make_inbox(folder: Path) -> list[Expectation]:
    """Write every file into `folder` and return what a run must make of each, in the order of their names."""
    inbox = Inbox(folder)
    birth = inbox.add("nascimento-0001.pdf", _scan("nascimento", 26, layout="form"), write_pdf)
    inbox.add_copy("nascimento-0001 (cópia).pdf", birth)
    prose = _scan("nascimento", 12, layout="prose", dpi=300)
    inbox.add("Certidão de nascimento 0002.jpg", prose, _jpeg, state="REVIEW", unpromised=_HEADING_ONLY)
    typed = _scan("nascimento", 6, layout="typed")
    inbox.add("nascimento-0003-datilografado.tif", typed, _g4_tiff, state="REVIEW", unpromised=_HEADING_ONLY)
    fatherless = _scan("nascimento", 10, layout="form")
    inbox.add("nascimento-0004-sem-pai.png", fatherless, _bitonal_png, state="REVIEW", absent=["nome_pai"])
    inbox.add("nascimento-0005-colorido.jpg", _scan("nascimento", 33, layout="form", colour=True), _jpeg)
    inbox.add(
        "casamento-0001-desbotado.pdf", _scan("casamento", 1, condition="bad"), write_pdf, state="REVIEW"
    )
    inbox.add("casamento-0002-torto.jpg", _scan("casamento", 2, condition="skewed-2"), _jpeg, state="REVIEW")
    inbox.add("imovel-0001.pdf", _scan("matricula_imovel", 6), write_pdf, state="REVIEW")
    upside_down = _scan("matricula_imovel", 3, condition="turned-180")
    inbox.add("imovel-0002-de-cabeca-para-baixo.tif", upside_down, _jpeg_tiff, state="REVIEW")
    inbox.add(
        "escritura-0001-verso-em-branco.tif",
        _with_blank_verso(_scan("escritura", 3)),
        _g4_tiff,
        state="REVIEW",
    )
    inbox.add("escritura-0002.pdf", _scan("escritura", 2, dpi=300), _g4_pdf, state="REVIEW")
    inbox.add(
        "procuracao-0001-de-lado.pdf",
        _scan("procuracao", 1, condition="turned-90"),
        write_pdf,
        state="REVIEW",
    )
    inbox.add("procuracao-0002-celular.jpg", _scan("procuracao", 2), _sideways_jpeg, state="REVIEW")
    _add_broken(inbox)
    return sorted(inbox.expected, key=lambda expectation: str(expectation["file"]))


def _add_broken(inbox: Inbox) -> None:
    truncated = inbox.folder / "transferencia-interrompida.pdf"
    write_pdf(truncated, _scan("casamento", 3).pages)
    whole = truncated.read_bytes()
    truncated.write_bytes(whole[: len(whole) // 3])
    inbox.add_failing(truncated, "pdf_damaged")
    locked = inbox.folder / "protegido-por-senha.pdf"
    write_pdf(locked, _scan("procuracao", 3).pages)
    encrypt_pdf(locked, _PASSWORD)
    inbox.add_failing(locked, "pdf_encrypted")


def main() -> None:
    """Make the example anew, in the repository or in the folder given as the only argument."""
    example = Path(sys.argv[1]) if len(sys.argv) > 1 else EXAMPLE
    inbox = example / "inbox"
    shutil.rmtree(inbox, ignore_errors=True)
    inbox.mkdir(parents=True)
    told = json.dumps({"documents": make_inbox(inbox)}, ensure_ascii=False, indent=2)
    (example / "expected.json").write_text(told + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
