"""Which batches are merged: like with like, never too many pages, and always fewer in the end."""

from itertools import count

from hypothesis import given
from hypothesis import strategies as st

from appliance.ledger.policy import batches_to_merge
from appliance.ledger.records import BatchSize

MOST = 100
sizes = st.lists(
    st.tuples(
        st.sampled_from([None, "2026-01", "2026-02"]), st.sampled_from(["a", "b"]), st.integers(0, 130)
    ),
    max_size=30,
).map(lambda found: [BatchSize(number, *size) for number, size in enumerate(found, 1)])


@given(sizes)
def test_what_is_merged_is_alike_small_and_fits_together(written):
    chosen = [batch for batch in written if batch.id in batches_to_merge(written, MOST)]
    assert len({(batch.month, batch.document_type) for batch in chosen}) <= 1
    assert len(chosen) != 1
    assert all(2 * batch.page_count <= MOST for batch in chosen)
    assert sum(batch.page_count for batch in chosen) <= MOST


@given(sizes)
def test_merging_ends_and_keeps_every_page(written):
    numbers, left = count(1000), list(written)
    for _ in written:
        chosen = batches_to_merge(left, MOST)
        if not chosen:
            break
        gone = [batch for batch in left if batch.id in chosen]
        pages = sum(batch.page_count for batch in gone)
        merged = BatchSize(next(numbers), gone[0].month, gone[0].document_type, pages)
        left = [batch for batch in left if batch.id not in chosen] + [merged]
    assert batches_to_merge(left, MOST) == ()
    assert sum(batch.page_count for batch in left) == sum(batch.page_count for batch in written)
    small = [(batch.month, batch.document_type) for batch in left if 2 * batch.page_count <= MOST]
    assert len(small) == len(set(small))
