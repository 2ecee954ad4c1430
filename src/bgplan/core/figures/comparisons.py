"""What a print compares its figure with, and what number the indicator's value therefore is.

Knows set phrases ("gấp đôi" is "gấp 2,0 lần", "không tăng" is a growth of nothing, and the 8 of "so với tháng 8" is
none of the figure's numbers) and the roles of words by kind of figure: the same "bằng 97,77%" is a share of a plan, or
growth of -2.23.
"""

from __future__ import annotations

import re
from fractions import Fraction
from typing import NamedTuple, assert_never

from bgplan.core.figures import numerals
from bgplan.core.figures.lexicon import Role
from bgplan.core.figures.qualifiers import Kind
from bgplan.core.figures.spotting import Refusal, Spot, Unreadable

_MONTHS = (
    "january|february|march|april|may|june|july|august|september|october|november|december"
    "|jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov|dec"
)
_VI_REFERENCE = re.compile(
    r"""\b(?P<against>so\ với(?:\ cùng\ k[ỳì])?|cùng\ k[ỳì])(?P<of>\ của)?
        \ (?:(?:tháng|quý)\ (?:\d{1,2}|[ivx]+)(?:(?:\ năm\ |/)\d{4})?|(?:(?:cuối\ |đầu\ )?năm\ )?\d{4})(?![\d.,]*\d)""",
    re.VERBOSE | re.IGNORECASE,
)
_EN_REFERENCE = re.compile(
    rf"""\b(?P<against>(?:compared\ (?:with|to)|against|versus)(?:\ the\ same\ period(?:\ of|\ in)?)?
                       |(?:the\ )?same\ period(?:\ of|\ in)?)
        \ (?:(?:{_MONTHS}|q[1-4])(?:\ \d{{4}})?|\d{{4}})\b(?![.,]\d)""",
    re.VERBOSE | re.IGNORECASE,
)
_PLAN_OF_YEAR = re.compile(r"\b(kế hoạch|kh|dự toán|chỉ tiêu|mục tiêu)(?: của)? năm \d{4}\b(?![.,]\d)", re.IGNORECASE)
_NOTHING = {
    "vi": re.compile(
        r"(?:không (?:tăng(?: trưởng)?|(?:thay )?đổi)|không tăng,? (?:(?:cũng )?không )?giảm)(?P<rest> so với .*)?",
        re.IGNORECASE,
    ),
    "en": re.compile(
        r"(?:unchanged|no (?:change|growth))(?P<rest> (?:compared with|compared to|against|from|over) .*)?",
        re.IGNORECASE,
    ),
}
_MULTIPLES = {
    "vi": re.compile(
        rf"\bgấp (?P<word>đôi|rưỡi|{'|'.join(numerals.small_numbers('vi')[1:])})\b(?: lần\b)?", re.IGNORECASE
    ),
    "en": re.compile(r"\b(?P<word>doubled|tripled|quadrupled)\b", re.IGNORECASE),
}
_FOLDS = {"đôi": "2,0", "rưỡi": "1,5", "doubled": "2.0", "tripled": "3.0", "quadrupled": "4.0"}
"""What these words say, to the half: "gấp rưỡi" lies between "gấp đôi" and nothing at all."""


def in_digits(text: str, lang: str, kind: Kind) -> str:
    """Return the print with its set phrases in digits; a level or share has none of them.

    >>> in_digits("gấp rưỡi kế hoạch năm 2023", "vi", Kind.PLAN_SHARE)
    'gấp 1,5 lần kế hoạch năm'
    >>> in_digits("tăng 12,7% so với tháng 8", "vi", Kind.GROWTH)
    'tăng 12,7% so với kỳ trước'
    """
    if kind not in (Kind.GROWTH, Kind.PLAN_SHARE):
        return text
    lang = "vi" if lang == "vi" else "en"
    reference, earlier = (_VI_REFERENCE, "kỳ trước") if lang == "vi" else (_EN_REFERENCE, "the previous year")
    text = reference.sub(lambda match: f"{match['against']} {earlier}", text)
    text = _PLAN_OF_YEAR.sub(lambda match: f"{match[1]} năm", text)
    text = _MULTIPLES[lang].sub(lambda match: _times(match["word"].lower(), lang), text)
    if kind is Kind.GROWTH and (none := _NOTHING[lang].fullmatch(text)):
        return ("tăng 0%" if lang == "vi" else "up 0%") + (none["rest"] or "")
    return text


def _times(word: str, lang: str) -> str:
    figure = _FOLDS.get(word) or str(numerals.small_numbers(lang).index(word) + 1)
    return f"gấp {figure} lần" if lang == "vi" else f"equal to {figure} times"


class Comparison(NamedTuple):
    """How the value follows from the printed number: ``offset + factor * number``.

    ``shift`` is the power of ten in ``factor``.
    """

    factor: int = 1
    offset: int = 0
    shift: int = 0

    @property
    def falls(self) -> bool:
        """Whether a greater printed number is a smaller value."""
        return self.factor < 0

    def of(self, number: Fraction) -> Fraction:
        """Return the value that the printed ``number`` means."""
        if self.factor == 1 and not self.offset:  # by far the most
            return number
        return self.offset + self.factor * number


AS_PRINTED = Comparison()
NEGATIVE = Comparison(factor=-1)
INDEX = Comparison(offset=-100)
MULTIPLE = Comparison(factor=100, offset=-100, shift=2)
TIMES_THE_PLAN = Comparison(factor=100, shift=2)
ABOVE_PLAN = Comparison(offset=100)
BELOW_PLAN = Comparison(factor=-1, offset=100)

ALL = 100
"""The percentage from which on "đạt … % so với cùng kỳ" can only be an index: nobody prints such growth so."""

HALF = 50
"""From here to a hundred "… % so với cùng kỳ" without a verb is an index to some and growth to others."""

_UP = frozenset({Role.UP, Role.HIGHER})
_TURNS = frozenset({Role.UP, Role.HIGHER, Role.DOWN, Role.LOWER})
_DOWN = frozenset({Role.DOWN, Role.LOWER, Role.NEGATIVE})
_MANIFOLD = frozenset({Role.MULTIPLIED, Role.TIMES})
_EARLIER = frozenset({Role.EARLIER, Role.OF_EARLIER, Role.ON_YEAR})
_REFERENCES = _EARLIER | {Role.AGAINST}


class _Words(NamedTuple):
    """The roles that matter here: of the words before the figure, of those behind it, and of all."""

    text: str
    before: frozenset[Role]
    behind: frozenset[Role]
    all: frozenset[Role]

    @property
    def turns(self) -> frozenset[Role]:
        """Which ways the figure turns by the words before it: UP, DOWN or both."""
        above, below = self.before & _UP, self.before & _DOWN
        return frozenset(role for role, said in ((Role.UP, above), (Role.DOWN, below)) if said)

    def times(self, meant: Comparison, *others: Role) -> Comparison:
        """Return what "gấp 1,5 lần" is ``meant`` as; refuse where a turn, or one of ``others``, says more."""
        if self.turns or self.before.intersection(others) or not self.before & {Role.MULTIPLIED, Role.EQUALS}:
            raise Refusal(Unreadable.AMBIGUOUS_TIMES, self.text)
        return meant

    def refuse(self) -> Refusal:
        """Return the refusal of a comparison that does not fit the kind of figure."""
        return Refusal(Unreadable.COMPARATOR, self.text)


def comparison(kind: Kind, spot: Spot) -> Comparison:
    """Return how the value of this kind follows from the printed number, or refuse."""
    _check_sign(spot)
    before = _roles_before(spot, kind)
    if not before and kind in (Kind.LEVEL, Kind.FLOW):
        return AS_PRINTED
    after = frozenset(token.role for token in spot.after)
    words = _Words(spot.text, before, after, before | after)
    times = bool(spot.after) and spot.after[0].role is Role.TIMES
    match kind:
        case Kind.LEVEL | Kind.FLOW:
            return _level(words)
        case Kind.SHARE:
            return _share(words)
        case Kind.PLAN_SHARE:
            return _plan_share(words, spot.low.number, times=times)
        case Kind.GROWTH:
            _check_growth(spot)
            return _growth(words, spot.low.number, times=times)
        case _:
            assert_never(kind)


def _check_sign(spot: Spot) -> None:
    """Refuse a minus beside a word that says it already: "giảm -5,24%" is a fall to one, a rise to another."""
    turned = [token.role for token in spot.before if token.role in _DOWN | _UP]
    if not turned:
        return
    down = [role for role in turned if role in _DOWN]
    minus = spot.before[-1].role is Role.DASH
    twice = len(down) > 1 and Role.NEGATIVE in down
    signed = spot.high is not None and (spot.low.digits < 0 or spot.high.digits < 0)
    if (down and minus) or twice or signed:
        raise Refusal(Unreadable.DOUBLE_NEGATIVE, spot.text)


def _check_growth(spot: Spot) -> None:
    """Refuse a growth that itself rose or fell: "tăng trưởng giảm 2,5%" is growth of -2.5, or 2.5 less growth."""
    said: set[Role] = set()
    for token in spot.before:
        said = set() if token.role is Role.PAUSE else said | {token.role}
        if Role.GROWTH in said and said & _TURNS:
            raise Refusal(Unreadable.COMPARATOR, spot.text)


def _roles_before(spot: Spot, kind: Kind) -> frozenset[Role]:
    """The roles before the figure; a sign is a direction, and "tăng lên 9" is none but a new level."""
    if not spot.before:
        return frozenset()
    roles = {token.role for token in spot.before}
    if spot.before and spot.before[-1].role is Role.DASH:
        roles.add(Role.NEGATIVE)
    if spot.before and spot.before[-1].role is Role.PLUS:
        roles.add(Role.UP)
    return frozenset(roles - _TURNS | {Role.BECOMES} if _arrives(spot, kind) else roles)


def _arrives(spot: Spot, kind: Kind) -> bool:
    """Whether the figure is what something rose or fell to, not by how much it did."""
    turned = next((index for index, token in enumerate(spot.before) if token.role in _TURNS), None)
    if turned is None or spot.high is not None:
        return False
    following = {token.role for token in spot.before[turned:]}
    if following & {Role.BECOMES, Role.TO}:
        return True
    match kind:
        case Kind.LEVEL | Kind.FLOW | Kind.SHARE:
            return following >= {Role.PAUSE, Role.REACHES}  # "tăng mạnh, đạt 54 CCN"
        case Kind.PLAN_SHARE:
            return bool(following & {Role.REACHES, Role.EQUALS})
        case Kind.GROWTH:
            fell = spot.before[turned].role in _DOWN  # "tốc độ tăng đạt 19,3%" is the rise itself
            return Role.EQUALS in following or (fell and Role.REACHES in following)
        case _:
            assert_never(kind)


def _level(words: _Words) -> Comparison:
    """How a level follows: a minus belongs to it, but a rise or a fall is by how much it changed, not what it is."""
    if words.before & {Role.HIGHER, Role.LOWER, Role.MULTIPLIED, Role.UP, Role.DOWN}:
        raise words.refuse()
    return NEGATIVE if Role.NEGATIVE in words.before else AS_PRINTED


def _share(words: _Words) -> Comparison:
    if words.all & (_UP | _DOWN | _MANIFOLD | _REFERENCES | {Role.PLAN, Role.GROWTH}):
        raise words.refuse()
    return AS_PRINTED


def _plan_share(words: _Words, number: Fraction, *, times: bool) -> Comparison:
    has_plan = Role.PLAN in words.all
    if words.all & _EARLIER or (Role.AGAINST in words.all and not has_plan):
        raise words.refuse()  # compared with something else
    if times and has_plan:
        return words.times(TIMES_THE_PLAN, Role.BEYOND)
    if words.all & (_MANIFOLD | {Role.GROWTH}) or Role.BECOMES in words.before:
        raise words.refuse()  # "còn 20% kế hoạch": reached, or left?
    beyond = words.turns | (words.before & {Role.BEYOND})
    if not beyond:
        return AS_PRINTED
    if len(beyond) > 1 or (words.turns and not has_plan):
        raise words.refuse()
    if beyond == {Role.DOWN}:
        return BELOW_PLAN
    if number >= ALL or Role.REACHES in words.behind:
        raise words.refuse()  # "vượt 112,7% kế hoạch": the plan and so much, or that much of it?
    return ABOVE_PLAN


def _growth(words: _Words, number: Fraction, *, times: bool) -> Comparison:
    """How growth follows from the printed number."""
    turned = Role.DOWN in words.turns and words.behind & _UP
    alone = Role.AGAINST in words.all and not words.all & _EARLIER
    if Role.PLAN in words.all or Role.BECOMES in words.before or len(words.turns) > 1 or turned or alone:
        raise words.refuse()
    if times:
        return words.times(MULTIPLE)
    if words.all & _MANIFOLD:
        raise words.refuse()
    if words.turns:
        return NEGATIVE if Role.DOWN in words.turns else AS_PRINTED
    return _unturned(words, number)


def _unturned(words: _Words, number: Fraction) -> Comparison:
    """How growth follows where no word before the figure says that it rose or fell."""
    if words.before & {Role.EQUALS, Role.INDEX}:
        if not words.all & _REFERENCES or (Role.INDEX in words.before and Role.GROWTH in words.before):
            raise words.refuse()  # "bằng 19%" of what?
        return INDEX
    if Role.GROWTH in words.all or words.behind & _UP:
        return AS_PRINTED
    if Role.OF_EARLIER in words.all:
        if number < HALF:
            raise words.refuse()
        return INDEX  # "97.8% of the same period"
    if words.all & _EARLIER:
        return _compared(words, number)
    if number >= ALL:
        raise words.refuse()  # "105,3%" is an index, mostly, and nothing says so
    return AS_PRINTED


def _compared(words: _Words, number: Fraction) -> Comparison:
    """Whether a bare percentage beside an earlier time is an index or growth; its size says it, or nothing does."""
    reached = Role.REACHES in words.before
    says_change = Role.ON_YEAR in words.all or words.behind & {Role.OVER, Role.FROM}
    if number >= ALL and (reached or not says_change):
        return INDEX
    if number >= ALL or reached or (number >= HALF and not says_change):
        raise words.refuse()  # "đạt 97,8% so với cùng kỳ" is an index, "đạt 19,3% so với cùng kỳ" is growth
    return AS_PRINTED
