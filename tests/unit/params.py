"""Params of requests that the property tests draw from."""

from hypothesis import strategies as st

NASTY = "a0 '\"\\`$%!#/<>{}[]\n\r\t\x00\x1b\x7f\u2028\u202e\u200d\ufeff日😀\U000e0041"
whole = st.one_of(st.text(NASTY, max_size=8), st.sampled_from(["__proto__", "</script>", "%s"]))
scalars = st.one_of(
    whole,
    st.none(),
    st.booleans(),
    st.integers(-(2**70), 2**70),
    st.floats(allow_nan=False, allow_infinity=False),
)
values = st.recursive(
    scalars,
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(whole, inner, max_size=3)),
    max_leaves=6,
)
some_params = st.dictionaries(whole, values, max_size=3)
