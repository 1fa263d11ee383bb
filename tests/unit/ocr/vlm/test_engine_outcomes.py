"""How a page leaves the engine: ended, capped, looping, held to a schema, failed or forgotten."""

import json

import numpy as np
import pytest

from pipelines.errors import CapacityError, EngineError
from pipelines.ocr.vlm.architecture import parse
from pipelines.ocr.vlm.constrain import Grammar, JsonSchema, load_tokenizer
from pipelines.ocr.vlm.engine import CacheOptions, Engine, EngineOptions, Failed
from pipelines.ocr.vlm.guard import GuardOptions
from pipelines.ocr.vlm.page_json import PAGE_SCHEMA
from pipelines.ocr.vlm.preprocess import Patches
from pipelines.ocr.vlm.request import Ending, PageRequest
from pipelines.ocr.vlm.sampling import SamplingOptions
from pipelines.ocr.vlm.scheduler import SchedulerOptions
from tests.checkpoints import READER_CONFIG, READER_END, READER_TOKENIZER
from tests.scripted_reader import ScriptedDecoder, ScriptedTower, preferring

ARCHITECTURE = parse(json.dumps(READER_CONFIG).encode())
VOCABULARY = ARCHITECTURE.text.vocab_size
TOKENIZER = load_tokenizer(READER_TOKENIZER, [READER_END], VOCABULARY)
BLOCKS, BLOCK_SIZE = 20, 16
GUARD = GuardOptions(longest_period=8, periods=3, least_tokens=12)
LOOPING, TALKATIVE, SHORT, SICK = range(4)
WORDS = b"lorem ipsum dolor sit amet, consectetur adipiscing elit"


def logits_of(mark, step):
    """Loop, talk without end, say two words, or break at the third token, by the page's mark."""
    if mark == LOOPING:
        return preferring([b"abc"[step % 3]], VOCABULARY)
    if mark == SICK and step == 2:
        return np.full(VOCABULARY, np.nan, np.float32)
    token = WORDS[step % len(WORDS)] if mark != SHORT or step < 11 else READER_END
    return preferring([token], VOCABULARY)


def page(mark, most_tokens=40, **options):
    patches = Patches(np.full((4, 588), mark, np.uint8), 2, 2, 1.0)
    return PageRequest(patches, (1, 259), (260, 2), most_tokens, **options)


def engine_of(decoder, scheduler=None, tower=None):
    return Engine(
        ARCHITECTURE,
        tower or ScriptedTower(),
        decoder,
        frozenset({READER_END}),
        EngineOptions(CacheOptions(BLOCKS, BLOCK_SIZE), scheduler or SchedulerOptions(8, 1, 8), GUARD),
    )


def run(engine):
    outcomes = {}
    while not engine.is_idle:
        outcomes |= {each.number: each for each in engine.step()}
    assert engine.statistics().free_cache_tokens == (BLOCKS - 1) * BLOCK_SIZE
    return outcomes


def text_of(outcome):
    return bytes(outcome.generated.tokens)


def test_each_page_ends_for_its_own_reason():
    engine = engine_of(ScriptedDecoder(logits_of))
    looping, talkative, short = (engine.submit(page(mark)) for mark in (LOOPING, TALKATIVE, SHORT))
    outcomes = run(engine)
    endings = {number: each.generated.ending for number, each in outcomes.items()}
    assert endings == {looping: Ending.LOOP, talkative: Ending.CAP, short: Ending.FINISHED}
    assert text_of(outcomes[looping]) == b"abcabcabcabc"
    assert text_of(outcomes[talkative]) == WORDS[:40]
    assert text_of(outcomes[short]) == WORDS[:11]


def test_numbers_that_are_none_end_one_page_alone():
    engine = engine_of(ScriptedDecoder(logits_of))
    talkative, sick, short = (engine.submit(page(mark)) for mark in (TALKATIVE, SICK, SHORT))
    outcomes = run(engine)
    assert outcomes[sick].error.code == "logits_not_finite"
    assert (text_of(outcomes[talkative]), text_of(outcomes[short])) == (WORDS[:40], WORDS[:11])


@pytest.mark.parametrize(
    "error", [EngineError("reader_failed", "", ""), CapacityError("gpu_memory_full", "", "")]
)
def test_a_call_that_fails_ends_the_pages_in_it_and_no_other(error):
    broken = {"at": 3}

    def failing(mark, step):
        if step == broken["at"]:
            broken["at"] = None
            raise error
        return logits_of(mark, step)

    engine = engine_of(ScriptedDecoder(failing), SchedulerOptions(2, 1, 8))
    numbers = [engine.submit(page(TALKATIVE)) for _ in range(3)]
    outcomes = run(engine)
    assert [outcomes[number] for number in numbers[:2]] == [Failed(number, error) for number in numbers[:2]]
    assert text_of(outcomes[numbers[2]]) == WORDS[:40]


def test_a_tower_that_fails_leaves_the_pages_that_are_being_read_alone():
    class Tower(ScriptedTower):
        def see(self, feed):
            if feed["patches"][0, 0] == SICK:
                raise EngineError("reader_failed", "", "")
            return super().see(feed)

    engine = engine_of(ScriptedDecoder(logits_of), tower=Tower())
    talkative = engine.submit(page(TALKATIVE))
    engine.step()
    sick = engine.submit(page(SICK))
    outcomes = run(engine)
    assert outcomes[sick].error.code == "reader_failed"
    assert text_of(outcomes[talkative]) == WORDS[:40]


def test_a_page_that_is_not_wanted_any_more_makes_room_at_once():
    engine = engine_of(ScriptedDecoder(logits_of), SchedulerOptions(1, 1, 1))
    running, waiting, last = (engine.submit(page(mark)) for mark in (LOOPING, SICK, TALKATIVE))
    engine.step()
    for number in (running, waiting, 99):
        engine.cancel(number)
    assert engine.statistics().running == 0
    assert list(run(engine)) == [last]


def test_a_page_longer_than_the_model_may_be_is_refused():
    engine = engine_of(ScriptedDecoder(logits_of))
    assert engine.most_tokens == (BLOCKS - 1) * BLOCK_SIZE
    with pytest.raises(CapacityError, match="page_beyond_cache"):
        engine.submit(page(SHORT, most_tokens=engine.most_tokens))


def test_a_repetition_penalty_counts_prompt_and_answer_and_one_page_alone():
    def rivals(_mark, _step):
        return preferring([ord("a"), ord("b"), 1, READER_END], VOCABULARY)

    decoder = ScriptedDecoder(rivals)
    engine = engine_of(decoder)
    penalised = engine.submit(page(0, 6, sampling=SamplingOptions(repetition_penalty=2.0)))
    plain = engine.submit(page(0, 6))
    outcomes = run(engine)
    # 4, 3.5, 3 and 2.5, halved once seen; the third stands in the prompt, so the end comes before it.
    assert text_of(outcomes[penalised]) == b"ab"
    assert outcomes[penalised].generated.ending is Ending.FINISHED
    assert text_of(outcomes[plain]) == b"aaaaaa"
    assert decoder.fetched == 0


def test_a_sampled_page_draws_the_same_whoever_shares_its_steps():
    def flat(_mark, step):
        return preferring(np.roll(np.arange(97, 105), step), VOCABULARY)

    found = []
    for others in (0, 3):
        engine = engine_of(ScriptedDecoder(flat))
        number = engine.submit(page(0, 30, sampling=SamplingOptions(temperature=2.0, seed=5)))
        for seed in range(others):
            engine.submit(page(0, 30, sampling=SamplingOptions(temperature=2.0, seed=seed)))
        found.append(text_of(run(engine)[number]))
    assert found[0] == found[1]
    assert len(set(found[0])) > 3


def test_an_answer_held_to_the_page_s_json_is_one_whatever_the_model_would_rather_say():
    grammar = Grammar(JsonSchema.of(PAGE_SCHEMA), TOKENIZER)

    def babbling(_mark, _step):
        return preferring([*b'x"', READER_END], VOCABULARY)  # never a brace, a key or a comma

    decoder = ScriptedDecoder(babbling)
    engine = engine_of(decoder)
    held, free = engine.submit(page(0, 120, grammar=grammar)), engine.submit(page(0, 120))
    outcomes = run(engine)
    assert text_of(outcomes[free]) == b"x" * 12
    told = text_of(outcomes[held])
    assert told.startswith(b'{"')
    assert outcomes[held].generated.ending is Ending.LOOP  # within a string it says x for ever
    assert 0 < decoder.fetched < len(told)


def test_an_answer_held_to_json_ends_where_its_json_does():
    wanted = b'{"text": "a", "header": "", "margin": "", "footer": ""}'
    grammar = Grammar(JsonSchema.of(PAGE_SCHEMA), TOKENIZER)

    def dictated(_mark, step):
        return preferring([READER_END, 0, wanted[step] if step < len(wanted) else 65], VOCABULARY)

    decoder = ScriptedDecoder(dictated)
    engine = engine_of(decoder)
    number = engine.submit(page(0, 100, grammar=grammar))
    outcome = run(engine)[number]
    assert text_of(outcome) == wanted
    assert outcome.generated.ending is Ending.FINISHED
    assert decoder.fetched == 0
