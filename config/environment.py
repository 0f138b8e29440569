"""Everything Sustain reads from its environment, in one list.

`VARIABLES` is the whole contract: a name that is not in it is not read, and a value that does not
look as it says stops the start with one sentence. `.env.example` explains each to the person who
runs the product; a test keeps the two in step.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from ipaddress import ip_address
from pathlib import Path
from typing import Any, NoReturn
from urllib.parse import urlsplit

ROOT = Path(__file__).resolve().parent.parent

SHORTEST_SECRET_KEY = 50
KNOWN_SECRET_KEYS = ("django-insecure", "change", "secret", "example", "insecure", "password")
DEBUG_ONLY_SECRET_KEY = "for-debugging-on-this-machine-only".ljust(SHORTEST_SECRET_KEY, "-")


class Unusable(Exception):
    """The environment cannot be used; the message is one sentence for the person who set it."""


@dataclass(frozen=True)
class Variable:
    """One variable: how to read it, and what it must look like in words."""

    name: str
    read: Callable[[str], Any]
    looks_like: str
    default: Any = None

    def value(self, environ: Mapping[str, str]) -> Any:
        text = environ.get(self.name, "").strip()
        if not text:
            return self.default
        try:
            return self.read(text)
        except ValueError:
            raise Unusable(f"{self.name} must be {self.looks_like}.") from None


def yes_or_no(text: str) -> bool:
    answers = {"1": True, "yes": True, "true": True, "on": True}
    answers |= {"0": False, "no": False, "false": False, "off": False}
    if text.lower() not in answers:
        raise ValueError(text)
    return answers[text.lower()]


def whole(low: int, high: int) -> Callable[[str], int]:
    def read(text: str) -> int:
        number = int(text)
        if not low <= number <= high:
            raise ValueError(text)
        return number

    return read


def one_of(*words: str) -> Callable[[str], str]:
    def read(text: str) -> str:
        if text.lower() not in words:
            raise ValueError(text)
        return text.lower()

    return read


def url(*schemes: str) -> Callable[[str], str]:
    """A URL with one of the schemes, a host, and a port that is a number."""

    def read(text: str) -> str:
        parts = urlsplit(text)
        if parts.scheme not in schemes or not parts.hostname or parts.port == 0:
            raise ValueError(text)
        return text.rstrip("/")

    return read


def database_url(text: str) -> str:
    if len(urlsplit(url("postgres", "postgresql")(text)).path) < 2:
        raise ValueError(text)
    return text


def mail_url(text: str) -> str:
    """A post office: its own server, or a service that needs only a key."""
    if urlsplit(text).scheme in ("console", "amazon-ses"):
        return text
    return url("smtp", "smtp+tls", "smtp+ssl", "mailgun", "postmark", "sendgrid", "brevo")(text)


def identifier(text: str) -> str:
    if not text.isidentifier() or text != text.lower() or len(text) > 60:
        raise ValueError(text)
    return text


def address(text: str) -> str:
    """A mail address, alone or as `Name <name@example.org>`."""
    mailbox = text.rpartition("<")[2].rstrip(">")
    if mailbox.count("@") != 1 or not all(mailbox.split("@")) or " " in mailbox:
        raise ValueError(text)
    return text


def listening_address(text: str) -> str:
    return str(ip_address(text))


def folder(text: str) -> Path:
    path = Path(text).expanduser()
    if path.exists() and not path.is_dir():
        raise ValueError(text)
    return path if path.is_absolute() else ROOT / path


VARIABLES = (
    Variable("SUSTAIN_DEBUG", yes_or_no, "yes or no", False),
    Variable("SUSTAIN_SECRET_KEY", str, f"{SHORTEST_SECRET_KEY} or more random characters"),
    Variable(
        "SUSTAIN_URL",
        url("http", "https"),
        "the address people open, such as https://sustain.example.org",
    ),
    Variable(
        "SUSTAIN_TRUSTED_PROXIES",
        whole(0, 9),
        "the number of proxies in front of the product, 0 to 9",
    ),
    Variable("SUSTAIN_VAR", folder, "a folder for everything the product keeps", ROOT / "var"),
    Variable(
        "DATABASE_URL",
        database_url,
        "a PostgreSQL address such as postgres://name:password@host:5432/sustain",
    ),
    Variable("SUSTAIN_POSTGRES", folder, "a folder for the data of the embedded PostgreSQL"),
    Variable(
        "SUSTAIN_DATABASE_NAME",
        identifier,
        "a database name in small letters, digits and underscores",
        "sustain",
    ),
    Variable(
        "SUSTAIN_TEST_DATABASE",
        identifier,
        "a database name in small letters, digits and underscores",
        "test_sustain",
    ),
    Variable(
        "REDIS_URL",
        url("redis", "rediss"),
        "a Redis address such as redis://host:6379/0",
    ),
    Variable(
        "EMAIL_URL",
        mail_url,
        "a post office such as smtp+tls://name:password@host:587, or a service such as "
        "postmark://key@eu",
    ),
    Variable(
        "SUSTAIN_MAIL_FROM",
        address,
        "a mail address such as Sustain <sustain@example.org>",
        "Sustain <sustain@localhost>",
    ),
    Variable("SUSTAIN_IDLE_MINUTES", whole(1, 720), "a whole number of minutes, 1 to 720", 15),
    Variable("SUSTAIN_SESSION_HOURS", whole(1, 24), "a whole number of hours, 1 to 24", 12),
    Variable("SUSTAIN_S3_BUCKET", str, "the name of a bucket"),
    Variable("SUSTAIN_S3_REGION", str, "the region of the bucket, such as eu-west-2", "eu-west-2"),
    Variable(
        "SUSTAIN_S3_ENDPOINT",
        url("http", "https"),
        "the address of an S3 service, such as https://s3.example.org",
    ),
    Variable("SUSTAIN_S3_ACCESS_KEY", str, "the access key of the bucket"),
    Variable("SUSTAIN_S3_SECRET_KEY", str, "the secret key of the bucket"),
    Variable(
        "SUSTAIN_OIDC_URL",
        url("http", "https"),
        "the address of your directory, such as https://login.example.org/realms/staff",
    ),
    Variable("SUSTAIN_OIDC_CLIENT_ID", str, "the client id your directory gave Sustain"),
    Variable("SUSTAIN_OIDC_SECRET", str, "the client secret your directory gave Sustain"),
    Variable(
        "SUSTAIN_OIDC_NAME", str, "the words on the sign-in button", "your organisation's account"
    ),
    Variable("SUSTAIN_PROVIDER_NAME", str, "the name of the provider"),
    Variable("SUSTAIN_ADMIN_NAME", str, "the name of the first administrator"),
    Variable("SUSTAIN_ADMIN_EMAIL", str, "the work email of the first administrator"),
    Variable("SUSTAIN_ADMIN_PASSWORD", str, "a password of 12 characters or more"),
    Variable(
        "SUSTAIN_LOG_LEVEL",
        one_of("debug", "info", "warning", "error"),
        "debug, info, warning or error",
        "info",
    ),
    Variable("SUSTAIN_BENCH", yes_or_no, "yes or no", False),
    Variable(
        "SUSTAIN_BIND",
        listening_address,
        "the network address to listen on, such as 127.0.0.1 or 0.0.0.0",
        "127.0.0.1",
    ),
    Variable("PORT", whole(1, 65535), "a port number, 1 to 65535", 8000),
    Variable("WEB_CONCURRENCY", whole(1, 64), "the number of web processes, 1 to 64", 2),
)

TOGETHER = (
    ("SUSTAIN_S3_ACCESS_KEY", "SUSTAIN_S3_SECRET_KEY"),
    ("SUSTAIN_OIDC_URL", "SUSTAIN_OIDC_CLIENT_ID", "SUSTAIN_OIDC_SECRET"),
)


class Environment:
    """The values, by the variable's own name: `environment["SUSTAIN_URL"]`."""

    def __init__(self, environ: Mapping[str, str]) -> None:
        self._values = {variable.name: variable.value(environ) for variable in VARIABLES}
        refuse_half_a_set(self._values)
        self._values["SUSTAIN_POSTGRES"] = (
            self["SUSTAIN_POSTGRES"] or self["SUSTAIN_VAR"] / "postgres"
        )
        self._values["SUSTAIN_URL"] = self["SUSTAIN_URL"] or f"http://localhost:{self['PORT']}"
        self._values["SUSTAIN_SECRET_KEY"] = secret_key(self)

    def __getitem__(self, name: str) -> Any:
        return self._values[name]

    @property
    def is_https(self) -> bool:
        return str(self["SUSTAIN_URL"]).startswith("https://")

    @property
    def trusted_proxies(self) -> int:
        """The web process speaks plain http, so an https address means a proxy in front of it."""
        stated = self["SUSTAIN_TRUSTED_PROXIES"]
        return int(self.is_https) if stated is None else stated


def refuse_half_a_set(values: Mapping[str, Any]) -> None:
    for names in TOGETHER:
        missing = [name for name in names if not values[name]]
        if missing and len(missing) < len(names):
            given = next(name for name in names if values[name])
            raise Unusable(f"{missing[0]} is missing; {given} is of no use without it.")


def secret_key(environment: Environment) -> str:
    """The key from the environment, else the one this machine made for itself."""
    key = environment["SUSTAIN_SECRET_KEY"] or kept_secret_key(environment["SUSTAIN_VAR"])
    if environment["SUSTAIN_DEBUG"]:
        return key or DEBUG_ONLY_SECRET_KEY
    if not key:
        raise Unusable(
            "SUSTAIN_SECRET_KEY is missing; set it to "
            f"{SHORTEST_SECRET_KEY} or more random characters that are kept secret."
        )
    if key == DEBUG_ONLY_SECRET_KEY or any(word in key.lower() for word in KNOWN_SECRET_KEYS):
        raise Unusable(
            "SUSTAIN_SECRET_KEY is a known example; set it to "
            f"{SHORTEST_SECRET_KEY} or more random characters that are kept secret."
        )
    if len(key) < SHORTEST_SECRET_KEY or len(set(key)) < 10:
        raise Unusable(
            f"SUSTAIN_SECRET_KEY must be {SHORTEST_SECRET_KEY} or more random characters."
        )
    return key


def kept_secret_key(var: Path) -> str:
    try:
        return (var / "secret_key").read_text().strip()
    except OSError:
        return ""


def stop(sentence: str) -> NoReturn:
    """End this process with one sentence and no traceback."""
    print(sentence, file=sys.stderr)
    raise SystemExit(2)


def one(name: str) -> Any:
    """The value of a single variable, for what needs no more than that."""
    variable = next(each for each in VARIABLES if each.name == name)
    try:
        return variable.value(os.environ)
    except Unusable as problem:
        stop(str(problem))


def load() -> Environment:
    try:
        return Environment(os.environ)
    except Unusable as problem:
        stop(str(problem))
