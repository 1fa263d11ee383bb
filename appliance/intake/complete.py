"""Whether a file looks finished: it ends the way its kind ends. A guess that spares a slow writer's document.

What looks finished may still grow (a scanner that re-opens its PDF for each page leaves a whole one in
between), so the settling time counts too; what never looks finished is waited for longer, then taken.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import zip_longest
from typing import Literal

from appliance.intake.triage import claimed_kind
from pipelines.source import HEAD_BYTES, SourceKind, may_become_known, sniff

Read = Callable[[int, int], bytes]
"""Gives so many bytes of a file from an offset on; fewer at its end."""

_TAIL_BYTES = 2048
_IEND = b"\x00\x00\x00\x00IEND\xaeB`\x82"
_END_OF_IMAGE = b"\xff\xd9"
_START_OF_SCAN = 0xDA
_MOST_SEGMENTS = 1_000
# Tables, frames and scans: a second picture that follows the first one, and has not come whole.
_PICTURE_GOES_ON = tuple(bytes((0xFF, marker)) for marker in (0xC0, 0xC2, 0xC4, 0xD8, 0xDA, 0xDB))
_MOST_DIRECTORIES = 20_000
_PIXEL_PLACES = ((273, 279), (324, 325))  # the tags of offsets and sizes, of strips and of tiles
_PIXEL_TAGS = frozenset(tag for pair in _PIXEL_PLACES for tag in pair)
_NUMBER_BYTES = {3: 2, 4: 4, 16: 8}  # the types SHORT, LONG and LONG8


def looks_complete(name: str, size: int, read: Read) -> bool:
    """Say whether a file of `size` bytes ends as what it claims to be, by its bytes or else by its name."""
    head = read(0, HEAD_BYTES)
    kind = sniff(head)
    if kind is None:  # zeros: the room is taken, as Windows does, and the bytes are still to come
        return not may_become_known(head) and claimed_kind(name) is None
    if kind is SourceKind.TIFF:
        return _Tiff.opened(size, read).is_whole()
    if kind is SourceKind.JPEG:
        return _is_whole_jpeg(size, read)
    tail = read(max(0, size - _TAIL_BYTES), _TAIL_BYTES)
    if kind is SourceKind.PDF:
        return b"startxref" in tail and b"%%EOF" in tail[tail.rfind(b"startxref") :]
    return _IEND in tail


def _is_whole_jpeg(size: int, read: Read) -> bool:
    """A preview in the head ends like a picture too, so the end counts only behind the start of the scan."""
    scan = _start_of_scan(read)
    if scan is None:
        return False
    _, end, rest = read(max(scan, size - _TAIL_BYTES), _TAIL_BYTES).rpartition(_END_OF_IMAGE)
    return bool(end) and not any(marker in rest for marker in _PICTURE_GOES_ON)


def _start_of_scan(read: Read) -> int | None:
    """Follow a JPEG's segments, each of a marker and a length, to the one that the pixels follow."""
    offset = 2
    for _ in range(_MOST_SEGMENTS):
        start = read(offset, 4)
        if len(start) < 4 or start[0] != 0xFF:
            return None
        if start[1] == _START_OF_SCAN:
            return offset
        offset += 2 + int.from_bytes(start[2:], "big")
    return None


class _CutError(Exception):
    """What is pointed at lies beyond the file's end, or is not what it should be."""


@dataclass(frozen=True, slots=True)
class _Tiff:
    """A TIFF: a chain of directories, one for each page. The big form has wider numbers.

    `word` is the width in bytes of an offset or count, `counter` that of a directory's entry count.
    """

    size: int
    read: Read
    order: Literal["little", "big"]
    word: int
    counter: int

    @classmethod
    def opened(cls, size: int, read: Read) -> "_Tiff":
        head = read(0, 4)
        word, counter = (8, 8) if b"+" in head else (4, 2)
        return cls(size, read, "little" if head.startswith(b"II") else "big", word, counter)

    def is_whole(self) -> bool:
        """Say whether every directory, and every strip or tile that it names, lies within the file."""
        try:
            pages = sum(1 for entries in self._directories() if self._holds_its_pixels(entries))
        except _CutError:
            return False
        return pages > 0

    def _directories(self) -> Iterator[bytes]:
        offset = self._number(self._bytes(self.word, self.word))  # after the mark: 4 bytes, or 8 in the big
        seen: set[int] = set()
        while offset:
            if offset in seen or len(seen) >= _MOST_DIRECTORIES:
                raise _CutError
            seen.add(offset)
            entries_at = offset + self.counter
            length = self._number(self._bytes(offset, self.counter)) * self._entry_bytes
            yield self._bytes(entries_at, length)
            offset = self._number(self._bytes(entries_at + length, self.word))

    def _holds_its_pixels(self, entries: bytes) -> bool:
        numbers = {
            tag: self._numbers(entries[start : start + self._entry_bytes])
            for start in range(0, len(entries), self._entry_bytes)
            if (tag := self._number(entries[start : start + 2])) in _PIXEL_TAGS
        }
        for offsets, sizes in _PIXEL_PLACES:
            for offset, size in zip_longest(numbers.get(offsets, ()), numbers.get(sizes, ())):
                if offset is None or size is None or offset + size > self.size:
                    raise _CutError
        return True

    def _numbers(self, entry: bytes) -> list[int]:
        """Return an entry's numbers, which stand in it or, being too many, where it points."""
        width = _NUMBER_BYTES.get(self._number(entry[2:4]))
        if width is None:
            raise _CutError
        length = self._number(entry[4 : 4 + self.word]) * width
        value = entry[4 + self.word :]
        if length > self.word:
            value = self._bytes(self._number(value), length)
        return [self._number(value[at : at + width]) for at in range(0, length, width)]

    @property
    def _entry_bytes(self) -> int:
        return 4 + 2 * self.word

    def _number(self, raw: bytes) -> int:
        return int.from_bytes(raw, self.order)

    def _bytes(self, offset: int, length: int) -> bytes:
        if offset + length > self.size:  # asked first: a damaged file may claim any length
            raise _CutError
        raw = self.read(offset, length)
        if len(raw) < length:
            raise _CutError
        return raw
