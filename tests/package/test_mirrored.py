"""The unit tests stand where the modules stand that they test, under their names."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).parents[2]


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
