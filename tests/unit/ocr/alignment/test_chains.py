"""Which of the runs of equal words hold together."""

from pipelines.ocr.alignment.chains import best_chains, strands
from pipelines.ocr.alignment.tiles import Tile, find_tiles


def test_a_run_of_equal_words_is_one_tile_and_common_words_alone_are_none():
    told = ["de", "ana", "magalhaes", "em", "olinda", "de"]
    seen = ["em", "ana", "magalhaes", "em", "olinda", "em", "de"]
    assert find_tiles(told, seen) == [Tile(1, 1, 4, 20)]
    assert find_tiles(["de", "em"], ["de", "em"]) == []
    assert find_tiles([], seen) == find_tiles(told, []) == []


def test_a_phrase_that_is_everywhere_tells_no_places_apart():
    assert find_tiles(["olinda"] * 9, ["olinda"] * 9) == []


def test_blocks_in_another_order_are_two_chains_the_longer_one_first():
    short, long = Tile(0, 50, 8, 40), Tile(10, 0, 40, 200)
    assert best_chains([short, long]) == [[long], [short]]


def test_a_chain_runs_over_misread_words_and_stays_in_step():
    first, second = Tile(0, 0, 5, 25), Tile(7, 7, 5, 25)
    assert best_chains([first, second]) == [[first, second]]
    assert strands([[first, second]]) == [[first, second]]


def test_a_short_accident_is_no_chain():
    assert best_chains([Tile(3, 80, 1, 8)]) == []


def test_a_chain_is_cut_where_a_text_is_shifted_and_the_part_with_more_letters_comes_first():
    chain = [Tile(0, 0, 1, 6), Tile(20, 30, 40, 200)]
    assert strands([chain]) == [[chain[1]], [chain[0]]]


def test_what_a_better_chain_has_taken_leaves_the_rest_of_another():
    """The best way to the last tile leads over one that a better chain holds."""
    held, better, rest = Tile(0, 0, 30, 150), Tile(31, 31, 30, 150), Tile(40, 101, 9, 45)
    chains = best_chains([held, better, rest])
    assert sorted(tile.told for chain in chains for tile in chain) == [0, 31, 40]
