"""Ask the web process of this machine whether it is well: `python -m config.probe`."""

import sys
import urllib.request

from config import environment


def is_well(port: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=5) as answer:
            return bool(answer.status == 200)
    except OSError:  # refused, reset, too slow, or an answer that is not 200
        return False


if __name__ == "__main__":
    sys.exit(0 if is_well(environment.one("PORT")) else 1)
