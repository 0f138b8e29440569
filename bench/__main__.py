"""The door of `script/bench`: the server, Django, and then `bench.run`."""

import shutil
import sys
from importlib import import_module

import django

from bench.surroundings import SCRATCH, SERVER
from config import environment
from config.serve import stop_database


def main(arguments: list[str]) -> int:
    if set(arguments) - {"--forget"}:
        environment.stop("script/bench takes no argument, or --forget to drop its databases.")
    started_here = SERVER.start()
    try:
        django.setup()
        run = import_module("bench.run")  # names models, so not before Django is set up
        return int(run.forget() if arguments else run.measure())
    finally:
        shutil.rmtree(SCRATCH, ignore_errors=True)
        if started_here:
            stop_database()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
