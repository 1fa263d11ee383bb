"""What a site says of its signature; apart from the signing, whose library is slow to load."""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, ClassVar

from pydantic import BeforeValidator, ConfigDict

_OptionalFile = Annotated[Path | None, BeforeValidator(lambda text: None if text == "" else text)]


@dataclass(frozen=True, slots=True)
class SignatureOptions:
    """With what PDF/A files are signed: a PKCS#12 file, or a key on a token behind a PKCS#11 module.

    `secret` is the file with its password or PIN, which only its owner may read; a name without a folder may
    be a credential that systemd hands over. `token` is the token's label, `key` that of key and certificate.
    `tsa_url` names a time stamping authority, empty for none.
    """

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid", strict=True)

    pkcs12: _OptionalFile = None
    pkcs11_module: _OptionalFile = None
    token: str = ""
    key: str = ""
    secret: _OptionalFile = None
    tsa_url: str = ""

    def __post_init__(self) -> None:
        if self.pkcs12 is not None and self.pkcs11_module is not None:
            raise ValueError("name pkcs12 or pkcs11_module, not both")
        if self.pkcs11_module is not None and not (self.token and self.key):
            raise ValueError(
                "pkcs11_module needs token and key: the labels of the token and of the key on it"
            )
        if self.is_on and self.secret is None:
            raise ValueError("secret is missing: the file with the password or PIN")

    @property
    def is_on(self) -> bool:
        """Whether anything is signed."""
        return self.pkcs12 is not None or self.pkcs11_module is not None
