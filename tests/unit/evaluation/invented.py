"""Extractions and truths made up for tests."""

from pipelines.evaluation.truth import Truth, TruthField
from pipelines.fields import Evidence, Extraction, Field, FieldStatus
from pipelines.geometry import Box


def read(name, value, status=FieldStatus.FOUND, *, subject="", confidence=0.9, page=1):
    box = Box(10.0, 20.0, 110.0, 40.0)
    return Field(name, 1, value, status, confidence, Evidence(page, box, value), (), subject)


def extraction(*fields, kind="nascimento"):
    return Extraction(kind, "1", 0.9, None, fields)


def truth(*fields, kind="nascimento", judged=None):
    return Truth(kind, tuple(TruthField(*field) for field in fields), judged)
