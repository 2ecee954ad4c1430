"""One figure: its print against its value, and the interval of what it can stand for."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from pydantic import TypeAdapter

from bgplan.core.dataset import Amount
from bgplan.core.figures import Kind, PrintUnit, Qualifier
from bgplan.core.findings import Finding, Place, Severity
from bgplan.core.intervals import Interval
from bgplan.core.model import Figure
from bgplan.core.resolve.double_entry import PERCENT, Reading, kind_of, settled
from bgplan.core.vocabulary import Measure

HA = PrintUnit("ha", "area", 0, count=False, words=("ha",))
PARK = PrintUnit("park", "park", 0, count=True, words=("KCN",))
TRN = PrintUnit("trn", "vnd", 12, count=False, words=("đồng",))
USD = PrintUnit("bn-usd", "usd", 9, count=False, words=("USD",))
UNITS = (HA, PARK, TRN, USD)
PLACE = Place("actuals/2023-08.yaml", ("observations", 0))


def read(
    unit: PrintUnit = HA,
    *,
    target: bool = False,
    lang: str = "vi",
    kind: Kind = Kind.LEVEL,
    **figure: Any,  # noqa: ANN401
) -> tuple[Amount | None, tuple[Finding, ...]]:
    """Return what a figure settles to; ``misprint`` may be True for some reason."""
    if figure.pop("misprint", False):
        figure["misprint"] = {"vi": "in nhầm", "en": "misprinted"}
    record = TypeAdapter(Figure).validate_python(figure)
    return settled(record, Reading(unit, UNITS, lang, kind, target), PLACE, "it")


def amount(unit: PrintUnit = HA, *, target: bool = False, kind: Kind = Kind.LEVEL, **figure: Any) -> Amount:  # noqa: ANN401
    """Return the amount of a figure with which nothing is wrong."""
    one, findings = read(unit, target=target, kind=kind, **figure)
    assert findings == ()
    assert one is not None
    return one


def only(findings: tuple[Finding, ...]) -> tuple[str, tuple[object, ...]]:
    """Return code and innermost place of the one finding."""
    (finding,) = findings
    assert finding.subject == "it"
    return finding.code, finding.place.path[2:]


def test_print_and_value_agree() -> None:
    one = amount(TRN, printed="khoảng 258,8 nghìn tỷ đồng", value="258.8")
    assert (one.value, one.interval) == (Fraction("258.8"), Interval.of("258.75", "258.85"))
    assert (one.decimals, one.approximate, one.printed) == (1, True, "khoảng 258,8 nghìn tỷ đồng")


@pytest.mark.parametrize(
    "unit, target, kind, figure, qualifier",
    [
        (HA, False, Kind.LEVEL, {"printed": "khoảng 1.967 ha", "value": "1967"}, Qualifier.ABOUT),
        (HA, False, Kind.LEVEL, {"printed": "hơn 1.967 ha", "value": "1967"}, Qualifier.OVER),
        (HA, False, Kind.LEVEL, {"printed": "trên 1.967 ha"}, Qualifier.OVER),
        (HA, False, Kind.LEVEL, {"printed": "gần 1.967 ha", "value": "1967"}, Qualifier.NEARLY),
        (HA, False, Kind.LEVEL, {"printed": "1.967 ha", "value": "1967"}, Qualifier.NONE),
        (HA, False, Kind.LEVEL, {"printed": "hơn 1.967 ha", "value": "1967.4"}, Qualifier.NONE),  # known more exactly
        (HA, False, Kind.LEVEL, {"value": "1967"}, Qualifier.NONE),
        (HA, True, Kind.LEVEL, {"printed": "trên 1.967 ha"}, Qualifier.OVER),
        (HA, True, Kind.LEVEL, {"printed": "1.967 ha"}, Qualifier.NONE),
        (PERCENT, False, Kind.GROWTH, {"printed": "giảm hơn 5%"}, Qualifier.NEARLY),  # -6 … -5
        (PERCENT, False, Kind.GROWTH, {"printed": "giảm gần 5%"}, Qualifier.OVER),  # -5 … -4
        (PERCENT, False, Kind.GROWTH, {"printed": "bằng hơn 97,8% so với cùng kỳ"}, Qualifier.OVER),  # -2.2 … -2.1
        (PERCENT, True, Kind.GROWTH, {"printed": "giảm hơn 5%"}, Qualifier.NEARLY),
    ],
)
def test_on_which_side_of_its_value_a_figure_lies(
    *, unit: PrintUnit, target: bool, kind: Kind, figure: dict[str, str], qualifier: Qualifier
) -> None:
    assert amount(unit, target=target, kind=kind, **figure).qualifier is qualifier


@pytest.mark.parametrize(
    "unit, lang, codes",
    [
        (HA, "vi", ["BG205"]),
        (HA, "en", []),  # official English data print three decimals
        (PARK, "en", ["BG205"]),  # nobody counts in thousandths
    ],
)
def test_three_decimals_are_in_doubt_where_thousands_could_be_meant(
    unit: PrintUnit, lang: str, codes: list[str]
) -> None:
    _, findings = read(unit, lang=lang, value="652.153")
    assert [finding.code for finding in findings] == codes


def test_a_print_in_another_unit_beside_a_value_is_an_error_one_that_is_not_understood_a_warning() -> None:
    _, (other_unit,) = read(USD, printed="34,6 tỷ đô la Úc", value="34.6")
    _, (unknown,) = read(USD, printed="34,6 tỷ USD*", value="34.6")
    assert [(each.code, each.severity) for each in (other_unit, unknown)] == [
        ("BG302", Severity.ERROR),
        ("BG302", Severity.WARNING),
    ]


def test_a_print_alone_is_its_own_value() -> None:
    assert amount(printed="1.967 ha").point == 1967
    assert amount(USD, printed="hơn 1,48 tỷ USD").interval == Interval.of("1.48", "1.49")


@pytest.mark.parametrize(
    "unit, value, low, high",
    [
        (HA, "1967", "1966.5", "1967.5"),
        (HA, "1967.0", "1966.95", "1967.05"),
        (HA, "0.5", "0.45", "0.55"),
        (PARK, "9", "9", "9"),
        (PARK, "8.5", "8.45", "8.55"),  # half a park is an average, no count
    ],
)
def test_a_value_alone_stands_for_its_digits(unit: PrintUnit, value: str, low: str, high: str) -> None:
    assert amount(unit, value=value).interval == Interval.of(low, high)


def test_what_is_demanded_is_exact() -> None:
    assert amount(value="7840", target=True).interval == Interval.of(7840)
    assert amount(printed="7.840 ha", value="7840", target=True).interval == Interval.of(7840)


def test_bounds_widen_what_a_figure_can_stand_for() -> None:
    parks = amount(PARK, printed="9 KCN", value="9", low="8", high="9")
    assert (parks.point, parks.interval) == (Fraction(9), Interval.of(8, 9))
    assert amount(value="1967", low="1900").interval == Interval.of("1900", "1967.5")


def test_bounds_alone_are_a_figure_without_a_value() -> None:
    one = amount(PARK, low="1", high="10")
    assert (one.value, one.interval, one.point) == (None, Interval.of(1, 10), Fraction(11, 2))


@pytest.mark.parametrize("figure", [{"low": "8"}, {"high": "8"}])
def test_one_bound_alone_is_no_figure(figure: dict[str, Any]) -> None:
    one, findings = read(PARK, **figure)
    assert one is None
    assert only(findings) == ("BG210", ())
    assert findings[0].facts["what"] == "both-bounds"


def test_a_printed_range_that_is_demanded_has_bounds_and_no_value() -> None:
    one = amount(PARK, target=True, printed="từ 14 đến 15 KCN")
    assert (one.value, one.interval) == (None, Interval.of(14, 15))


def test_nothing_is_no_figure() -> None:
    assert read() == (None, ())


def test_print_against_value() -> None:
    one, findings = read(TRN, printed="258,8 nghìn tỷ đồng", value="285.8")
    assert only(findings) == ("BG301", ("value",))
    facts = findings[0].facts
    assert (facts["value"], facts["printed"], facts["unit"]) == (Decimal("285.8"), Decimal("258.8"), "trn")
    assert findings[0].related == (PLACE.at("printed"),)
    assert one is not None  # the value is still shown


def test_a_value_within_the_prints_interval_agrees() -> None:
    assert amount(USD, printed="hơn 9,59 tỷ USD", value="9.5950").value == Fraction("9.595")


@pytest.mark.parametrize("value, thousands", [("7.840", "7840"), ("652.153", "652153"), ("-7.840", "-7840")])
def test_three_decimals_may_be_thousands(value: str, thousands: str) -> None:
    one, findings = read(value=value)
    assert one is None
    assert only(findings) == ("BG205", ("value",))
    assert findings[0].facts["write"] == thousands
    assert findings[0].facts["otherwise"] == f"{value}0"


def test_a_print_against_an_ambiguous_value_is_one_finding_not_two() -> None:
    assert only(read(printed="7.840 ha", value="7.840")[1]) == ("BG205", ("value",))


def test_a_print_confirms_three_decimals() -> None:
    assert amount(USD, printed="24,499 tỷ USD", value="24.499").value == Fraction("24.499")
    assert amount(value="0.615").value == Fraction("0.615")  # no thousands begin with a zero
    assert amount(value="24.4990").value == Fraction("24.499")


def test_a_misprint_is_kept_and_not_read() -> None:
    one = amount(USD, printed="15,1 tỷ triệu USD", value="15.1", misprint=True)
    assert (one.printed, one.interval) == ("15,1 tỷ triệu USD", Interval.of("15.05", "15.15"))


def test_a_print_that_cannot_be_read() -> None:
    one, findings = read(USD, printed="15,1 tỷ triệu USD", value="15.1")
    assert only(findings) == ("BG302", ("printed",))
    assert one is not None
    one, findings = read(USD, printed="15,1 tỷ triệu USD")
    assert only(findings) == ("BG304", ("printed",))
    assert one is None


@pytest.mark.parametrize(
    "figure, keys",
    [
        ({"low": "9", "high": "8"}, ["high"]),
        ({"low": "9", "value": "8"}, ["value"]),
        ({"value": "9", "high": "8"}, ["high"]),
        ({"low": "10", "value": "9", "high": "8"}, ["value", "high"]),
    ],
)
def test_a_range_goes_upwards(figure: dict[str, Any], keys: list[str]) -> None:
    one, findings = read(PARK, **figure)
    assert one is None
    assert [(each.code, each.place.path[-1]) for each in findings] == [("BG303", key) for key in keys]


@pytest.mark.parametrize(
    "measure, kind",
    [
        (Measure.GROWTH, Kind.GROWTH),
        (Measure.SHARE, Kind.SHARE),
        (Measure.STOCK, Kind.LEVEL),
        (Measure.RANK, Kind.LEVEL),
    ],
)
def test_measures_say_how_prints_are_read(measure: Measure, kind: Kind) -> None:
    assert kind_of(measure) is kind
