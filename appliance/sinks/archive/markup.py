"""XML as the archive writes it: UTF-8, always the same bytes, and no character that XML does not know."""

import re
from xml.etree.ElementTree import Element, tostring

_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_DECLARATION = b'<?xml version="1.0" encoding="UTF-8"?>\n'


def legal(text: str) -> str:
    """Return the text with what no XML file can hold replaced: control characters, halves of names."""
    return _ILLEGAL.sub("\N{REPLACEMENT CHARACTER}", text)


def add(parent: Element, tag: str, text: str | None = None, **attributes: str | None) -> Element:
    """Append a child; attributes that are None are left out, for what is not known has no value."""
    child = Element(tag, {name: legal(value) for name, value in attributes.items() if value is not None})
    if text is not None:
        child.text = legal(text)
    parent.append(child)
    return child


def as_bytes(root: Element, doctype: bytes = b"") -> bytes:
    """Return the document, one line long but for its declaration: no white space of ours is text of it."""
    return _DECLARATION + doctype + tostring(root, encoding="unicode").encode("utf-8") + b"\n"
