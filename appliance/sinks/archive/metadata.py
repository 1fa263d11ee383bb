"""A PDF/A's own account of itself as XMP, with what Decreto 10.278/2020, Anexo II asks for; pure.

The properties of the decree stand in a namespace of their own, and an extension schema in the packet
describes each of them, as PDF/A demands of what it does not know. What is not known is left out.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from xml.etree.ElementTree import Element, tostring

from appliance.sinks.archive.markup import add, legal
from appliance.sinks.archive.site import Site
from appliance.sinks.rows import StoredDocument

PRODUCER = "Appliance"
DECREE = "urn:x-appliance:decreto-10278-2020:anexo-2#"
_PREFIX = "d10278"
_NO_TYPE = "generic"
_BEGIN = '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
_END = '\n<?xpacket end="w"?>'
_NAMESPACES = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
}
_EXTENSION_NAMESPACES = {
    "pdfaExtension": "http://www.aiim.org/pdfa/ns/extension/",
    "pdfaSchema": "http://www.aiim.org/pdfa/ns/schema#",
    "pdfaProperty": "http://www.aiim.org/pdfa/ns/property#",
    _PREFIX: DECREE,
}
_DESCRIBED = {
    "assunto": "O assunto do documento",
    "autor": "Quem emitiu o documento",
    "dataDigitalizacao": "A data e a hora da digitalização",
    "localDigitalizacao": "O local da digitalização",
    "identificador": "O identificador do documento digital",
    "responsavel": "Quem responde pela digitalização",
    "titulo": "O título do documento",
    "tipoDocumental": "O tipo documental",
    "hash": "O checksum da imagem: o SHA-256 do arquivo digitalizado, em hexadecimal",
}


@dataclass(frozen=True, slots=True)
class Account:
    """What is stated of a document; `decree` has the properties of Anexo II that are known, by name."""

    title: str
    author: str | None
    subject: str | None
    identifier: str
    tool: str
    created: datetime
    modified: datetime
    decree: dict[str, str]


def account_of(stored: StoredDocument, site: Site) -> Account:
    """Return what is known of the document; moments are the record's, never those of the writing."""
    record = stored.record
    found = stored.result.extraction.document_type
    kind = None if found == _NO_TYPE else found.replace("_", " ")
    identifier = f"{site.cns}/{record.document_id}" if site.cns else str(record.document_id)
    place = ", ".join(filter(None, (site.name, site.cns and f"CNS {site.cns}")))
    decree = {
        "assunto": kind,
        "autor": site.name,
        "dataDigitalizacao": _iso(record.admitted_at),
        "localDigitalizacao": place,
        "identificador": identifier,
        "responsavel": site.responsible,
        "titulo": record.name,
        "tipoDocumental": kind,
        "hash": record.sha256,
    }
    return Account(
        title=legal(record.name),
        author=legal(site.name) or None,
        subject=kind and legal(kind),
        identifier=identifier,
        tool=f"{record.pipeline} {record.pipeline_version}",
        created=record.admitted_at.astimezone(UTC),
        modified=record.finished_at.astimezone(UTC),
        decree={name: value for name, value in decree.items() if value},
    )


def info(account: Account) -> dict[str, str]:
    """Return the document information dictionary, which agrees with the packet."""
    entries = {
        "/Title": account.title,
        "/Author": account.author,
        "/Subject": account.subject,
        "/Creator": account.tool,
        "/Producer": PRODUCER,
        "/CreationDate": _pdf_date(account.created),
        "/ModDate": _pdf_date(account.modified),
    }
    return {name: value for name, value in entries.items() if value}


def packet(account: Account, *, has_decree: bool) -> bytes:
    """Return the XMP packet; without the decree's properties it holds nothing that PDF/A does not know."""
    spaces = _NAMESPACES | (_EXTENSION_NAMESPACES if has_decree else {})
    root = Element("x:xmpmeta", {"xmlns:x": "adobe:ns:meta/"})
    rdf = add(root, "rdf:RDF", **{"xmlns:rdf": spaces.pop("rdf")})
    description = add(
        rdf, "rdf:Description", **{"rdf:about": "", **{f"xmlns:{name}": uri for name, uri in spaces.items()}}
    )
    _state(description, account)
    if has_decree:
        _describe_decree(description, account.decree)
        for name, value in account.decree.items():
            add(description, f"{_PREFIX}:{name}", value)
    return (_BEGIN + tostring(root, encoding="unicode") + _END).encode("utf-8")


def _state(description: Element, account: Account) -> None:
    add(description, "pdfaid:part", "2")
    add(description, "pdfaid:conformance", "B")
    _array(description, "dc:title", "Alt", account.title)
    if account.author:
        _array(description, "dc:creator", "Seq", account.author)
    if account.subject:
        _array(description, "dc:description", "Alt", account.subject)
    add(description, "dc:identifier", account.identifier)
    add(description, "xmp:CreatorTool", account.tool)
    add(description, "xmp:CreateDate", _iso(account.created))
    add(description, "xmp:ModifyDate", _iso(account.modified))
    add(description, "xmp:MetadataDate", _iso(account.modified))
    add(description, "pdf:Producer", PRODUCER)


def _array(description: Element, name: str, kind: str, value: str) -> None:
    array = add(add(description, name), f"rdf:{kind}")
    add(array, "rdf:li", value, **({"xml:lang": "x-default"} if kind == "Alt" else {}))


def _describe_decree(description: Element, used: dict[str, str]) -> None:
    """Write the extension schema, as ISO 19005-2, 6.6.2.3.3 has it."""
    parsed = {"rdf:parseType": "Resource"}
    schema = add(add(add(description, "pdfaExtension:schemas"), "rdf:Bag"), "rdf:li", **parsed)
    add(schema, "pdfaSchema:schema", "Decreto 10.278/2020, Anexo II")
    add(schema, "pdfaSchema:namespaceURI", DECREE)
    add(schema, "pdfaSchema:prefix", _PREFIX)
    properties = add(add(schema, "pdfaSchema:property"), "rdf:Seq")
    for name in used:
        entry = add(properties, "rdf:li", **parsed)
        add(entry, "pdfaProperty:name", name)
        add(entry, "pdfaProperty:valueType", "Date" if name.startswith("data") else "Text")
        add(entry, "pdfaProperty:category", "external")
        add(entry, "pdfaProperty:description", _DESCRIBED[name])


def _iso(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="seconds")


def _pdf_date(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("D:%Y%m%d%H%M%S+00'00'")
