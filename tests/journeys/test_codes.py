"""The codes of the journeys are those of the standard."""

import base64

import pytest

from .codes import one_time_code

# Test vectors of RFC 6238, appendix B, for SHA-1, cut to six digits.
KEY = base64.b32encode(b"12345678901234567890").decode()


@pytest.mark.parametrize(("at", "code"), [
    (59, "287082"), (1111111109, "081804"), (1234567890, "005924"), (20000000000, "353130"),
])  # fmt: skip
def test_a_code_is_that_of_the_standard(at, code):
    assert one_time_code(KEY, at) == code
