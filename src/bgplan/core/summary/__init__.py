"""The report of one month: what stood at its end, beside the month before, the year before and the year ahead.

``summarised`` holds the values that every renderer is given; ``alone`` finds what one month brought by itself,
``before`` what stood a month and a year ago, ``ahead`` what the whole year may come to and what is still to be done,
``quoted`` which sources are cited, ``of_month`` puts it together. Judging is the business of ``compare``.
"""

from bgplan.core.summary.of_month import Months, summary_of
from bgplan.core.summary.summarised import MonthNote, Row, Summary

__all__ = ["MonthNote", "Months", "Row", "Summary", "summary_of"]
