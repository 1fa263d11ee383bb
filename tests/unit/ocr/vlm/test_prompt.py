"""The prompt is the checkpoint's own, token for token; one that would not say what was meant is refused."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.ocr.vlm.architecture import parse
from pipelines.ocr.vlm.chat_template import PromptError
from pipelines.ocr.vlm.constrain import load_tokenizer
from pipelines.ocr.vlm.generation import GenerationDefaults, read_generation
from pipelines.ocr.vlm.prompt import Prompt, read_prompt
from pipelines.ocr.vlm.prompt_options import PromptOptions
from tests.checkpoints import READER_CONFIG, READER_END, READER_TOKENIZER

NANO = Path(__file__).parents[5] / "shared" / "models" / "nano-reader"
ARCHITECTURE = parse(json.dumps(READER_CONFIG).encode())
VOCABULARY = ARCHITECTURE.text.vocab_size
TOKENIZER = load_tokenizer(READER_TOKENIZER, [READER_END], VOCABULARY)
PICTURE = "<|vision_start|><|image_pad|><|vision_end|>"
# As Qwen2.5-VL's template behaves: a system turn of its own, pictures wherever the content says so.
FAMILY = """\
{%- for message in messages -%}
    {%- if loop.first and message.role != 'system' -%}
        {{- '<|im_start|>system\\nYou are a helpful assistant.<|im_end|>\\n' -}}
    {%- endif -%}
    {{- '<|im_start|>' + message.role + '\\n' -}}
    {%- if message.content is string -%}
        {{- message.content -}}
    {%- else -%}
        {%- for content in message.content -%}
            {%- if content.type == 'image' or 'image' in content -%}
                {{- '<|vision_start|><|image_pad|><|vision_end|>' -}}
            {%- elif 'text' in content -%}
                {{- content.text -}}
            {%- endif -%}
        {%- endfor -%}
    {%- endif -%}
    {{- '<|im_end|>\\n' -}}
{%- endfor -%}
{%- if add_generation_prompt -%}
    {{- '<|im_start|>assistant\\n' -}}
{%- endif -%}
"""


def prompt(folder, **options):
    return read_prompt(folder, ARCHITECTURE, TOKENIZER, PromptOptions(**options))


def written(found: Prompt) -> str:
    tokens = [*found.before, ARCHITECTURE.image_token_id, *found.after]
    return TOKENIZER.decode_str(tokens)


def put(folder, name, content):
    (folder / name).write_text(content if isinstance(content, str) else json.dumps(content))


def test_a_checkpoint_without_a_template_is_asked_in_plain_chatml(tmp_path):
    turn = f"<|im_start|>user\n{PICTURE}<|im_end|>\n<|im_start|>assistant\n"
    assert written(prompt(tmp_path)) == turn
    assert written(prompt(tmp_path, instruction="OCR")) == turn.replace(PICTURE, PICTURE + "OCR")
    assert written(prompt(tmp_path, system="S")) == "<|im_start|>system\nS<|im_end|>\n" + turn


@pytest.mark.parametrize("name", ["chat_template.jinja", "chat_template.json", "tokenizer_config.json"])
def test_the_template_is_found_wherever_checkpoints_keep_it(tmp_path, name):
    put(tmp_path, name, FAMILY if name.endswith("jinja") else {"chat_template": FAMILY})
    assert written(prompt(tmp_path, instruction="Leia.")) == (
        "<|im_start|>system\nYou are a helpful assistant.<|im_end|>\n"
        f"<|im_start|>user\n{PICTURE}Leia.<|im_end|>\n<|im_start|>assistant\n"
    )
    assert written(prompt(tmp_path, system="")).startswith("<|im_start|>system\n<|im_end|>\n<|im_start|>user")


def test_the_processor_s_template_comes_before_the_tokenizer_s(tmp_path):
    put(tmp_path, "tokenizer_config.json", {"chat_template": "text only"})
    put(tmp_path, "chat_template.json", {"chat_template": PICTURE + "json"})
    assert written(prompt(tmp_path)) == PICTURE + "json"
    put(tmp_path, "chat_template.jinja", PICTURE + "jinja")
    assert written(prompt(tmp_path)) == PICTURE + "jinja"


def test_of_several_templates_the_default_one_is_taken(tmp_path):
    several = [{"name": "tool_use", "template": "t"}, {"name": "default", "template": PICTURE}]
    put(tmp_path, "tokenizer_config.json", {"chat_template": several})
    assert written(prompt(tmp_path)) == PICTURE


def test_templates_may_name_special_tokens_and_use_what_transformers_gives_them(tmp_path):
    template = (
        "{{ bos_token }}{{ eos_token }}{% generation %}" + PICTURE + "{% endgeneration %}"
        "{% for number in [1, 2] %}{% if number == 2 %}{% break %}{% endif %}{{ ['é<'] | tojson }}"
        "{% endfor %}"
    )
    marks = {"bos_token": {"content": "<|im_start|>"}, "eos_token": "<|im_end|>", "pad_token": None}
    put(tmp_path, "tokenizer_config.json", {"chat_template": template, **marks})
    assert written(prompt(tmp_path)) == f'<|im_start|><|im_end|>{PICTURE}["é<"]'


@pytest.mark.parametrize(
    ("template", "reason"),
    [
        ("no picture", "0 pictures"),
        (PICTURE * 2, "2 pictures"),
        ("<|image_pad|>", "does not stand between"),
        (PICTURE + "<|fim_middle|>", "no special token"),
        ("{% for %}", "TemplateSyntaxError"),
        ("{{ raise_exception('no system turns') }}", "no system turns"),
        ("{{ messages[7].content }}", "UndefinedError"),
        ("{{ 1 / 0 }}", "ZeroDivisionError"),
        ("{{ messages.append(1) }}", "SecurityError"),
        ("{{ ''.__class__.__mro__ }}", "SecurityError"),
        ("{% for each in range(10000000) %}{% endfor %}", "OverflowError"),
        ("{{ strftime_now('%d') }}" + PICTURE, "UndefinedError"),
    ],
)
def test_a_template_that_gives_no_prompt_is_refused_with_the_reason(tmp_path, template, reason):
    put(tmp_path, "chat_template.jinja", template)
    with pytest.raises(PromptError, match=reason):
        prompt(tmp_path)


@pytest.mark.parametrize(
    ("content", "reason"),
    [("{", "no JSON"), ("[" * 100_000, "no JSON"), ([], "no JSON object"), ({"chat_template": 7}, "no text")],
)
def test_a_damaged_file_is_refused_by_its_name(tmp_path, content, reason):
    put(tmp_path, "tokenizer_config.json", content)
    with pytest.raises(PromptError, match=f"tokenizer_config.json .*{reason}|of tokenizer_config.json"):
        prompt(tmp_path)


def test_a_template_that_is_no_text_is_refused(tmp_path):
    (tmp_path / "chat_template.jinja").write_bytes(b"\xff\xfe")
    with pytest.raises(PromptError, match="no text"):
        prompt(tmp_path)


def test_a_tokenizer_of_another_model_gives_no_prompt(tmp_path):
    other = READER_TOKENIZER.replace(b"<|image_pad|>", b"<|image_bad|>")
    with pytest.raises(PromptError, match="image_pad"):
        read_prompt(tmp_path, ARCHITECTURE, load_tokenizer(other, [READER_END], VOCABULARY), PromptOptions())
    swapped = load_tokenizer(_with_two_marks_swapped(), [READER_END], VOCABULARY)
    with pytest.raises(PromptError, match="pictures"):
        read_prompt(tmp_path, ARCHITECTURE, swapped, PromptOptions())


def _with_two_marks_swapped():
    told = json.loads(READER_TOKENIZER)
    one, other = (
        next(each for each in told["added_tokens"] if each["content"] == name)
        for name in ("<|image_pad|>", "<|im_start|>")
    )
    one["content"], other["content"] = other["content"], one["content"]
    return json.dumps(told).encode()


@given(st.text(st.characters(codec="utf-8"), max_size=40).filter(lambda text: "<|" not in text))
def test_any_instruction_stands_behind_the_picture_as_it_is(tmp_path_factory, words):
    found = prompt(tmp_path_factory.getbasetemp(), instruction=words)
    assert f"{PICTURE}{words}<|im_end|>" in written(found)


@pytest.mark.parametrize(
    ("told", "config", "expected"),
    [
        ({"eos_token_id": 3}, {"eos_token_id": 4}, GenerationDefaults(frozenset({3}), 1.0)),
        ({"eos_token_id": [3, 5]}, {}, GenerationDefaults(frozenset({3, 5}), 1.0)),
        ({"repetition_penalty": 1.05}, {"eos_token_id": 4}, GenerationDefaults(frozenset({4}), 1.05)),
        (None, {"text_config": {"eos_token_id": 6}}, GenerationDefaults(frozenset({6}), 1.0)),
    ],
)
def test_ends_and_penalty_are_what_the_checkpoint_says(tmp_path, told, config, expected):
    if told is not None:
        put(tmp_path, "generation_config.json", told)
    put(tmp_path, "config.json", config)
    assert read_generation(tmp_path, 16) == expected


@pytest.mark.parametrize(
    "told",
    [
        {},
        {"eos_token_id": 16},
        {"eos_token_id": []},
        {"eos_token_id": [3, "<|im_end|>"]},
        {"eos_token_id": True},
        {"eos_token_id": 3, "repetition_penalty": 0},
        {"eos_token_id": 3, "repetition_penalty": "high"},
    ],
)
def test_an_end_or_a_penalty_that_is_none_is_refused(tmp_path, told):
    put(tmp_path, "generation_config.json", told)
    with pytest.raises(PromptError):
        read_generation(tmp_path, 16)


@pytest.mark.shared
@pytest.mark.skipif(not NANO.is_dir(), reason="the nano reader is not beside the repository")
def test_the_nano_reader_s_prompt_is_that_of_transformers():
    architecture = parse((NANO / "config.json").read_bytes())
    defaults = read_generation(NANO, architecture.text.vocab_size)
    tokenizer = load_tokenizer(
        (NANO / "tokenizer.json").read_bytes(), sorted(defaults.ends), architecture.text.vocab_size
    )
    assert read_prompt(NANO, architecture, tokenizer, PromptOptions(instruction="OCR")) == Prompt(
        (4089, 339, 265, 198, 4091), (4092, 46, 34, 49, 4090, 198, 4089, 551, 566, 260, 198)
    )
