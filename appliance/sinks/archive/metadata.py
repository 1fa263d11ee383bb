"""A PDF/A's own account of itself as XMP, with what Decreto 10.278/2020, Anexo II asks for; pure.

The properties of the decree stand in a namespace of their own, and an extension schema in the packet
describes each of them, as PDF/A demands of what it does not know. What is not known is left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from appliance.sinks.archive.markup import element, legal, text
from appliance.sinks.archive.site import Site
from appliance.sinks.rows import StoredDocument

PRODUCER = "Appliance"
DECREE = "urn:x-appliance:decreto-10278-2020:anexo-2#"
_PREFIX = "d10278"
_NO_TYPE = "generic"
_RESOURCE = {"rdf:parseType": "Resource"}
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
    rdf = {"xmlns:rdf": spaces.pop("rdf")}
    named = {f"xmlns:{name}": uri for name, uri in spaces.items()}
    decree = _decree(account.decree) if has_decree else ()
    description = element("rdf:Description", *_statements(account), *decree, **{"rdf:about": "", **named})
    root = element("x:xmpmeta", element("rdf:RDF", description, **rdf), **{"xmlns:x": "adobe:ns:meta/"})
    return (_BEGIN + root + _END).encode("utf-8")


def _statements(account: Account) -> Iterator[str]:
    yield element("pdfaid:part", "2")
    yield element("pdfaid:conformance", "B")
    yield _array("dc:title", "Alt", account.title)
    if account.author:
        yield _array("dc:creator", "Seq", account.author)
    if account.subject:
        yield _array("dc:description", "Alt", account.subject)
    yield element("dc:identifier", text(account.identifier))
    yield element("xmp:CreatorTool", text(account.tool))
    yield element("xmp:CreateDate", _iso(account.created))
    yield element("xmp:ModifyDate", _iso(account.modified))
    yield element("xmp:MetadataDate", _iso(account.modified))
    yield element("pdf:Producer", PRODUCER)


def _array(name: str, kind: str, value: str) -> str:
    language = {"xml:lang": "x-default"} if kind == "Alt" else {}
    return element(name, element(f"rdf:{kind}", element("rdf:li", text(value), **language)))


def _decree(properties: Mapping[str, str]) -> Iterator[str]:
    """Yield the extension schema, as ISO 19005-2, 6.6.2.3.3 has it, and then the properties themselves."""
    described = (_description(name) for name in properties)
    schema = element(
        "rdf:li",
        element("pdfaSchema:schema", "Decreto 10.278/2020, Anexo II"),
        element("pdfaSchema:namespaceURI", DECREE),
        element("pdfaSchema:prefix", _PREFIX),
        element("pdfaSchema:property", element("rdf:Seq", *described)),
        **_RESOURCE,
    )
    yield element("pdfaExtension:schemas", element("rdf:Bag", schema))
    for name, value in properties.items():
        yield element(f"{_PREFIX}:{name}", text(value))


def _description(name: str) -> str:
    return element(
        "rdf:li",
        element("pdfaProperty:name", name),
        element("pdfaProperty:valueType", "Date" if name.startswith("data") else "Text"),
        element("pdfaProperty:category", "external"),
        element("pdfaProperty:description", _DESCRIBED[name]),
        **_RESOURCE,
    )


def _iso(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="seconds")


def _pdf_date(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("D:%Y%m%d%H%M%S+00'00'")
