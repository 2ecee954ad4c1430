"""What cannot be understood on the command line is said in the language of the run; so is the help."""

from __future__ import annotations

import sys

import pytest

from bgplan.cli import app, usage_errors
from bgplan.cli.language import page_in_words, words


@pytest.fixture(autouse=True)
def _fresh(monkeypatch: pytest.MonkeyPatch) -> None:
    """The words of a run are those of its arguments."""
    words.cache_clear()
    monkeypatch.setattr(app, "use_utf8", lambda: None)  # the streams belong to the test


def said(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """Return what the program writes of a command line that it refuses."""
    monkeypatch.setattr(sys, "argv", ["bgplan", *arguments])
    with pytest.raises(SystemExit) as end:
        app.run()
    assert end.value.code == 2
    out, err = capsys.readouterr()
    assert out == ""
    return err


@pytest.mark.parametrize(
    "arguments, en, vi",
    [
        (("nope",), "there is no command “nope”", "không có lệnh “nope”"),
        (("check", "--nope"), "there is no option --nope", "không có tùy chọn --nope"),
        (("show",), "TARGET is missing", "thiếu TARGET"),
        (("diff", "2023-08"), "TO is missing", "thiếu TO"),
        (("check", "--width"), "--width needs a value", "--width cần có giá trị"),
        (("check", "--width", "x"), "--width must be a whole number", "--width phải là số nguyên"),
        (("check", "--width", "5"), "--width must be ", "--width phải từ 60"),  # typer names one end or both
        (("check", "--width", "5000"), "--width must be ", "--width phải từ "),
        (
            ("check", "--color", "x"),
            "--color cannot be “x”; it is one of auto",
            "--color không nhận “x”; chỉ nhận auto",
        ),
        (("history", "a", "b"), "too many arguments: b", "thừa tham số: b"),
    ],
    ids=lambda each: " ".join(each) if isinstance(each, tuple) else "",
)
@pytest.mark.parametrize("lang", ["en", "vi"])
def test_what_is_wrong_is_said_in_the_language_of_the_run(  # noqa: PLR0913, PLR0917  # one case
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    arguments: tuple[str, ...],
    en: str,
    vi: str,
    lang: str,
) -> None:
    monkeypatch.setenv("BGPLAN_LANG", lang)
    err = said(monkeypatch, capsys, *arguments)
    assert err.startswith(f"bgplan: {en if lang == 'en' else vi}")
    assert err.splitlines()[0].endswith(" -h")
    assert err.count("\n") == 1


def test_no_command_at_all_is_given_the_help(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("BGPLAN_LANG", "vi")
    err = said(monkeypatch, capsys)
    assert err.startswith("Cách dùng: bgplan ")
    assert "\nChỉ tiêu:\n  check " in err
    assert "bgplan check --sample" in err


def test_a_sentence_that_nobody_foresaw_stands_as_it_is() -> None:
    assert usage_errors.worded("Something else.") == "Something else."


def test_the_headings_of_the_help_are_in_the_language_of_the_run(monkeypatch: pytest.MonkeyPatch) -> None:
    page = "Usage: bgplan x\n\nArguments:\n  A  a  [required]\n\nOptions:\n  -b  b  [default: c]"
    monkeypatch.setattr(sys, "argv", ["bgplan", "--lang", "en"])
    assert page_in_words(page) == page
    words.cache_clear()
    monkeypatch.setattr(sys, "argv", ["bgplan", "--lang", "vi"])
    expected = "Cách dùng: bgplan x\n\nTham số:\n  A  a  [bắt buộc]\n\nTùy chọn:\n  -b  b  [mặc định: c]"
    assert page_in_words(page) == expected


@pytest.mark.parametrize(
    "said_by_typer, ours",
    [
        ("Invalid value for '--width': 5 is not in the range 60<=x<=1000.", "--width must be from 60 to 1000"),
        (
            "Invalid value for '--width': Input should be greater than or equal to 60",
            "--width must be 60 or more",
        ),
        ("Invalid value for '--width': Input should be less than or equal to 1000", "--width must be 1000 or less"),
        ("Invalid value for '--width': 'x' is not a valid integer.", "--width must be a whole number"),
        ("Invalid value for '--data': something else", "--data cannot be used: something else"),
        ("Option '--width' requires an argument.", "--width needs a value"),
        ("Got unexpected extra arguments (b c)", "too many arguments: b c"),
    ],
)
def test_the_sentences_of_every_typer_are_known(monkeypatch: pytest.MonkeyPatch, said_by_typer: str, ours: str) -> None:
    monkeypatch.setenv("BGPLAN_LANG", "en")
    assert usage_errors.worded(said_by_typer) == ours
