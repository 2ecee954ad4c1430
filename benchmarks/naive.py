"""The floor of large folders: the same files by ``yaml.load``, the same gaps, nothing checked.

Run as ``python benchmarks/naive.py FOLDER``.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import yaml


def _load(path: Path) -> Any:  # noqa: ANN401  # whatever stands in the file
    return yaml.load(path.read_bytes(), yaml.CSafeLoader)


def _gap(name: str, target: dict[str, Any], observation: dict[str, Any]) -> dict[str, Any]:
    """What a check says of a level: gap, share, progress and pace ratio, and what is needed from now on."""
    actual, demanded, base = observation["value"], target["value"], target["base"]["value"]
    years, passed = target["due"] - target["base"]["period"], observation["period"] - target["base"]["period"]
    pace = (actual / base) ** (1 / passed) - 1 if target["path"] == "geometric" else (actual - base) / passed
    needed = (demanded / base) ** (1 / years) - 1 if target["path"] == "geometric" else (demanded - base) / years
    return {
        "target": name,
        "actual": actual,
        "gap": actual - demanded,
        "achievement": actual / demanded,
        "progress": (actual - base) / (demanded - base),
        "pace": pace / needed,
        "required": (demanded / actual) ** (1 / (years - passed)) - 1,
    }


def main() -> None:
    """Print a row for each target as JSON."""
    folder = Path(sys.argv[1])
    targets = _load(folder / "targets.yaml")["targets"]
    latest: dict[str, dict[str, Any]] = {}
    for path in sorted((folder / "actuals").glob("*.yaml")):
        for observation in _load(path)["observations"]:
            latest[observation["indicator"]] = observation
    rows = [_gap(name, target, latest[target["indicator"]]) for name, target in targets.items()]
    json.dump(rows, sys.stdout, indent=2, ensure_ascii=False)


if __name__ == "__main__":
    main()
