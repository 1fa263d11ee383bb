"""Types from a site's files: what they become, and what is refused, with its line and the reason."""

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.document_types import generic
from pipelines.document_types.document_type import Cue, FieldKind, FieldSpec, Zone
from pipelines.document_types.known import SPECIFIC, by_name, recognised
from pipelines.document_types.nascimento import NASCIMENTO
from pipelines.document_types.own.file import OwnTypesRefused
from pipelines.document_types.own.load import own_types
from pipelines.document_types.own.positions import lines_of
from tests.unit.document_types.own_examples import ALVARA, PROTOCOLO

CARIMBO = 'name = "carimbo"\nkind = "pattern"'


def problems(*texts):
    with pytest.raises(OwnTypesRefused) as caught:
        own_types({f"{number}.toml": text for number, text in enumerate(texts, start=1)})
    return [(problem.line, problem.key, problem.reason) for problem in caught.value.problems]


def line_in(text, part):
    return text[: text.index(part)].count("\n") + 1


def test_a_new_type_has_its_own_fields_and_those_of_every_type():
    (kind,) = own_types({"alvara.toml": ALVARA})
    assert kind.name == "alvara"
    assert kind.cues == (
        Cue("alvará de funcionamento", 0.8, is_title=True),
        Cue("licença para localização", 0.3),
    )
    assert kind.fields[: len(generic.FIELDS)] == generic.FIELDS
    number, holder, stamp = kind.fields[len(generic.FIELDS) :]
    assert number == FieldSpec(
        "numero_alvara",
        FieldKind.PATTERN,
        labels=("número do alvará", "alvará nº"),
        phrases=("alvará de número",),
        required=True,
        pattern=r"\d{1,6}/\d{4}",
    )
    assert (holder.kind, holder.many) == (FieldKind.NAME, True)
    assert stamp.zone == Zone(0.5, 0.0, 1.0, 0.25)
    assert kind.identified_by == (("numero_alvara",), ("livro", "folha"))
    assert kind.other_labels == ("observações",)


def test_a_known_type_keeps_all_and_gets_the_new_field():
    (kind,) = own_types({"protocolo.toml": PROTOCOLO})
    assert kind.fields[:-1] == NASCIMENTO.fields
    assert kind.fields[-1].name == "numero_protocolo"
    assert (kind.name, kind.cues, kind.filiation) == ("nascimento", NASCIMENTO.cues, NASCIMENTO.filiation)
    assert "declarante" in NASCIMENTO.other_labels
    assert "declarante" not in kind.other_labels  # it announces the new field now
    assert by_name("nascimento", (kind,)) is kind
    assert [t.name for t in recognised((kind,))] == [t.name for t in SPECIFIC]


def test_several_files_may_extend_one_type():
    selo = PROTOCOLO.replace("numero_protocolo", "selo").replace('"protocolo", "declarante"', '"selo"')
    (kind,) = own_types({"a.toml": PROTOCOLO, "b.toml": selo})
    assert [spec.name for spec in kind.fields[-2:]] == ["numero_protocolo", "selo"]


def test_a_version_follows_from_what_the_file_says():
    (first,) = own_types({"alvara.toml": ALVARA})
    (commented,) = own_types({"x.toml": ALVARA.replace("\n\n", "\n\n# a remark\n")})
    (changed,) = own_types({"alvara.toml": ALVARA.replace("1,6", "1,7")})
    (renumbered,) = own_types({"alvara.toml": ALVARA.replace('version = "1"', 'version = "2"')})
    (extended,) = own_types({"protocolo.toml": PROTOCOLO})
    assert commented.version == first.version
    assert len({first.version, changed.version, renumbered.version}) == 3
    assert first.version.startswith("1+")
    assert extended.version.startswith(f"{NASCIMENTO.version}+2.")


@pytest.mark.parametrize(
    ("old", "new", "at", "key", "reason"),
    [
        ("weight = 0.3", "wieght = 0.3", "wieght", "cues[2].wieght", "unknown key; did you mean weight?"),
        ("many = true", "xyzzy = true", "xyzzy", "fields[2].xyzzy", "unknown key; known are name, kind"),
        ("top = 0.0", "tip = 0.0", "tip", "fields[3].zone.tip", "did you mean top?"),
        ("version =", "versoin =", "versoin", "versoin", "did you mean version?"),
        ('kind = "name"', 'kind = "nome"', '"nome"', "fields[2].kind", "'name'"),
        ('kind = "name"\n', "", '[[fields]]\nname = "titular"', "fields[2].kind", "is missing"),
        ("weight = 0.3", "weight = 1.0", "1.0", "cues[2].weight", "less than 1"),
        ("weight = 0.3", "weight = nan", "nan", "cues[2].weight", "finite number"),
        ("many = true", 'many = "yes"', '"yes"', "fields[2].many", "valid boolean"),
        ('"titular",', "7,", "7,", "fields[2].labels[2]", "valid string"),
        ('"titular",', '"—",', '"—"', "fields[2].labels[2]", "no letter and no digit"),
        (
            '"titular",',
            '"Nome  do Titular",',
            '"Nome  do',
            "fields[2].labels[2]",
            "titular already",
        ),
        ('"titular",', '"livro nº",', '"livro nº"', "fields[2].labels[2]", "livro already"),
        ('"titular",', '"lei 1234",', '"lei 1234"', "fields[2].labels[2]", "several digits"),
        ('"titular",', f'"{"a " * 15}",', '"a a', "fields[2].labels[2]", "more than 14 words"),
        ('"observações"', '"titular"', "other_labels", "other_labels[1]", "titular already"),
        (
            'name = "titular"',
            'name = "cpf"',
            'name = "cpf"',
            "fields[2].name",
            "alvara has a field cpf already",
        ),
        ('name = "titular"', 'name = "Titular"', '"Titular"', "fields[2].name", "pattern"),
        ('name = "alvara"', 'name = "obito"', '"obito"', "name", "obito is a known type"),
        ('name = "alvara"', 'name = "generic"', '"generic"', "name", "generic is a known type"),
        ('name = "alvara"', "", "# a permit", "name", "either the name"),
        ('["numero_alvara"]', '["numero"]', '["numero"]', "identified_by[1][1]", "no field 'numero'"),
        ('["numero_alvara"]', "[]", "identified_by", "identified_by[1]", "at least 1"),
        ("[0-9]{6}", "([0-9]+)+x", '"PM([0-9]', "fields[3].pattern", "very many ways"),
        ("[0-9]{6}", "[0-9", '"PM[0-9"', "fields[3].pattern", "too early"),
        ('"PM[0-9]{6}"', '"PM  x"', '"PM  x', "fields[3].pattern", "never match"),
        ('"PM[0-9]{6}"', '"(PM)?"', '"(PM)?"', "fields[3].pattern", "empty text"),
        ("PM[0-9]{6}", "(?<=x)PM", "(?<=x)PM", "fields[3].pattern", "ahead or behind"),
        ('pattern = "PM[0-9]{6}"\n', "", '[[fields]]\nname = "carimbo"', "fields[3].pattern", "is missing"),
        ("many = true", "many = true\npattern = 'a'", "pattern = 'a'", "fields[2].pattern", "kind pattern"),
        ("right = 1.0", "right = 0.5", "zone =", "fields[3].zone", "is empty"),
        ("right = 1.0", "right = 1.5", "1.5", "fields[3].zone.right", "less than or equal to 1"),
        ("zone = {", "# zone = {", '[[fields]]\nname = "carimbo"', "fields[3]", "or a zone"),
        (
            'kind = "name"',
            'kind = "court_process"',
            'kind = "court_process"',
            "fields[2].kind",
            "its own shape",
        ),
        ("weight = 0.3", "weight = 0.3 0.4", "0.3 0.4", "", "no valid TOML"),
        ('words = "licença para localização"', 'words = "..."', '"..."', "cues[2].words", "no letter"),
    ],
)
def test_what_is_wrong_is_named_with_its_line_and_key(old, new, at, key, reason):
    assert old in ALVARA
    text = ALVARA.replace(old, new, 1)
    found = problems(text)
    assert (line_in(text, at), key) in [(line, where) for line, where, _ in found]
    assert any(where == key and reason in why for _, where, why in found)


@pytest.mark.parametrize(
    ("old", "new", "key", "reason"),
    [
        ('"nascimento"', '"batismo"', "extends", "no type 'batismo'; known are casamento"),
        ('version = "2"', 'version = "2"\nname = "x"', "extends", "either the name"),
        ('version = "2"', 'version = "2"\nidentified_by = [["nome"]]', "identified_by", "stays as it is"),
        ('"numero_protocolo"', '"nome_mae"', "fields[1].name", "nascimento has a field nome_mae already"),
        ('"declarante"', '"Filiação"', "fields[1].labels[2]", "nascimento already"),
        ('labels = ["protocolo", "declarante"]', 'phrases = ["filho de"]', "fields[1].phrases[1]", "nasci"),
    ],
)
def test_what_does_not_fit_the_extended_type_is_refused(old, new, key, reason):
    assert old in PROTOCOLO
    found = problems(PROTOCOLO.replace(old, new))
    assert any(where == key and reason in why for _, where, why in found)


def test_two_files_cannot_describe_one_type_nor_add_one_field_twice():
    assert any("another file" in why for _, _, why in problems(ALVARA, ALVARA))
    assert any("has a field numero_protocolo already" in why for _, _, why in problems(PROTOCOLO, PROTOCOLO))


def test_everything_that_is_wrong_is_told_in_the_order_of_the_lines():
    text = ALVARA.replace("0.8", "8").replace("many = true", "much = true").replace('"pattern"', '"patern"')
    lines = [line for line, _, _ in problems(text)]
    assert len(lines) == 5
    assert lines == sorted(lines)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "is missing"),
        ("x = " + "[" * 5000 + "]" * 5000, "too deep"),
        ("x = " + "9" * 5000, "too large"),
        ("x = 0x" + "9" * 5000, "too large"),
        ("# " + "x" * (1 << 18), "more than 262144 characters"),
        ("x = 1979-05-27T07:32:00Z", "unknown key"),
        ("fields = 3", "valid"),
    ],
)
def test_no_text_makes_more_than_a_named_error(text, reason):
    assert any(reason in why for _, _, why in problems(text))


def _paths(value, path=()):
    yield path
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in items:
        yield from _paths(inner, (*path, key))


TOML = """\
a = 1 # one
"b c".d = [1,
  [2, "#]"], # three
  { x = 1, y.z = '''two
lines''' },
]
[t."ü"]
s = \"\"\"a "quoted"
[not] = a table\\\\\"\"\"
f = [ ] # none
d = 1979-05-27 07:32:00
[[e]]
k = 'lit#eral'
[[e]]
[e.sub]
k.l = true
[[e.list]]
[[e.list]]
v = {}
"""


def test_the_line_of_every_key_and_element_is_known():
    lines = lines_of(TOML)
    assert set(lines) == set(_paths(tomllib.loads(TOML))) - {()}
    found = {path: line for path, line in lines.items() if path[-1] in {"z", "d", "f", "v", "l"}}
    assert found == {
        ("b c", "d"): 2, ("b c", "d", 2, "y", "z"): 4, ("t", "ü", "f"): 10, ("t", "ü", "d"): 11,
        ("e", 1, "sub", "k", "l"): 16, ("e", 1, "list", 1, "v"): 19,
    }  # fmt: skip


PARTS = (
    *(
        "[[fields]]",
        "[",
        "]",
        "{",
        "}",
        '"',
        "'",
        "=",
        ",",
        "\n",
        ".",
        "\\",
        "#",
        "0",
        "-",
        "é",
        "\x00",
        '"""',
    ),
    *("kind", "pattern", "zone", "1e999", "inf", "true", "(a+)+", "\ud7ff"),
)


@st.composite
def mutated(draw):
    text = draw(st.sampled_from([ALVARA, PROTOCOLO]))
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(text)))
        end = draw(st.integers(start, min(len(text), start + 12)))
        copied = st.sampled_from([*PARTS, text[start:end] * 2, text[end : end + 40]])
        text = text[:start] + draw(copied | st.text(max_size=4)) + text[end:]
    return text


def read(text):
    """Return the types of a file, or the problems for which it is refused; anything else is raised."""
    try:
        return own_types({"own.toml": text}), ()
    except OwnTypesRefused as refused:
        return (), refused.problems


@given(mutated())
def test_a_changed_file_is_a_type_or_a_named_error(text):
    types, found = read(text)
    assert bool(types) != bool(found)
    last = text.count("\n") + 1
    assert all(problem.file == "own.toml" and problem.reason for problem in found)
    assert all(1 <= problem.line <= last for problem in found)


VALUES = st.recursive(
    st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)


@given(st.data())
def test_any_value_in_any_place_is_taken_or_named(data):
    raw = tomllib.loads(ALVARA)
    path = data.draw(st.sampled_from([path for path in _paths(raw) if path]))
    target = raw
    for part in path[:-1]:
        target = target[part]
    target[path[-1]] = data.draw(VALUES)
    types, found = read(as_toml(raw))
    assert bool(types) != bool(found)
    assert all(problem.reason and problem.line for problem in found)


def as_toml(table):
    return "".join(f"{_quoted(key)} = {_inline(value)}\n" for key, value in table.items())


def _inline(value):
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_quoted(key)} = {_inline(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_inline, value)) + "]"
    return _quoted(value) if isinstance(value, str) else repr(value).lower()


def _quoted(text):
    return '"' + "".join(f"\\U{ord(character):08X}" for character in text) + '"'


@pytest.mark.parametrize(
    ("kind", "rest", "reason"),
    [
        ("date", "", "one value of kind date needs"),
        ("date", "many = true", None),
        ("date", "zone = {top = 0.8}", None),
        ("date", 'labels = ["emitido em"]', None),
        ("money", "many = true", None),
        ("name", "many = true", "needs labels or phrases"),
        ("cpf", "many = true", "this is the field cpf"),
        ("cpf", "zone = {top = 0.8}", "this is the field cpf"),
        ("cpf", 'labels = ["CPF do titular"]', None),
        ("choice", 'labels = ["x"]\nchoices = [{value = "a", words = ["b"]}]', None),
        ("choice", 'labels = ["x"]', "the values that there are"),
        ("choice", 'labels = ["x"]\nchoices = [{value = "a", words = ["b", "B."]}]', "says 'a' already"),
        ("choice", 'labels = ["x"]\nchoices = [{value = "a", words = ["-"]}]', "no letter"),
        ("choice", 'labels = ["x"]\nchoices = [{value = "a", words = []}]', "at least 1"),
        ("text", 'labels = ["x"]\nchoices = [{value = "a", words = ["b"]}]', "belong to the kind choice"),
    ],
)
def test_each_kind_has_something_by_which_it_is_found(kind, rest, reason):
    text = f'name = "x"\nversion = "1"\n[[fields]]\nname = "y"\nkind = "{kind}"\n{rest}\n'
    types, found = read(text)
    assert bool(types) == (reason is None)
    assert reason is None or any(reason in problem.reason for problem in found)
