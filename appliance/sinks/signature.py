"""Signs a PDF/A: PAdES B-B with a certificate of the site, such as one of ICP-Brasil.

Where a time stamping authority is named it is B-T: the only case in which another machine is asked anything.
The signature is an incremental update, so that every byte of the PDF stays as it was below it; it has no
appearance, so that the page stays what was scanned. What cannot be done now is a SinkError whose code says
why; nothing is left behind then, and the document can wait.
"""

from __future__ import annotations

import os
import stat
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from pkcs11.exceptions import PinIncorrect, PinInvalid, PinLenRange, PinLocked, PKCS11Error
from pyhanko.config.pkcs11 import TokenCriteria
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.sign.fields import SigFieldSpec, SigSeedSubFilter
from pyhanko.sign.general import SigningError
from pyhanko.sign.pkcs11 import PKCS11Signer, open_pkcs11_session
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner, SimpleSigner
from pyhanko.sign.timestamps.aiohttp_client import HTTPTimeStamper
from pyhanko.sign.timestamps.common_utils import TimestampRequestError

from appliance.durable import sync_file, sync_folder
from appliance.sinks.signature_options import SignatureOptions
from pipelines.errors import SinkError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from asn1crypto.x509 import Certificate
    from pyhanko.sign.signers import Signer

_FIELD = "Assinatura"
_CREDENTIALS = "CREDENTIALS_DIRECTORY"


@contextmanager
def opened_signer(options: SignatureOptions) -> Iterator[Signer]:
    """Open key and certificate, and close the token afterwards; raises SinkError."""
    secret = _secret(options.secret)
    if options.pkcs12 is not None:
        yield _from_file(options.pkcs12, secret)
        return
    try:
        session = open_pkcs11_session(
            str(options.pkcs11_module),
            token_criteria=TokenCriteria(label=options.token),
            user_pin=secret.decode(),
        )
    except (PinIncorrect, PinInvalid, PinLenRange, PinLocked) as error:
        raise _refused("signature_pin_wrong", "The token refuses the PIN.", _CORRECT_IT) from error
    except (PKCS11Error, RuntimeError, OSError) as error:
        raise _refused(
            "signature_token_absent",
            f"There is no token {options.token!r} behind {options.pkcs11_module}.",
            "Plug the token in, and compare the labels with what 'pkcs11-tool --list-slots' shows.",
        ) from error
    with session:
        signer = PKCS11Signer(session, cert_label=options.key, key_label=options.key)
        try:
            _ = signer.signing_cert  # fetches the objects from the token
        except PKCS11Error as error:
            raise _no_key(f"token {options.token!r}") from error
        yield signer


def sign(pdf: Path, target: Path, signer: Signer, *, now: datetime, tsa_url: str = "") -> None:
    """Write the PDF, signed, to another file, whole or not at all; raises SinkError."""
    _require_valid(signer.signing_cert, now)
    meta = PdfSignatureMetadata(field_name=_FIELD, md_algorithm="sha256", subfilter=SigSeedSubFilter.PADES)
    timestamper = HTTPTimeStamper(tsa_url) if tsa_url else None
    pdf_signer = PdfSigner(meta, signer, timestamper=timestamper, new_field_spec=SigFieldSpec(_FIELD))
    aside = target.with_name(f".{target.name}.unsigned")
    try:
        with pdf.open("rb") as source, aside.open("wb") as output:
            pdf_signer.sign_pdf(IncrementalPdfFileWriter(source), output=output)
        sync_file(aside)
        aside.replace(target)
        sync_folder(target.parent)
    except TimestampRequestError as error:
        raise _refused(
            "signature_no_timestamp",
            f"The time stamping authority {tsa_url} does not answer as it should.",
            "See that it can be reached, or leave tsa_url empty.",
        ) from error
    except (PdfError, SigningError, PKCS11Error) as error:
        raise _refused(
            "signature_failed",
            f"{pdf.name} could not be signed: {type(error).__name__}.",
            "See that the token is still there and the PDF is whole; then let the document be made again.",
        ) from error
    except OSError as error:
        raise _refused(
            "signature_not_written",
            f"The signed file {target} could not be written: {error.strerror}.",
            "Make room, and let this account write there.",
        ) from error
    finally:
        aside.unlink(missing_ok=True)


_CORRECT_IT = (
    "Write the right one into the file that [signature] secret names, before the token locks itself."
)


def _secret(file: Path | None) -> bytes:
    """Return the password or PIN; raises SinkError, also where others than the owner may read the file."""
    file = _credential(file) or file
    if file is None:
        raise _refused("signature_secret_missing", "No file with the password is named.", _CORRECT_IT)
    try:
        if file.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO):
            raise _refused(
                "signature_secret_open",
                f"Others than its owner may read {file}.",
                f"Close it: chmod 600 {file}",
            )
        return file.read_bytes().rstrip(b"\r\n")
    except OSError as error:
        raise _refused(
            "signature_secret_missing",
            f"{file}, with the password or PIN, cannot be read: {error.strerror}.",
            "Make it, readable by the appliance's account alone.",
        ) from error


def _credential(file: Path | None) -> Path | None:
    """Return the file of a credential of that name, where systemd gave one to this process."""
    folder = os.environ.get(_CREDENTIALS)
    if folder is None or file is None:
        return None
    given = Path(folder) / file.name
    return given if given.is_file() else None


def _from_file(file: Path, password: bytes) -> SimpleSigner:
    try:
        signer: SimpleSigner = SimpleSigner.load_pkcs12_data(file.read_bytes(), (), password)
    except OSError as error:
        raise _refused(
            "signature_key_missing",
            f"{file} cannot be read: {error.strerror}.",
            "Correct pkcs12 in [signature], and let the appliance's account read the file.",
        ) from error
    except ValueError as error:
        raise _refused(
            "signature_password_wrong",
            f"{file} does not open with the password, or is damaged.",
            _CORRECT_IT,
        ) from error
    except AttributeError as error:  # a PKCS#12 file without key or certificate
        raise _no_key(str(file)) from error
    return signer


def _require_valid(certificate: Certificate | None, now: datetime) -> None:
    if certificate is None:
        raise _no_key("the signer")
    first, last = certificate.not_valid_before, certificate.not_valid_after
    if not first <= now.astimezone(UTC) <= last:
        raise _refused(
            "signature_certificate_expired",
            f"The certificate is valid from {first:%Y-%m-%d} to {last:%Y-%m-%d} only.",
            "Renew it, and name the new one in [signature]; or set the machine's clock.",
        )


def _no_key(place: str) -> SinkError:
    return _refused(
        "signature_key_missing",
        f"There is no key with its certificate in {place}.",
        "Compare the label with what the token or file holds.",
    )


def _refused(code: str, message: str, next_step: str) -> SinkError:
    return SinkError(code, message, next_step)
