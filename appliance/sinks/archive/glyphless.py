"""A font without shapes: one empty glyph, which stands for every character; always the same bytes."""

from __future__ import annotations

import io
from functools import cache

from fontTools.fontBuilder import FontBuilder
from fontTools.ttLib.tables._g_l_y_f import Glyph

from appliance.sinks.archive.text_layer import CHARACTER_WIDTH, DESCENT

NAME = "ApplianceGlyphless"
UNITS = 1000
GLYPH = 1
"""The empty glyph's number; 0 is the one for what is missing, which PDF/A forbids to show."""
_ENTRIES_A_BLOCK = 100
_EPOCH_1904 = 2082844800
"""1970-01-01 in the seconds of a font's head."""


@cache
def font_program() -> bytes:
    """Return the TrueType file."""
    width = round(CHARACTER_WIDTH * UNITS)
    descent = round(DESCENT * UNITS)
    builder = FontBuilder(UNITS, isTTF=True)
    builder.setupGlyphOrder([".notdef", "blank"])
    builder.setupCharacterMap({0x20: "blank"})
    builder.setupGlyf({".notdef": Glyph(), "blank": Glyph()})
    builder.setupHorizontalMetrics({".notdef": (width, 0), "blank": (width, 0)})
    builder.setupHorizontalHeader(ascent=UNITS - descent, descent=-descent)
    builder.setupNameTable({"familyName": NAME, "styleName": "Regular", "psName": NAME})
    builder.setupOS2(sTypoAscender=UNITS - descent, sTypoDescender=-descent)
    builder.setupPost()
    builder.font.recalcTimestamp = False
    builder.font["head"].created = builder.font["head"].modified = _EPOCH_1904
    buffer = io.BytesIO()
    builder.save(buffer)
    return buffer.getvalue()


def glyph_map(characters: frozenset[str]) -> bytes:
    """Return the CIDToGIDMap: two bytes for each number up to the highest one."""
    last = max(map(ord, characters), default=0x20)
    return GLYPH.to_bytes(2, "big") * (max(last, 0x20) + 1)


def to_unicode(characters: frozenset[str]) -> bytes:
    """Return the CMap that says which character each number is."""
    codes = sorted({0x20, *map(ord, characters)})
    blocks = [codes[i : i + _ENTRIES_A_BLOCK] for i in range(0, len(codes), _ENTRIES_A_BLOCK)]
    mapped = "\n".join(
        "\n".join([f"{len(block)} beginbfchar", *(f"<{c:04X}> <{c:04X}>" for c in block), "endbfchar"])
        for block in blocks
    )
    return _CMAP.format(mapped=mapped).encode("ascii")


_CMAP = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
{mapped}
endcmap
CMapName currentdict /CMap defineresource pop
end
end"""
