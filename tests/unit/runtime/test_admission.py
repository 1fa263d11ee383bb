import asyncio

import pytest
from hypothesis import given
from hypothesis import strategies as st

from appliance.runtime.admission import Bay, PageWindow, page_bytes
from appliance.runtime.routing import Member, choose, choose_alone
from pipelines.source import SourcePage


def test_a_page_of_unknown_size_counts_as_a_colour_page():
    assert page_bytes(SourcePage(1, 0, 0, 1)) == page_bytes(SourcePage(1, 2480, 3508, 3))


@given(st.lists(st.tuples(st.integers(1, 150), st.integers(0, 3)), max_size=40))
def test_bytes_and_places_are_never_exceeded_and_everybody_gets_in(pages):
    inside, most = [], []

    async def one(window, size, priority):
        async with window.place(size, priority):
            inside.append(size)
            most.append((sum(inside), len(inside)))
            await asyncio.sleep(0)
            inside.remove(size)

    async def everyone():
        window = PageWindow(Bay("lane", 100, 5))
        await asyncio.gather(*(one(window, *page) for page in pages))

    asyncio.run(everyone())
    assert len(most) == len(pages)
    assert all(count <= 5 and (total <= 100 or count == 1) for total, count in most)


def test_the_higher_priority_goes_first_and_equals_keep_their_order():
    order = []

    async def one(window, name, priority):
        async with window.place(1, priority):
            order.append(name)

    async def everyone():
        window = PageWindow(Bay("lane", 1, 1))
        async with window.place(1, 0):
            waiting = [asyncio.create_task(one(window, n, p)) for n, p in [("a", 0), ("b", 0), ("c", 9)]]
            await asyncio.sleep(0)
        await asyncio.gather(*waiting)

    asyncio.run(everyone())
    assert order == ["c", "a", "b"]


def test_a_page_cancelled_while_it_waits_or_works_gives_its_place_back():
    async def cancelled():
        window = PageWindow(Bay("lane", 1, 1))

        async def hold():
            async with window.place(1, 0):
                await asyncio.sleep(60)

        working, waiting = asyncio.create_task(hold()), asyncio.create_task(hold())
        await asyncio.sleep(0)
        for task in (waiting, working):
            task.cancel()
        await asyncio.gather(working, waiting, return_exceptions=True)
        async with asyncio.timeout(1):
            async with window.place(1, 0):
                return True

    assert asyncio.run(cancelled())


@pytest.mark.parametrize(
    ("members", "chosen"),
    [
        ([], None),
        ([Member(2), Member(1)], 1),
        ([Member(0, is_alive=False), Member(1)], 1),
        ([Member(2), Member(2)], None),
        ([Member(1), Member(1)], 0),
    ],
)
def test_the_least_loaded_living_member_under_the_cap_is_chosen(members, chosen):
    assert choose(members, 2) == chosen


def test_a_place_that_shrinks_lets_others_in_and_gives_back_what_it_still_holds():
    async def shrinking():
        window = PageWindow(Bay("lane", 100, 5))
        async with window.place(90, 0) as place:
            waiting = asyncio.create_task(_enter(window, 60))
            await asyncio.sleep(0)
            assert not waiting.done()
            place.shrink(95)  # it never grows
            place.shrink(10)
            assert (window.bytes_taken, place.lane) == (70, "lane")
            await waiting
            assert window.bytes_taken == 10
        return window.bytes_taken, window.pages

    assert asyncio.run(shrinking()) == (0, 0)


async def _enter(window, size):
    async with window.place(size, 0):
        await asyncio.sleep(0)


@given(st.lists(st.builds(Member, st.integers(0, 3), st.booleans(), st.booleans()), max_size=6))
def test_a_reserved_actor_takes_no_other_call(members):
    for index in (choose(members, 2), choose_alone(members)):
        assert index is None or (members[index].is_alive and not members[index].is_reserved)
    assert (choose_alone(members) is None) == all(m.is_reserved or not m.is_alive for m in members)
