"""The evidence as a page for people, in Portuguese: the registrar signs what can be read."""

import html
from collections.abc import Iterable, Mapping
from typing import Any

_LABELS = {
    "assunto": "Assunto",
    "autor": "Autor",
    "data_digitalizacao": "Data da digitalização (UTC)",
    "local_digitalizacao": "Local da digitalização",
    "identificador": "Identificador do documento digital",
    "responsavel": "Responsável pela digitalização",
    "titulo": "Título",
    "tipo_documental": "Tipo documental",
}
_STYLE = (
    "body{font:11pt/1.4 sans-serif;margin:2cm;max-width:60em}table{border-collapse:collapse;width:100%}"
    "td,th{border:1px solid #999;padding:.2em .5em;text-align:left;vertical-align:top;"
    "overflow-wrap:anywhere}code{font-size:9pt}"
)


def evidence_page(said: Mapping[str, Any]) -> bytes:
    """Return the evidence, as its JSON says it, as one HTML file that loads nothing from elsewhere."""
    metadata, original = said["metadata"], said["original"]
    body = (
        "<h1>Evidência de digitalização</h1>",
        _table((), ((label, metadata[key]) for key, label in _LABELS.items())),
        "<h2>Arquivo original</h2>",
        _table(
            (),
            (("Nome", original["name"]), ("SHA-256", original["sha256"]), ("Bytes", original["byte_size"])),
        ),
        "<h2>Derivados</h2>",
        _table(("Arquivo", "SHA-256"), ((d["name"], d["sha256"]) for d in said["derivatives"])),
        "<h2>Páginas</h2>",
        _table(("Página", "Situação", "SHA-256 da imagem", "Leitor ou falha"), map(_page, said["pages"])),
        "<h2>Campos</h2>",
        _table(("Campo", "Valor", "Situação", "Página", "Texto lido"), map(_field, said["fields"])),
        "<h2>Trilha de auditoria</h2>",
        _table(("Nº", "Quando (UTC)", "Quem", "O quê", "Hash"), map(_record, said["audit"]["records"])),
        _paragraph(
            "Último registro da trilha", f"{said['audit']['head']['id']} {said['audit']['head']['hash']}"
        ),
    )
    head = f'<meta charset="utf-8"><title>Evidência de digitalização</title><style>{_STYLE}</style>'
    return f'<!doctype html>\n<html lang="pt-BR"><head>{head}</head><body>\n'.encode() + (
        "\n".join(body) + "\n</body></html>\n"
    ).encode(errors="replace")


def _page(page: Mapping[str, Any]) -> tuple[object, ...]:
    failure = page.get("failure")
    who = f"{page['engine']} {page['engine_version']}" if "engine" in page else None
    return page["page"], page["state"], page["picture_sha256"], failure["code"] if failure else who


def _field(field: Mapping[str, Any]) -> tuple[object, ...]:
    place = field["evidence"] or {}
    name = f"{field['name']} {field['subject']}".strip()
    return name, field["value"], field["status"], place.get("page"), place.get("quote")


def _record(record: Mapping[str, Any]) -> tuple[object, ...]:
    return record["id"], record["at"], record["actor"], record["action"], record["hash"]


def _paragraph(label: str, value: str) -> str:
    return f"<p>{_text(label)}: {_text(value)}</p>"


def _table(columns: Iterable[str], rows: Iterable[Iterable[object]]) -> str:
    head = "".join(f"<th>{_text(column)}</th>" for column in columns)
    lines = ("<tr>" + "".join(f"<td>{_text(cell)}</td>" for cell in row) + "</tr>" for row in rows)
    return "<table>" + (f"<tr>{head}</tr>" if head else "") + "".join(lines) + "</table>"


def _text(value: object) -> str:
    return "não consta" if value is None else html.escape(str(value))
