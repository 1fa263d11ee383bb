"""A certificate authority of our own, for signatures that a validator can follow to their root."""

import threading
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from asn1crypto.keys import PrivateKeyInfo
from asn1crypto.tsp import TimeStampReq
from asn1crypto.x509 import Certificate
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import pkcs12
from pyhanko.sign.timestamps import DummyTimeStamper

NOW = datetime.now(UTC)


def make_key():
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


def named(name):
    return x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, name)])


def usage(**wanted):
    names = (
        "digital_signature",
        "content_commitment",
        "key_encipherment",
        "data_encipherment",
        "key_agreement",
        "key_cert_sign",
        "crl_sign",
        "encipher_only",
        "decipher_only",
    )
    return x509.KeyUsage(**dict.fromkeys(names, False) | wanted)


def certificate(key, name, *, issuer=None, issuer_key=None, days=(-1, 30), stamps_time=False):
    """A certificate of `key`; its own authority where there is no issuer."""
    is_root = issuer is None
    builder = (
        x509.CertificateBuilder()
        .subject_name(named(name))
        .issuer_name(named(name) if is_root else issuer.subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(NOW + timedelta(days=days[0]))
        .not_valid_after(NOW + timedelta(days=days[1]))
        .add_extension(x509.BasicConstraints(ca=is_root, path_length=None), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
    )
    wanted = (
        {"key_cert_sign": True, "crl_sign": True}
        if is_root
        else {"digital_signature": True, "content_commitment": True}
    )
    builder = builder.add_extension(usage(**wanted), critical=True)
    if stamps_time:
        purpose = x509.ExtendedKeyUsage([x509.ExtendedKeyUsageOID.TIME_STAMPING])
        builder = builder.add_extension(purpose, critical=True)
    return builder.sign(key if is_root else issuer_key, hashes.SHA256())


class Authority:
    """The root, and certificates that it issues."""

    def __init__(self):
        self.key = make_key()
        self.root = certificate(self.key, "Autoridade de teste", days=(-400, 400))

    def issue(self, key, **options):
        return certificate(key, "Oficial de teste", issuer=self.root, issuer_key=self.key, **options)

    def pkcs12(self, file, password, **options):
        key = make_key()
        protection = serialization.BestAvailableEncryption(password)
        issued = self.issue(key, **options)
        file.write_bytes(
            pkcs12.serialize_key_and_certificates(b"oficial", key, issued, [self.root], protection)
        )
        return file

    @contextmanager
    def time_stamping(self):
        """Serve RFC 3161 on a port of loopback; yields the URL."""
        key = make_key()
        issued = self.issue(key, stamps_time=True)
        stamper = DummyTimeStamper(
            Certificate.load(issued.public_bytes(serialization.Encoding.DER)),
            PrivateKeyInfo.load(
                key.private_bytes(
                    serialization.Encoding.DER,
                    serialization.PrivateFormat.PKCS8,
                    serialization.NoEncryption(),
                )
            ),
        )

        class Stamping(BaseHTTPRequestHandler):
            def do_POST(self):
                asked = TimeStampReq.load(self.rfile.read(int(self.headers["Content-Length"])))
                answer = stamper.request_tsa_response(asked).dump()
                self.send_response(200)
                self.send_header("Content-Type", "application/timestamp-reply")
                self.send_header("Content-Length", str(len(answer)))
                self.end_headers()
                self.wfile.write(answer)

            def log_message(self, *_):
                pass

        with ThreadingHTTPServer(("127.0.0.1", 0), Stamping) as server:
            threading.Thread(target=server.serve_forever, daemon=True).start()
            yield f"http://127.0.0.1:{server.server_port}/"
            server.shutdown()
