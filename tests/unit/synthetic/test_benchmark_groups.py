import numpy as np

from tests.synthetic.benchmark import benchmark_groups


def test_groups_have_their_names_and_resolutions():
    groups = benchmark_groups(pages=1)
    told = {name: (page.dpi, page.rotation, len(page.lines) > 10) for name, [page] in unrolled(groups)}
    assert told == {
        "clean-200": (200, 0, True),
        "clean-300": (300, 0, True),
        "scanned-200": (200, 0, True),
        "scanned-300": (300, 0, True),
        "bad-150": (150, 0, True),
        "skew-2": (300, 0, True),
        "turned-90": (200, 90, True),
        "turned-180": (200, 180, True),
        "turned-270": (200, 270, True),
        "columns-2": (300, 0, True),
        "columns-4": (300, 0, True),
    }


def test_turned_pages_are_the_scanned_pages():
    groups = benchmark_groups(pages=1)
    [upright], [turned] = list(groups["scanned-200"]), list(groups["turned-180"])
    assert np.array_equal(np.rot90(turned.pixels, 2), upright.pixels)
    assert turned.text == upright.text


def unrolled(groups):
    return [(name, list(pages)) for name, pages in groups.items()]
