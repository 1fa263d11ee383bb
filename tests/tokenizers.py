"""Small byte-level BPE tokenizers, written as their makers write them."""

import json


def _signs():
    """Return the printable sign that stands for each byte in a byte-level vocabulary."""
    own = [*range(33, 127), *range(161, 173), *range(174, 256)]
    others = [byte for byte in range(256) if byte not in own]
    return {byte: chr(byte) for byte in own} | {byte: chr(256 + n) for n, byte in enumerate(others)}


def byte_level(merges, special):
    """Return a `tokenizer.json`: ids 0 to 255 are the bytes, then merges, then special tokens."""
    signs = _signs()
    vocabulary = {sign: byte for byte, sign in sorted(signs.items())}
    pairs = [["".join(signs[byte] for byte in half.encode()) for half in pair] for pair in merges]
    for left, right in pairs:
        vocabulary[left + right] = len(vocabulary)
    flags = dict.fromkeys(("single_word", "lstrip", "rstrip", "normalized"), False)
    added = [
        {"id": len(vocabulary) + number, "content": content, **flags, "special": True}
        for number, content in enumerate(special)
    ]
    level = {"type": "ByteLevel", "add_prefix_space": False, "trim_offsets": True, "use_regex": True}
    model = {
        "type": "BPE",
        "vocab": vocabulary,
        "merges": pairs,
        "byte_fallback": False,
        "ignore_merges": False,
    }
    return json.dumps(
        {
            "version": "1.0",
            "added_tokens": added,
            "normalizer": None,
            "pre_tokenizer": level,
            "post_processor": None,
            "decoder": level,
            "model": model,
        }
    ).encode()
