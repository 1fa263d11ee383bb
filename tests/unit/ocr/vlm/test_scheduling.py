from hypothesis import given
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from pipelines.ocr.vlm.blocks import Blocks
from pipelines.ocr.vlm.scheduler import SchedulerOptions, batch_size, pages_to_take

OPTIONS = st.builds(
    SchedulerOptions,
    most_sequences=st.integers(1, 300),
    pages_at_least=st.integers(1, 8),
    pages_at_most=st.integers(1, 16),
    patience_steps=st.integers(0, 50),
)


@given(st.integers(0, 50), st.integers(0, 300), st.integers(0, 60), OPTIONS)
def test_what_is_taken_fits_and_something_is_always_done(fitting, running, waited, options):
    running = min(running, options.most_sequences)
    taken = pages_to_take(fitting, running, waited, options)
    assert 0 <= taken <= min(fitting, options.pages_at_most, options.most_sequences - running)
    if fitting and not running:
        assert taken
    if fitting and running < options.most_sequences and waited >= options.patience_steps:
        assert taken


@given(st.data(), OPTIONS)
def test_a_batch_holds_what_runs_and_its_sizes_are_few(data, options):
    running = data.draw(st.integers(1, options.most_sequences))
    size = batch_size(running, options)
    assert running <= size <= options.most_sequences
    sizes = {batch_size(each, options) for each in range(1, options.most_sequences + 1)}
    assert len(sizes) <= 6 + -(-options.most_sequences // 32)


class BlocksMachine(RuleBasedStateMachine):
    """Blocks are owned by one sequence at a time, the first by none, and none is lost."""

    def __init__(self):
        super().__init__()
        self.blocks = Blocks(12, 16)
        self.owned = []

    @rule(tokens=st.integers(1, 250))
    def take(self, tokens):
        taken = self.blocks.take(tokens)
        if taken is None:
            assert self.blocks.needed(tokens) > self.blocks.free
        else:
            assert len(taken) * 16 >= tokens > (len(taken) - 1) * 16
            self.owned.append(taken)

    @rule(data=st.data())
    def give_back(self, data):
        if self.owned:
            self.blocks.give_back(self.owned.pop(data.draw(st.integers(0, len(self.owned) - 1))))

    @invariant()
    def each_block_has_one_owner(self):
        held = [block for each in self.owned for block in each]
        assert len(held) == len(set(held))
        assert 0 not in held
        assert len(held) + self.blocks.free == 11


TestBlocks = BlocksMachine.TestCase
