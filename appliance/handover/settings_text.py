"""A site's settings as they go along, and as another machine takes them: TOML in, TOML out."""

import json
import tomllib
from collections.abc import Iterator, Mapping

_URLS = ("ledger_url", "results_url")


def exported(text: str) -> str:
    """Return the settings without what is this machine's alone and may hold secrets, comments among it.

    These are the databases' URLs, and with what it signs.
    """
    settings = {key: value for key, value in tomllib.loads(text).items() if key != "signature"}
    storage = {key: value for key, value in settings.get("storage", {}).items() if key not in _URLS}
    return to_toml({**settings, "storage": storage})


def taken_over(text: str, ledger_url: str, results_url: str) -> str:
    """Return the settings for a new site: every folder is one inside it, the databases are these.

    Raises ValueError and its kind where `text` is not what `exported` gives.
    """
    settings = tomllib.loads(text)
    urls = {key: url for key, url in zip(_URLS, (ledger_url, results_url), strict=True) if url}
    storage = {**settings.get("storage", {}), "data": "data", "results": "results", **urls}
    profiles = {name: _profile(name, profile) for name, profile in settings["profiles"].items()}
    return to_toml({**settings, "storage": storage, "profiles": profiles})


def _profile(name: str, profile: Mapping[str, object]) -> dict[str, object]:
    outbox = {"outbox": f"outbox/{name}"} if profile.get("outbox") else {}
    return {**profile, "drop": f"drop/{name}", **outbox}


def to_toml(tables: Mapping[str, object]) -> str:
    """Return the tables as TOML; what they hold are texts, numbers, booleans, lists and tables."""
    return "\n".join(_sections("", tables)) + "\n"


def _sections(name: str, table: Mapping[str, object]) -> Iterator[str]:
    inner = {key: value for key, value in table.items() if isinstance(value, dict)}
    own = [f"{_key(key)} = {_value(value)}" for key, value in table.items() if key not in inner]
    if name and (own or not inner):
        yield f"[{name}]"
    yield from own
    for key, value in inner.items():
        yield from _sections(f"{name}.{_key(key)}" if name else _key(key), value)


def _key(key: str) -> str:
    is_bare = key.isascii() and key.replace("_", "").replace("-", "").isalnum()
    return key if is_bare else _value(key)


def _value(value: object) -> str:
    if isinstance(value, list):
        return "[" + ", ".join(map(_value, value)) + "]"
    if isinstance(value, bool | str):
        # JSON's texts are TOML's, but for one character that TOML wants escaped.
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    if isinstance(value, int | float):
        return repr(value)
    raise TypeError(f"settings hold no {type(value).__name__}")
