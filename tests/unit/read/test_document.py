"""The YAML reader: every fault of a text named at its place, every scalar given as written."""

from __future__ import annotations

import time
import tracemalloc

import pytest
import yaml

from bgplan.core.fields import Surprise
from bgplan.core.findings import Place
from bgplan.read import tree as tree_module
from bgplan.read.document import Document, read_document
from bgplan.read.snapshot import Observations
from tests.unit.read.reading import facts, marks, read


def spot(document: Document, *path: str | int, key: bool = False) -> tuple[int | None, int | None]:
    """Give the line and column of one path."""
    place = Place("a.yaml", path, key=key)
    found = document.places.located([place])[place]
    assert (found.file, found.path, found.key) == ("a.yaml", path, key)
    return found.line, found.column


@pytest.fixture(params=["libyaml", "python"])
def _loader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.param == "python":
        monkeypatch.setattr(tree_module, "_Loader", yaml.SafeLoader)


class TestTree:
    """What a good text becomes."""

    def test_nested_texts(self) -> None:
        document = read("a:\n  - b: 7.840\n    c: 'x'\n  - [2023-08-22, true]\nd: {}\n")
        assert document.tree == {"a": [{"b": "7.840", "c": "x"}, ["2023-08-22", "true"]], "d": {}}
        assert document.findings == ()

    @pytest.mark.parametrize("text", ["", "~", "null", "Null", "NULL"])
    def test_null_is_none(self, text: str) -> None:
        assert read(f"a: {text}\nb: '{text}'").tree == {"a": None, "b": text}

    @pytest.mark.parametrize(
        "text",
        [
            *("yes", "No", "ON", "off", "y", "N", "12:30", "190:20:30.15", "1_000", "1_000.5", "0123", "0615000"),
            *("-017", "0x1F", "0b11", "0o17", "1e3", "-1.5E+3", ".5e1"),
        ],
    )
    def test_what_yaml_reads_otherwise_is_a_surprise(self, text: str) -> None:
        tree = read(f"a: {text}\nb: '{text}'\nc: \"{text}\"\nd: |-\n  {text}\n").tree
        assert tree == dict.fromkeys("abcd", text)
        assert isinstance(tree, dict)
        assert [type(tree[key]) for key in "abcd"] == [Surprise, str, str, str]

    @pytest.mark.parametrize(
        "text",
        [
            *("0", "29", "-3", "+4", "652153", "7.840", "94,2", "2.200.000", "0.5", "true", "false", "2023", "2023-08"),
            *("2023-08-22", "2023-01-01/P8M", "2021/2030", "parks", "none", "yesterday", "12:75", "-1e", "số 147"),
        ],
    )
    def test_ordinary_scalars_are_no_surprise(self, text: str) -> None:
        tree = read(f"a: {text}\n").tree
        assert tree == {"a": text}
        assert isinstance(tree, dict)
        assert type(tree["a"]) is str

    def test_keys_are_plain_texts(self) -> None:
        tree = read("no: 1\n12:30: 2\n'~': 3\n").tree
        assert isinstance(tree, dict)
        assert {key: type(key) for key in tree} == {"no": Surprise, "12:30": Surprise, "~": str}

    def test_given_in_nfc(self) -> None:
        document = read('ti\u0302nh: xa\u0303\nb: "e\\u0301"\n')
        assert document.tree == {"t\u00eenh": "x\u00e3", "b": "\u00e9"}
        assert marks(document) == [("BG112", 1, 2)]  # one per line; the i is the second character
        assert facts(document) == [{"text": "t\u00eenh:"}]

    @pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
    def test_line_ends(self, end: str) -> None:
        document = read(end.join(["a: 1", "b: 1", "b: 2", ""]))
        assert document.tree == {"a": "1", "b": "1"}
        assert marks(document) == [("BG106", 3, 1)]

    def test_top_level_is_given_as_it_is(self) -> None:
        assert read("[a, b]").tree == ["a", "b"]
        assert read("a").tree == "a"


@pytest.mark.usefixtures("_loader")
class TestYaml:
    """BG105 to BG110: what YAML may not do here."""

    def test_duplicate_key(self) -> None:
        document = read("a:\n  b: 1\n  c: 2\n  b: 3\nb: 4\n")
        assert document.tree == {"a": {"b": "1", "c": "2"}, "b": "4"}
        assert marks(document) == [("BG106", 4, 3)]
        assert facts(document) == [{"key": "b", "line": 2}]
        assert [(place.line, place.column) for place in document.findings[0].related] == [(2, 3)]

    def test_duplicate_collection_is_dropped_whole(self) -> None:
        document = read("a: {x: 1}\na: {y: 1, y: 2}\nb: 3\n")
        assert document.tree == {"a": {"x": "1"}, "b": "3"}
        assert marks(document) == [("BG106", 2, 1), ("BG106", 2, 11)]

    def test_machinery(self) -> None:
        document = read("a: &x 1\nb: [*x, 2]\nc: {<<: *x, d: !!python/object:os.system e}\nf: !g 3\nh: *x\n")
        assert document.tree == {"a": "1", "b": [None, "2"], "c": {"d": "e"}, "f": "3"}
        assert marks(document) == [("BG107", *at) for at in ((1, 4), (2, 5), (3, 5), (3, 16), (4, 4), (5, 4))]
        assert [(one["what"], one["text"]) for one in facts(document)] == [
            ("anchor", "&x"),
            ("alias", "*x"),
            ("merge", "<<"),
            ("tag", "!!python/object:os.system"),
            ("tag", "!g"),
            ("alias", "*x"),
        ]

    def test_quoted_merge_key_is_a_key(self) -> None:
        assert read("'<<': 1\n").tree == {"<<": "1"}

    def test_second_document(self) -> None:
        document = read("---\na: 1\n---\na: [\n")
        assert (document.tree, marks(document)) == ({"a": "1"}, [("BG108", 3, 1)])

    @pytest.mark.parametrize("text", ["", "\n\n", "# note\n", "---\n", "null\n", "  \n#\n"])
    def test_empty(self, text: str) -> None:
        document = read(text)
        assert (document.tree, marks(document)) == (None, [("BG109", 1, 1)])

    def test_syntax_error_names_where_it_began(self) -> None:
        document = read("a: 1\nb: [1,\n\nc: 2\n")
        assert document.tree is None
        assert [found.code for found in document.findings] == ["BG105"]
        assert facts(document)[0]["context"].startswith("while parsing a flow ")

    def test_syntax_error_in_one_place(self) -> None:
        document = read("a: b\n c: d\n")
        assert marks(document) == [("BG105", 2, 3)]
        assert str(facts(document)[0]["problem"]).startswith("mapping values are not allowed")

    @pytest.mark.parametrize("text", ["'x", "[a", "{a: b,", "a: 'x\n", '"\\q"', '"\\UFFFFFFFF"'])
    def test_syntax_error_at_the_end_is_within_the_text(self, text: str) -> None:
        document = read(text)
        assert [found.code for found in document.findings] == ["BG105"]
        line = document.findings[0].place.line
        assert line is not None
        assert 1 <= line <= text.count("\n") + 1

    @pytest.mark.parametrize("key", ["? [a]\n", "? {a: b}\n", "~", "?\n"])
    def test_only_texts_are_keys(self, key: str) -> None:
        document = read(f"{key}: 1\nb: 2\n")
        assert document.tree == {"b": "2"}
        assert [(found.code, found.facts["problem"]) for found in document.findings] == [("BG105", "key")]

    def test_null_is_a_name_that_other_readers_take_for_nothing(self) -> None:
        document = read("null: 1\nb: 2\n")
        assert document.tree == {"b": "2"}
        assert [(found.code, found.facts["text"]) for found in document.findings] == [("BG209", "null")]

    def test_depth(self) -> None:
        assert read("[" * 32 + "]" * 32).findings == ()
        document = read("[" * 33 + "]" * 33)
        assert (document.tree, marks(document)) == (None, [("BG110", 1, 33)])
        assert facts(document) == [{"reason": "depth", "limit": 32}]

    def test_ten_faults_are_ten_findings_in_order(self) -> None:
        document = read(
            "\ufeffa: &x 1\na: 2\nb\u200b: *x\nc: !t 3\n~: 4\nd:\u00a05\n[e]: 6\nf: xa\u0303\n",
        )
        # in line 8, "f: xa" and a combining tilde, the a is the fifth character
        assert marks(document) == [
            ("BG102", 1, 1),
            ("BG107", 1, 4),
            ("BG106", 2, 1),
            ("BG111", 3, 2),
            ("BG107", 3, 5),
            ("BG107", 4, 4),
            ("BG105", 5, 1),
            ("BG111", 6, 3),
            ("BG105", 7, 1),
            ("BG112", 8, 5),
        ]
        assert document.tree == {"a": "1", "c": "3", "d": "5", "f": "x\u00e3"}


class TestAttacks:
    """Small files that would cost much time or memory."""

    @pytest.mark.parametrize("text", ["[" * 100_000, "{" * 100_000, "- " * 50_000, "? " * 50_000, "{a: " * 50_000])
    def test_nesting_is_refused_at_once(self, text: str) -> None:
        tracemalloc.start()
        began = time.perf_counter()
        document = read(text)
        took, (_, peak) = time.perf_counter() - began, tracemalloc.get_traced_memory()
        tracemalloc.stop()
        assert "BG110" in [found.code for found in document.findings]
        assert (took < 1, peak < 5_000_000) == (True, True)

    def test_aliases_never_expand(self) -> None:
        levels = "".join(f"l{i}: &l{i} [{', '.join([f'*l{i - 1}'] * 9)}]\n" for i in range(1, 30))
        document = read("l0: &l0 [lol]\n" + levels)
        assert isinstance(document.tree, dict)
        assert document.tree["l29"] == [None] * 9

    def test_repeated_keys_do_not_fill_the_memory(self) -> None:
        document = read("a: 1\n" * 5000)
        assert [found.code for found in document.findings] == ["BG106"] * 1000 + ["BG110"]
        assert document.tree is None

    def test_piled_up_marks_take_linear_time(self) -> None:
        began = time.perf_counter()
        document = read("a: e" + "\u0301\u0316" * 100_000)
        assert [found.code for found in document.findings] == ["BG112"]
        assert time.perf_counter() - began < 2  # normalising this takes half a minute


PLAN = """\
schema: x
parks:
  - name: a
    in: {unit: ha}
  - - b
    - c
list:
- d
empty:
parks: again
"""


@pytest.mark.usefixtures("_loader")
class TestLocate:
    """Where paths stand."""

    @pytest.mark.parametrize(
        "path, value, key",
        [
            ((), (1, 1), (1, 1)),
            (("schema",), (1, 9), (1, 1)),
            (("parks",), (2, 1), (2, 1)),
            (("parks", 0), (3, 5), (3, 5)),
            (("parks", 0, "name"), (3, 11), (3, 5)),
            (("parks", 0, "in"), (4, 5), (4, 5)),
            (("parks", 0, "in", "unit"), (4, 16), (4, 10)),
            (("parks", 1), (5, 5), (5, 5)),
            (("parks", 1, 1), (6, 7), (6, 7)),
            (("list", 0), (8, 3), (8, 3)),
            (("empty",), (9, 7), (9, 1)),
            # what is not there is found at its nearest ancestor
            (("parks", 0, "in", "value"), (4, 5), (4, 5)),
            (("parks", 2, "name"), (2, 1), (2, 1)),
            (("parks", "0"), (2, 1), (2, 1)),
            (("schema", "deeper", 1), (1, 9), (1, 9)),
            (("none", "deeper"), (1, 1), (1, 1)),
        ],
    )
    def test_place(self, path: tuple[str | int, ...], value: tuple[int, int], key: tuple[int, int]) -> None:
        document = read(PLAN)
        assert spot(document, *path) == value
        assert spot(document, *path, key=True) == key

    def test_all_at_once(self) -> None:
        wanted = [Place("a.yaml", ("parks", 0, "name")), Place("a.yaml", ("schema",), key=True), Place("a.yaml")]
        found = read(PLAN).places.located(wanted)
        assert [(found[place].line, found[place].column) for place in wanted] == [(3, 11), (1, 1), (1, 1)]

    def test_what_could_not_be_read_is_its_beginning(self) -> None:
        assert spot(read("a: [1"), "a") == (1, 1)

    def test_keys_in_nfc(self) -> None:
        assert spot(read("a: 1\nxa\u0303: {b: 2}\n"), "x\u00e3", "b") == (2, 10)

    def test_of_what_is_no_key_what_it_holds_is_passed_over(self) -> None:
        document = read("? [x, {y: 1}]\n: {z: 2}\n<<: *a\n*b : 3\nk: *c\nk: {m: 4}\nl: [*d, {n: 5}]\n")
        assert document.tree == {"l": [None, {"n": "5"}]}
        assert spot(document, "z") == (1, 1)  # the value of a collection as a key: not there, so the beginning
        assert spot(document, "k") == (5, 1)  # what is missing is where its key is
        assert spot(document, "k", "m") == (5, 1)
        assert spot(document, "l", 0) == (7, 5)
        assert spot(document, "l", 1, "n") == (7, 13)


class TestHandedOver:
    """Lists whose items are taken one by one, and not kept."""

    def test_the_observations_are_handed_over_and_not_kept(self) -> None:
        taken = Observations("a.yaml")
        text = "observations:\n  - {indicator: parks, period: 2023-08-22, value: 8}\n  - {indicator: area}\n"
        document = read_document(text.encode(), "a.yaml", takes={"observations": taken.take})

        assert document.tree == {"observations": [None, None]}
        assert [each and each.indicator for each in taken.records] == ["parks", None]
        assert spot(document, "observations", 1, "indicator") == (3, 17)

    def test_only_the_list_at_the_top_is_handed_over(self) -> None:
        taken: list[tuple[int, object]] = []
        text = "a: {items: [1]}\nitems:\n  - b\n  - [c]\nitems: [again]\n? [items]\n: [2]\n"
        document = read_document(text.encode(), "a.yaml", takes={"items": lambda *each: taken.append(each)})

        assert taken == [(0, "b"), (1, ["c"])]
        assert document.tree == {"a": {"items": ["1"]}, "items": [None, None]}


def test_tabs_in_a_long_line_are_never_said_to_be_fine() -> None:
    document = read(b"a: b\n  " + b"\t" * 8 + b"A" + b"\t" * 8 + b": c\n")

    assert document.tree is None
    assert [each.code for each in document.findings] == ["BG104"]


def test_an_excerpt_of_a_very_long_line_is_the_part_around_its_place() -> None:
    line = "a: [" + ", ".join(str(10**12 + number) for number in range(90_000)) + ", *b]"
    document = read(line)
    (found,) = document.findings
    part, column = document.excerpt(found.place)

    assert (found.code, found.place.line, found.place.column) == ("BG107", 1, line.index("*b") + 1)
    assert part[column - 1 :] == "*b]"
    assert 100 < len(part) <= 2000
