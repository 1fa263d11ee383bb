"""A plug-in of OCRmyPDF whose OCR engine takes no time: it was told what stands on each page."""

from ocrmypdf import hookimpl
from ocrmypdf.hocrtransform import OcrElement
from ocrmypdf.pluginspec import OcrEngine, OrientationConfidence

TOLD: list[OcrElement] = []
"""What was read, page by page."""


class ToldEngine(OcrEngine):
    """OCRmyPDF's interface, of which only `generate_ocr` is asked."""

    @staticmethod
    def version():
        return "1"

    @staticmethod
    def creator_tag(options):  # noqa: ARG004 - the interface's
        return "told"

    def __str__(self):
        return "told"

    @staticmethod
    def languages(options):  # noqa: ARG004 - the interface's
        return {"por", "eng"}

    @staticmethod
    def get_orientation(input_file, options):  # noqa: ARG004 - the interface's
        return OrientationConfidence(angle=0, confidence=0.0)

    @staticmethod
    def supports_generate_ocr():
        return True

    @staticmethod
    def generate_ocr(input_file, options, page_number=0):  # noqa: ARG004 - the interface's
        return TOLD[page_number], ""

    @staticmethod
    def generate_hocr(input_file, output_hocr, output_text, options):
        raise NotImplementedError

    @staticmethod
    def generate_pdf(input_file, output_pdf, output_text, options):
        raise NotImplementedError


@hookimpl
def get_ocr_engine(options):  # noqa: ARG001 - the interface's
    return ToldEngine()
