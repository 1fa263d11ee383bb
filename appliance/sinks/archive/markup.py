"""XML as the archive writes it: UTF-8, always the same bytes, and no character that XML does not know."""

import re

_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_MARKS = re.compile('[&<>"\t\n\r]')
_PLAIN = re.compile("[ !#-%'-;=?-~\xa0-\ud7ff]*")
_TEXT = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_QUOTED = _TEXT | {'"': "&quot;", "\t": "&#09;", "\n": "&#10;", "\r": "&#13;"}
_DECLARATION = b'<?xml version="1.0" encoding="UTF-8"?>\n'


def legal(text: str) -> str:
    """Return the text with what no XML file can hold replaced: control characters, halves of names."""
    return _ILLEGAL.sub("\N{REPLACEMENT CHARACTER}", text)


def element(tag: str, *inside: str | None, **attributes: str | None) -> str:
    """Return an element; what is inside is markup already: other elements, and text as `text` gives it.

    Attributes that are None are left out, for what is not known has no value.
    """
    given = "".join(
        [f' {name}="{_escaped(value, _QUOTED)}"' for name, value in attributes.items() if value is not None]
    )
    content = "".join(filter(None, inside))
    return f"<{tag}{given}>{content}</{tag}>" if content else f"<{tag}{given} />"


def text(value: str) -> str:
    """Return text as it stands between tags."""
    return _escaped(value, _TEXT)


def as_bytes(root: str, doctype: bytes = b"") -> bytes:
    """Return the document, one line long but for its declaration: no white space of ours is text of it."""
    return _DECLARATION + doctype + root.encode("utf-8") + b"\n"


def _escaped(value: str, entities: dict[str, str]) -> str:
    if _PLAIN.fullmatch(value):  # as most words are
        return value
    return _MARKS.sub(lambda mark: entities.get(mark[0], mark[0]), legal(value))
