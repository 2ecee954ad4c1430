"""Every rule by example: ``BGnnn/wrong`` is a data folder with just that finding, ``BGnnn/right`` its mended twin.

The places in ``expected.txt`` are counted in the files by hand: ``file:line:column CODE``, one line per finding.
"""

from __future__ import annotations

import re
import tomllib
from functools import reduce
from pathlib import Path
from string import Formatter

import pytest

import bgplan
from bgplan import run
from bgplan.core.findings import Finding
from bgplan.core.pins import entry_of
from bgplan.core.rules import BY_CODE, RULES
from bgplan.render.findings import helps_of, text_of
from bgplan.render.words import HELPS, LANGS, Words

EXAMPLES = Path(__file__).parent
WORDS = Path(bgplan.__file__).parent / "render" / "words"
CODES = tuple(rule.code for rule in RULES)

FACTS_OF_ANOTHER_CASE = {
    "BG110": {"size"},  # nested too deeply; the advice is for a large file
    "BG501": {"write"},  # late enough for an estimate; the example is not
    "BG201": {"foreign"},  # a letter of another script
    "BG202": {"kind"},  # what has no typical value
    "BG203": {"foreign", "alike"},  # a name that somebody wrote as people say it
    "BG207": {"foreign"},
    "BG208": {"alike", "known"},  # a name that is no misspelt one
    "BG503": {"choices"},  # a plan of the figure's time
    **{code: {"alike"} for code in ("BG702", "BG703", "BG704")},  # an indicator as the figure is
    "BG205": {"print", "otherwise"},  # a print that says what was meant; what is no count
    "BG209": {"what"},  # a name; the example has a text
    "BG803": {"never"},  # an entry that can never match
}
"""Facts that the advice names and the example has not."""


def found(code: str, side: str) -> tuple[Finding, ...]:
    folder = EXAMPLES / code / side
    return tuple(each for each in run.load(folder, folder).findings if each.counts)


def placeholders(template: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(template) if name}


def test_every_rule_has_its_examples_and_every_example_its_rule() -> None:
    assert {path.name for path in EXAMPLES.iterdir() if path.is_dir() and path.name != "__pycache__"} == set(CODES)
    for code in CODES:
        assert {path.name for path in (EXAMPLES / code).iterdir()} == {"wrong", "right"}, code


@pytest.mark.parametrize("code", CODES)
def test_the_wrong_example_has_just_this_finding_where_it_says(code: str) -> None:
    expected = (EXAMPLES / code / "wrong" / "expected.txt").read_text(encoding="utf-8").splitlines()
    findings = found(code, "wrong")

    assert [f"{each.place.file}:{each.place.line}:{each.place.column} {each.code}" for each in findings] == expected
    assert {each.code for each in findings} == {code}
    assert {each.severity for each in findings} == {BY_CODE[code].severity}


@pytest.mark.parametrize("code", CODES)
def test_in_the_right_example_nothing_is_found(code: str) -> None:
    assert found(code, "right") == ()


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("code", CODES)
def test_the_words_of_a_rule_name_only_facts_that_it_states(code: str, lang: str) -> None:
    words = Words(lang)
    for finding in found(code, "wrong"):
        known = set(finding.facts) | FACTS_OF_ANOTHER_CASE.get(code, set())
        keys = [f"finding.{code}.{part}" for part in ("text", *HELPS)]
        for key in keys:
            if words.has(key):
                assert placeholders(words(key)) <= known, key


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("code", CODES)
def test_a_finding_says_in_words_what_is_wrong(code: str, lang: str) -> None:
    for finding in found(code, "wrong"):
        said = (text_of(finding, Words(lang)), *helps_of(finding, Words(lang)))

        assert said[0] != f"finding.{code}.text"  # the key stands for words that are missing
        for text in said:
            assert text.strip()
            entry = entry_of(code, finding.subject, finding.facts)
            as_written = (entry, "{vi: …, en: …}", "{…}", str(finding.facts.get("write") or "{…}"))
            assert "{" not in reduce(lambda left, yaml: left.replace(yaml, ""), as_written, text)
            assert "–" not in text  # what a dash stands for is a fact that was not stated


@pytest.mark.parametrize("code", CODES)
def test_both_languages_say_the_same_things(code: str) -> None:
    vietnamese, english = Words("vi"), Words("en")
    for part in ("text", *HELPS):
        key = f"finding.{code}.{part}"
        assert vietnamese.has(key) == english.has(key), key
        if english.has(key):
            assert placeholders(vietnamese(key)) == placeholders(english(key)), key


def test_codes_are_unique_and_in_order() -> None:
    assert list(CODES) == sorted(set(CODES))
    assert len({rule.name for rule in RULES}) == len(RULES)


@pytest.mark.parametrize("lang", LANGS)
def test_no_words_without_a_rule(lang: str) -> None:
    tables = tomllib.loads((WORDS / f"findings.{lang}.toml").read_text(encoding="utf-8"))

    assert {name for name in tables["finding"] if name.startswith("BG")} == set(CODES)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("code", CODES)
def test_every_rule_is_explained(code: str, lang: str) -> None:
    explained = Words(lang)(f"rule.{code}")

    assert 60 <= len(explained) <= 600
    assert explained.endswith(".")
    assert explained == " ".join(explained.split())  # a line that is broken in the file leaves no gap


@pytest.mark.parametrize("code", CODES)
def test_an_explanation_names_other_rules_that_there_are_the_same_in_both_languages(code: str) -> None:
    vietnamese, english = (re.findall(r"BG(?!\dxx)\w*", Words(lang)(f"rule.{code}")) for lang in ("vi", "en"))

    assert set(vietnamese) == set(english)
    assert set(english) <= set(CODES) - {code}


@pytest.mark.parametrize("lang", LANGS)
def test_no_explanation_without_a_rule(lang: str) -> None:
    assert set(tomllib.loads((WORDS / f"rules.{lang}.toml").read_text(encoding="utf-8"))["rule"]) <= set(CODES)


@pytest.mark.parametrize("code", CODES)
def test_an_error_ends_with_one_a_warning_only_when_strict(code: str) -> None:
    folder = EXAMPLES / code / "wrong"
    loaded = run.load(folder, folder)
    plainly, strictly = {"error": (1, 1), "warning": (0, 1), "info": (0, 0)}[BY_CODE[code].severity.value]
    if code == "BG100":
        plainly = strictly = 2  # what cannot be opened is wrong use, not wrong data

    assert (int(loaded.exit_code(strict=False)), int(loaded.exit_code(strict=True))) == (plainly, strictly)
