"""The environment of a test run, set before Django reads its settings.

A test run never touches the files, mail, S3 bucket or directory of an installation: whatever the
shell carries for those is taken away. The database is a test database beside the embedded one.
"""

import os
import secrets
import tempfile
from pathlib import Path

from config import database, environment

KEPT = {"SUSTAIN_TEST_DATABASE", "SUSTAIN_DATABASE_NAME", "DATABASE_URL"}

# What a run writes, apart from the database: uploads, mail, messages between processes.
SCRATCH = Path(tempfile.mkdtemp(prefix="sustain-test-"))

variables = {variable.name for variable in environment.VARIABLES} - KEPT
data = database.embedded().data
for name in variables:
    os.environ.pop(name, None)

os.environ["SUSTAIN_POSTGRES"] = str(data)
os.environ["SUSTAIN_VAR"] = str(SCRATCH)
os.environ["SUSTAIN_SECRET_KEY"] = secrets.token_urlsafe(60)
os.environ["SUSTAIN_LOG_LEVEL"] = "error"
