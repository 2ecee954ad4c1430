"""The rules of the house (CONTRIBUTING, "Rooms"): few deep modules, one meaning a name, functions seen whole."""

import ast
import re
from collections import defaultdict
from pathlib import Path
from statistics import median

import pytest

ROOT = Path(__file__).parents[2]
SOURCES = {path: ast.parse(path.read_text(encoding="utf-8")) for path in sorted((ROOT / "src").rglob("*.py"))}
ROOMS = [path for path in SOURCES if path.name not in ("__init__.py", "__main__.py")]

MOST_LINES = 400
MOST_LINES_OF_A_FUNCTION = 40
PARTICIPLES = re.compile(r"said|told|known|kept|shown|given|(?!related|json_related)\w+(?<!ee)ed")
LISTS_OF_KEYS = {"result_object"}
"""What builds one object of the JSON, a line a key: read as a list, however long it is."""


def lines_of(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def own_name(path: Path) -> str:
    return path.relative_to(ROOT / "src").as_posix()


@pytest.mark.parametrize("path", SOURCES, ids=own_name)
def test_a_file_is_read_in_one_go_and_says_what_it_is(path: Path) -> None:
    assert lines_of(path) <= MOST_LINES
    assert ast.get_docstring(SOURCES[path])


def test_the_usual_file_is_neither_a_splinter_nor_a_store() -> None:
    assert 80 <= median(map(lines_of, ROOMS)) <= 200


def first_line(function: ast.FunctionDef, path: Path) -> int:
    """Where what is to be seen whole begins."""
    return function.body[0].lineno if path.parent.name == "cli" and function.name == path.stem else function.lineno


@pytest.mark.parametrize("path", SOURCES, ids=own_name)
def test_a_function_is_seen_whole(path: Path) -> None:
    """Of a command its body counts: its parameters are its options, a list that is read as one."""
    functions = [node for node in ast.walk(SOURCES[path]) if isinstance(node, ast.FunctionDef)]
    lines = {f.name: f.end_lineno - first_line(f, path) + 1 for f in functions if f.end_lineno is not None}
    long = {name for name, count in lines.items() if count > MOST_LINES_OF_A_FUNCTION}
    assert long - LISTS_OF_KEYS == set()


def test_no_two_types_share_a_name() -> None:
    places = defaultdict(list)
    for path, tree in SOURCES.items():
        for node in tree.body:
            if isinstance(node, ast.ClassDef):
                places[node.name].append(own_name(path))
    assert {name: where for name, where in places.items() if len(where) > 1} == {}


def test_rooms_are_named_by_things() -> None:
    assert [own_name(path) for path in SOURCES if PARTICIPLES.fullmatch(path.stem)] == []


def test_every_room_stands_in_the_picture() -> None:
    picture = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    section = picture.partition("\n## Rooms\n")[2].partition("\n## ")[0]
    words = set(re.findall(r"[a-z_]+", section))
    assert [own_name(path) for path in ROOMS if path.stem not in words] == []


def names(folder: Path) -> set[str]:
    """What the tests of a folder of the sources may be named after: its modules and rooms, or the folder itself."""
    return (
        {path.stem for path in folder.glob("*.py")}
        | {path.parent.name for path in folder.glob("*/__init__.py")}
        | {folder.name}
    )


def test_every_unit_test_is_named_after_what_it_tests() -> None:
    """``test_MODULE.py``, or ``test_MODULE_aspect.py``; ``test_ROOM_aspect.py`` where several modules work together."""
    lost = []
    for test in sorted((ROOT / "tests" / "unit").rglob("test_*.py")):
        folder = ROOT / "src" / "bgplan" / test.parent.relative_to(ROOT / "tests" / "unit")
        if not any(f"{test.stem}_".startswith(f"test_{name}_") for name in names(folder)):
            lost.append(str(test.relative_to(ROOT)))
    assert lost == []
