import pytest

from pipelines.separators import Separator, SeparatorKind


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("patch-t", Separator(SeparatorKind.PATCH_T)),
        ("code128:LOTE-7", Separator(SeparatorKind.CODE_128, "LOTE-7")),
        ("qr:https://x/*", Separator(SeparatorKind.QR, "https://x/", is_prefix=True)),
    ],
)
def test_a_separator_is_written_as_its_kind_and_its_text(written, meant):
    assert Separator.parse(written) == meant
    assert str(meant) == written


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("", "is no separator"),
        ("patch-2", "is no separator"),
        ("patch-t:x", "is no separator"),
        ("qr", "is no separator"),
        ("QR:x", "is no separator"),
        ("qr:", "name its text"),
        ("qr:*", "name its text"),
        ("code128: *", "name its text"),
        ("code128:a*b", "at its end"),
    ],
)
def test_what_cannot_be_meant_is_refused_with_its_reason(written, reason):
    with pytest.raises(ValueError, match=reason):
        Separator.parse(written)


def test_an_asterisk_stands_for_the_rest_of_the_text():
    some = Separator.parse("code128:LOTE-*")
    assert some.matches(SeparatorKind.CODE_128, "LOTE-12")
    assert not some.matches(SeparatorKind.CODE_128, "lote-12")
    assert not some.matches(SeparatorKind.QR, "LOTE-12")
