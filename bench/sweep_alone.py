"""One sweep in a process of its own, for its memory: `python -m bench.sweep_alone Ladder 20000`."""

import sys
from importlib import import_module

import django

from bench import surroundings

if __name__ == "__main__":
    surroundings.SERVER.start()
    django.setup()
    what, actions = sys.argv[1:]
    print(import_module("bench.sweeps").alone(what, int(actions)))
