"""The formats that figures and their numbers are written in; the first is the usual one."""

from __future__ import annotations

from actplot.values import one_of

FORMATS = ("png", "svg", "pdf")
DATA_FORMATS = ("csv", "json")

check_format = one_of(*FORMATS)
check_data_format = one_of(*DATA_FORMATS)
