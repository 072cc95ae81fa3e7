"""x"""
from __future__ import annotations
import os

from hypothesis import given, settings
from mpmath import mp
from actplot.formula.simplification import simplify
from actplot.formula.stabilization import stabilize
from actplot.formula.differentiation import differentiate
from actplot.formula.switching import switches

from .oracle import value, agree, slope
from .strategies import POINTS, expressions

import os
N=int(os.environ.get('N',300))
@settings(max_examples=N, deadline=None)
@given(expressions(leaves=int(os.environ.get("LEAVES",10))), POINTS)
def test_simplify(expression, x):
    a=value(expression, x)
    b=value(simplify(expression), x)
    if not mp.isnan(a): assert agree(a, b, mp.mpf(10)**-30)

@settings(max_examples=N, deadline=None)
@given(expressions(leaves=int(os.environ.get("LEAVES",10))), POINTS)
def test_stab(expression, x):
    a=value(expression, x)
    b=value(stabilize(expression), x)
    if not mp.isnan(a): assert agree(a, b, mp.mpf(10)**-30)

@settings(max_examples=N, deadline=None)
@given(expressions(leaves=int(os.environ.get("LEAVES",10))), POINTS)
def test_diff(expression, x):
    e=simplify(expression)
    if any(mp.isnan(v) or abs(v)<1e-25 for v in (value(s,x) for s in switches(e))): return
    a=slope(expression, x)
    if not mp.isnan(a):
        b=value(differentiate(e), x)
        assert agree(a, b, mp.mpf(10)**-20), differentiate(e)
