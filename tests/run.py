"""What `script/test` does once everything is installed: pytest, over the embedded PostgreSQL."""

import sys

import pytest

from config import database, environment

# The whole suite runs in two processes; a file's tests stay together.
WHOLE_SUITE = ["-n", "2", "--dist", "loadfile"]


def main(arguments: list[str]) -> int:
    arguments = arguments or WHOLE_SUITE
    if environment.one("DATABASE_URL"):
        return pytest.main(arguments)
    server = database.embedded()
    try:
        started_here = server.start()
    except database.CannotStart as problem:
        environment.stop(str(problem))
    try:
        return pytest.main(arguments)
    finally:
        if started_here:
            server.stop()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
