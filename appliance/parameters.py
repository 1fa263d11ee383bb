"""Options that an operator changes for single documents, under the rules of the settings file."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Any, get_type_hints

from pydantic import TypeAdapter, ValidationError

from appliance.settings import Profile, RuntimeOptions

PROFILE_KEYS = ("dpi", "document_type", "max_page_pixels")
RUNTIME_KEYS = ("page_timeout_seconds",)


def parse_parameters(given: Collection[str], document_types: Collection[str]) -> dict[str, object]:
    """Return the options that were written as KEY=VALUE; an empty text alone gives none.

    Raises ValueError with a sentence that names every key there is.
    """
    parameters = dict(_parse(one) for one in given if one.strip())
    kind = parameters.get("document_type")
    if kind and kind not in document_types:
        msg = f"document_type: there is no document type {kind!r}; known are {', '.join(document_types)}."
        raise ValueError(f"{msg} {_known_keys()}")
    return parameters


def changed_profile(profile: Profile, parameters: Mapping[str, object]) -> Profile:
    """Return the profile as it holds for a document with these parameters."""
    changes: dict[str, Any] = {key: parameters[key] for key in PROFILE_KEYS if key in parameters}
    return replace(profile, **changes)


def _parse(given: str) -> tuple[str, object]:
    key, _, value = (part.strip() for part in given.partition("="))
    rules, known = _rules(), _known_keys()
    if key not in rules:
        msg = f"{given!r} names no option that a document can have. {known}"
        raise ValueError(msg)
    try:
        return key, TypeAdapter(rules[key]).validate_strings(value, strict=True)
    except ValidationError as error:
        msg = f"{key}: {error.errors(include_url=False)[0]['msg']}. {known}"
        raise ValueError(msg) from None


def _known_keys() -> str:
    return f"Write KEY=VALUE; the keys are {', '.join(sorted(_rules()))}."


def _rules() -> dict[str, Any]:
    """Return the type of every option, with its limits."""
    return {
        key: hint
        for section, keys in ((Profile, PROFILE_KEYS), (RuntimeOptions, RUNTIME_KEYS))
        for key, hint in get_type_hints(section, include_extras=True).items()
        if key in keys
    }
