"""A document as a searchable PDF/A-2b.

A page of a PDF is kept as it is, a picture becomes a page without loss, and what was read lies under it as
invisible text. A page that PDF/A does not allow as it is (fonts that are not embedded, colours of a printing
press, layers) is drawn as a picture; one that nothing can draw is an empty sheet, so that pages count alike.
Whatever of the original is more than its pages is left out: signatures, forms, links, scripts, files. The
original itself is only read; it stays what it is in the vault.

Each file passes pikepdf's check for PDF/A, which approves nothing that it does not know, before the
decree's own properties, which it does not know, are added to its metadata.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pikepdf
from pikepdf import Dictionary, Name, Pdf, String, pdfa

from appliance.sinks.archive import glyphless
from appliance.sinks.archive.failures import original_unconvertible, pdfa_refused
from appliance.sinks.archive.metadata import Account, account_of, info, packet
from appliance.sinks.archive.pdf_pages import Made, Source, add_page, opened_source
from appliance.sinks.archive.pdf_reading import bounded, frame_of
from appliance.sinks.archive.sheet import Sheet, scaling, to_points
from appliance.sinks.archive.site import Site
from appliance.sinks.archive.text_layer import CHARACTER_WIDTH, DESCENT, FONT, shown_characters, text_layer
from appliance.sinks.rows import StoredDocument
from pipelines.document import Page
from pipelines.source import SourceKind

_FLAVOUR = "2b"


def write_pdf(
    target: Path, stored: StoredDocument, original: Path, sheets: Sequence[Sheet], site: Site
) -> tuple[Made, ...]:
    """Write the PDF/A and return how each page came into it.

    Raises SinkError `archive_original_unconvertible`, `archive_pdfa_refused`; OSError from the disk.
    """
    account, document_id = account_of(stored, site), stored.record.document_id
    with bounded(), opened_source(stored, original, sheets) as source, ExitStack() as stack:
        draft = _drafted(source, tuple(source.sheets), account, stack)
        if not draft.report.passed:
            unfit = frozenset(number for number in source.sheets if not _is_fit(source, number, account))
            draft = _drafted(source, tuple(source.sheets), account, stack, unfit or frozenset(source.sheets))
        if set(draft.made) == {Made.EMPTY}:
            raise original_unconvertible(document_id)
        if not draft.report.passed:
            rules = sorted({finding.rule for finding in draft.report.findings})
            raise pdfa_refused(document_id, ", ".join(rules))
        _set_metadata(draft.pdf, account, has_decree=True)
        draft.pdf.save(target, **draft.report.save_kwargs)
    return draft.made


# ---- a draft, and whether it is PDF/A


@dataclass(frozen=True, slots=True)
class _Draft:
    """A PDF/A in memory, how its pages were made, and what its check says."""

    pdf: Pdf
    made: tuple[Made, ...]
    report: pdfa.Report


def _drafted(
    source: Source,
    numbers: tuple[int, ...],
    account: Account,
    stack: ExitStack,
    drawn: frozenset[int] = frozenset(),
) -> _Draft:
    """Put these pages together, those in `drawn` as pictures; `stack` keeps open what they are made of."""
    pdf = stack.enter_context(Pdf.new())
    font = _font(pdf, shown_characters(source.read[number] for number in numbers if number in source.read))
    made = []
    for number in numbers:
        how, is_text_wanted = add_page(pdf, source, number, stack, must_draw=number in drawn)
        made.append(how)
        page = source.read.get(number)
        if page is not None and is_text_wanted and how is not Made.EMPTY:
            _lay_text(pdf.pages[-1], page, font, is_rendered=source.kind is SourceKind.PDF)
    pdfa.prepare(pdf, _FLAVOUR)
    _set_metadata(pdf, account, has_decree=False)
    return _Draft(pdf, tuple(made), pdfa.check(pdf, _FLAVOUR, deterministic_id=True))


def _is_fit(source: Source, number: int, account: Account) -> bool:
    """Whether the page, as it is, would pass alone."""
    with ExitStack() as stack:
        return _drafted(source, (number,), account, stack).report.passed


def _set_metadata(pdf: Pdf, account: Account, *, has_decree: bool) -> None:
    data = packet(account, has_decree=has_decree)
    pdf.Root.Metadata = pdf.make_stream(data, Type=Name.Metadata, Subtype=Name.XML)
    for key in list(pdf.docinfo.keys()):
        del pdf.docinfo[key]
    for key, value in info(account).items():
        pdf.docinfo[key] = String(value)


# ---- text


def _lay_text(pdf_page: pikepdf.Page, page: Page, font: pikepdf.Object, *, is_rendered: bool) -> None:
    """Put the page's words under what it shows."""
    frame = frame_of(pdf_page)
    width, height = frame.size
    geometry = page.geometry
    points = to_points(geometry) if is_rendered else scaling(width / geometry.width, height / geometry.height)
    content = text_layer(page, points.then(frame.to_points.inverse()))
    if content:
        pdf_page.add_resource(font, Name.Font, Name(FONT), replace_existing=True)
        pdf_page.contents_add(content, prepend=True)


def _font(pdf: Pdf, characters: frozenset[str]) -> pikepdf.Object:
    """Return the font of the text layers, with what these characters need."""
    name = Name(f"/{glyphless.NAME}")
    program = glyphless.font_program()
    width, descent = round(CHARACTER_WIDTH * glyphless.UNITS), round(DESCENT * glyphless.UNITS)
    ascent = glyphless.UNITS - descent
    descriptor = Dictionary(
        Type=Name.FontDescriptor,
        FontName=name,
        Flags=5,  # of fixed pitch, with characters of its own
        FontBBox=[0, -descent, width, ascent],
        ItalicAngle=0,
        Ascent=ascent,
        Descent=-descent,
        CapHeight=ascent,
        StemV=width,
        FontFile2=pdf.make_stream(program, Length1=len(program)),
    )
    characters_of = Dictionary(
        Type=Name.Font,
        Subtype=Name.CIDFontType2,
        BaseFont=name,
        CIDSystemInfo=Dictionary(Registry=String("Adobe"), Ordering=String("Identity"), Supplement=0),
        FontDescriptor=pdf.make_indirect(descriptor),
        DW=width,
        CIDToGIDMap=pdf.make_stream(glyphless.glyph_map(characters)),
    )
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Font,
            Subtype=Name.Type0,
            BaseFont=name,
            Encoding=Name("/Identity-H"),
            DescendantFonts=[pdf.make_indirect(characters_of)],
            ToUnicode=pdf.make_stream(glyphless.to_unicode(characters)),
        )
    )
