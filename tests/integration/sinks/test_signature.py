"""A PDF is signed so that a validator believes it; what is missing is named and leaves nothing behind."""

import os
import shutil
import subprocess
from datetime import timedelta
from pathlib import Path

import pikepdf
import pytest
from asn1crypto.x509 import Certificate
from cryptography.hazmat.primitives import serialization
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator import ValidationContext
from reportlab.pdfgen.canvas import Canvas

from appliance.sinks.signature import opened_signer, sign
from appliance.sinks.signature_options import SignatureOptions
from pipelines.errors import SinkError
from tests.integration.sinks.authority import NOW, Authority, make_key

PASSWORD = b"segredo"
_MODULES = ("/usr/lib/softhsm/libsofthsm2.so", os.environ.get("SOFTHSM2_MODULE", ""))


@pytest.fixture(scope="module")
def authority():
    return Authority()


@pytest.fixture
def pdf(tmp_path):
    file = tmp_path / "page.pdf"
    canvas = Canvas(str(file))
    canvas.drawString(72, 700, "Certidao")
    canvas.save()
    return file


@pytest.fixture
def secret(tmp_path):
    file = tmp_path / "secret"
    file.touch(mode=0o600)
    file.write_bytes(PASSWORD + b"\n")
    return file


@pytest.fixture
def options(authority, tmp_path, secret):
    return SignatureOptions(pkcs12=authority.pkcs12(tmp_path / "office.p12", PASSWORD), secret=secret)


def signed(options, pdf, now=NOW, tsa_url=""):
    target = pdf.with_name("signed.pdf")
    with opened_signer(options) as signer:
        sign(pdf, target, signer, now=now, tsa_url=tsa_url)
    return target


def refusal(options, pdf, **how):
    with pytest.raises(SinkError) as caught:
        signed(options, pdf, **how)
    assert caught.value.next_step
    assert not [file for file in pdf.parent.iterdir() if "signed" in file.name]
    return caught.value.code


def verdict(file, authority):
    root = Certificate.load(authority.root.public_bytes(serialization.Encoding.DER))
    with file.open("rb") as opened:
        (embedded,) = PdfFileReader(opened).embedded_signatures
        context = ValidationContext(trust_roots=[root], allow_fetching=False)
        status = validate_pdf_signature(embedded, context)
        return status, embedded.sig_object["/SubFilter"]


def test_a_signed_pdf_is_believed_and_every_byte_of_it_stays(options, pdf, authority):
    target = signed(options, pdf)
    status, subfilter = verdict(target, authority)
    assert (status.valid, status.intact, status.trusted, status.bottom_line) == (True,) * 4
    assert subfilter == "/ETSI.CAdES.detached"
    assert target.read_bytes().startswith(pdf.read_bytes())


def test_a_change_below_the_signature_is_seen(options, pdf, authority):
    target = signed(options, pdf)
    content = target.read_bytes()
    assert b"(anonymous)" in content
    target.write_bytes(content.replace(b"(anonymous)", b"(anonymouz)", 1))
    status, _ = verdict(target, authority)
    assert (status.intact, status.bottom_line) == (False, False)


def test_the_signature_keeps_to_what_pdf_a_asks_of_a_field(options, pdf):
    """PDF/A-2, 6.3.2 and 6.4.1: printed, not hidden, no action; nothing is encrypted, no script comes in."""
    with pikepdf.open(signed(options, pdf)) as opened:
        (field,) = opened.Root.AcroForm.Fields
        flags = int(field.get("/F", 0))
        assert flags & 4
        assert not flags & (1 | 2 | 32)
        assert [float(side) for side in field.Rect] == [0, 0, 0, 0] or "/AP" in field
        assert "/A" not in field
        assert "/AA" not in field
        assert not opened.Root.AcroForm.get("/NeedAppearances", False)
        assert not opened.is_encrypted


def test_a_wrong_password_is_named(options, pdf, secret):
    secret.write_bytes(b"falso")
    assert refusal(options, pdf) == "signature_password_wrong"


def test_a_password_that_others_may_read_is_refused(options, pdf, secret):
    secret.chmod(0o640)
    assert refusal(options, pdf) == "signature_secret_open"


def test_a_credential_of_systemd_is_taken(options, pdf, secret, authority, tmp_path, monkeypatch):
    (tmp_path / "credentials").mkdir()
    secret.rename(tmp_path / "credentials" / "secret")
    assert refusal(options, pdf) == "signature_secret_missing"
    monkeypatch.setenv("CREDENTIALS_DIRECTORY", str(tmp_path / "credentials"))
    assert verdict(signed(options, pdf), authority)[0].bottom_line


@pytest.mark.parametrize("days", [40, -3])
def test_a_certificate_is_used_only_while_it_is_valid(options, pdf, days):
    assert refusal(options, pdf, now=NOW + timedelta(days=days)) == "signature_certificate_expired"


def test_a_file_that_is_gone_or_none_is_named(options, pdf):
    options.pkcs12.write_bytes(b"nothing")
    assert refusal(options, pdf) == "signature_password_wrong"
    options.pkcs12.unlink()
    assert refusal(options, pdf) == "signature_key_missing"


def test_what_is_no_pdf_is_not_signed(options, pdf):
    pdf.write_bytes(b"%PDF-1.7 nothing")
    assert refusal(options, pdf) == "signature_failed"


def test_a_time_stamping_authority_in_the_building_is_asked(options, pdf, authority):
    with authority.time_stamping() as url:
        target = signed(options, pdf, tsa_url=url)
    status, _ = verdict(target, authority)
    assert status.bottom_line
    assert (status.timestamp_validity.valid, status.timestamp_validity.trusted) == (True, True)


def test_a_time_stamping_authority_that_does_not_answer_is_named(options, pdf):
    assert refusal(options, pdf, tsa_url="http://127.0.0.1:9/") == "signature_no_timestamp"


@pytest.mark.parametrize(
    "given",
    [
        {"pkcs12": Path("a"), "pkcs11_module": Path("b"), "secret": Path("s")},
        {"pkcs11_module": Path("b"), "secret": Path("s")},
        {"pkcs12": Path("a")},
    ],
)
def test_settings_that_contradict_each_other_are_refused(given):
    with pytest.raises(ValueError, match=r"pkcs1|secret"):
        SignatureOptions(**given)


# A token


@pytest.fixture
def token(tmp_path, authority, monkeypatch):
    module = next((name for name in _MODULES if name and Path(name).exists()), None)
    util = shutil.which("softhsm2-util") or os.environ.get("SOFTHSM2_UTIL")
    if module is None or util is None:
        pytest.skip("SoftHSM is not installed (softhsm2)")
    (tmp_path / "tokens").mkdir()
    (tmp_path / "softhsm2.conf").write_text(f"directories.tokendir = {tmp_path / 'tokens'}\n")
    monkeypatch.setenv("SOFTHSM2_CONF", str(tmp_path / "softhsm2.conf"))
    labels = ("--label", "office", "--so-pin", "12345678", "--pin", PASSWORD.decode())
    command = [util, "--module", module, "--init-token", "--free", *labels]
    subprocess.run(command, check=True, capture_output=True)
    _fill(module, authority)
    return Path(module)


def _fill(module, authority):
    """Put a key and its certificate on the token, as its maker's tool does."""
    import pkcs11  # noqa: PLC0415 - only where there is a token
    from pkcs11.util.rsa import decode_rsa_private_key  # noqa: PLC0415
    from pkcs11.util.x509 import decode_x509_certificate  # noqa: PLC0415

    key = make_key()
    private = key.private_bytes(
        serialization.Encoding.DER,
        serialization.PrivateFormat.TraditionalOpenSSL,
        serialization.NoEncryption(),
    )
    issued = authority.issue(key).public_bytes(serialization.Encoding.DER)
    lib = pkcs11.lib(module)
    lib.reinitialize()
    with lib.get_token(token_label="office").open(rw=True, user_pin=PASSWORD.decode()) as session:
        shared = {pkcs11.Attribute.TOKEN: True, pkcs11.Attribute.LABEL: "oficial", pkcs11.Attribute.ID: b"1"}
        session.create_object(decode_rsa_private_key(private) | shared)
        session.create_object(decode_x509_certificate(issued) | shared)


def test_a_key_on_a_token_signs_and_never_leaves_it(token, pdf, secret, authority):
    options = SignatureOptions(pkcs11_module=token, token="office", key="oficial", secret=secret)
    assert verdict(signed(options, pdf), authority)[0].bottom_line
    absent = SignatureOptions(pkcs11_module=token, token="other", key="oficial", secret=secret)
    assert refusal_after(absent, pdf) == "signature_token_absent"
    keyless = SignatureOptions(pkcs11_module=token, token="office", key="none", secret=secret)
    assert refusal_after(keyless, pdf) == "signature_key_missing"
    secret.write_bytes(b"0000")
    assert refusal_after(options, pdf) == "signature_pin_wrong"


def refusal_after(options, pdf):
    pdf.with_name("signed.pdf").unlink(missing_ok=True)
    return refusal(options, pdf)


def test_a_module_that_is_not_there_is_named(pdf, secret, tmp_path):
    options = SignatureOptions(pkcs11_module=tmp_path / "no.so", token="office", key="oficial", secret=secret)
    assert refusal(options, pdf) == "signature_token_absent"
