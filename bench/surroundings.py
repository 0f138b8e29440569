"""The environment of a bench run, set before Django reads its settings.

As in production: debugging off, every middleware in place. What the shell carries for an
installation (its files, mail, bucket, directory) is taken away; the embedded server is shared.
"""

import os
import secrets
import tempfile
from pathlib import Path

from config import database, environment

# What a run writes, apart from its databases.
SCRATCH = Path(tempfile.mkdtemp(prefix="sustain-bench-"))
SERVER = database.embedded()

for variable in environment.VARIABLES:
    os.environ.pop(variable.name, None)

os.environ |= {
    "DJANGO_SETTINGS_MODULE": "config.settings",
    "SUSTAIN_BENCH": "yes",
    "SUSTAIN_POSTGRES": str(SERVER.data),
    "SUSTAIN_VAR": str(SCRATCH),
    "SUSTAIN_SECRET_KEY": secrets.token_urlsafe(60),
    "SUSTAIN_LOG_LEVEL": "error",
}
