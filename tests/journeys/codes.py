"""One-time codes as an authenticator app makes them (RFC 6238)."""

import base64
import hashlib
import hmac
import struct
import time

STEP = 30


def one_time_code(key: str, at: float | None = None) -> str:
    """The six digits for the current half minute."""
    counter = struct.pack(">Q", int(time.time() if at is None else at) // STEP)
    secret = base64.b32decode(key + "=" * (-len(key) % 8))
    digest = hmac.new(secret, counter, hashlib.sha1).digest()
    start = digest[-1] & 15
    number = struct.unpack(">I", digest[start : start + 4])[0] & 0x7FFFFFFF
    return f"{number % 1_000_000:06d}"
