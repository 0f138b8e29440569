"""A value that cannot be used is one sentence on standard error, and the end of the start."""

import pytest

from config.environment import DEBUG_ONLY_SECRET_KEY, Environment, Unusable
from tests.operations.running import GOOD_KEY, manage


@pytest.fixture
def environment(scratch):
    def load(**variables):
        return Environment(
            {"SUSTAIN_VAR": str(scratch), "SUSTAIN_SECRET_KEY": GOOD_KEY, **variables}
        )

    return load


def test_nothing_but_a_key_is_needed(environment):
    env = environment()
    assert env["SUSTAIN_URL"] == "http://localhost:8000"
    assert (env["SUSTAIN_DEBUG"], env["DATABASE_URL"], env["REDIS_URL"]) == (False, None, None)


def test_an_empty_value_is_no_value(environment):
    assert environment(SUSTAIN_IDLE_MINUTES="", DATABASE_URL=" ")["SUSTAIN_IDLE_MINUTES"] == 15


def test_the_address_follows_the_port(environment):
    assert environment(PORT="9001")["SUSTAIN_URL"] == "http://localhost:9001"


def test_https_means_a_proxy_unless_said_otherwise(environment):
    assert environment(SUSTAIN_URL="http://sustain.example.org").trusted_proxies == 0
    assert environment(SUSTAIN_URL="https://sustain.example.org").trusted_proxies == 1
    two = environment(SUSTAIN_URL="https://sustain.example.org", SUSTAIN_TRUSTED_PROXIES="2")
    assert two.trusted_proxies == 2


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SUSTAIN_DEBUG", "perhaps"),
        ("SUSTAIN_URL", "sustain.example.org"),
        ("SUSTAIN_URL", "ftp://sustain.example.org"),
        ("SUSTAIN_URL", "http://sustain.example.org:port"),
        ("SUSTAIN_TRUSTED_PROXIES", "-1"),
        ("SUSTAIN_VAR", "/etc/hostname"),
        ("DATABASE_URL", "sustain"),
        ("DATABASE_URL", "mysql://name:word@host/sustain"),
        ("DATABASE_URL", "postgres://name:word@host"),
        ("SUSTAIN_DATABASE_NAME", 'sustain"; drop'),
        ("REDIS_URL", "http://host"),
        ("EMAIL_URL", "mail.example.org"),
        ("EMAIL_URL", "smtp+tls://"),
        ("SUSTAIN_MAIL_FROM", "Sustain"),
        ("SUSTAIN_IDLE_MINUTES", "a while"),
        ("SUSTAIN_IDLE_MINUTES", "0"),
        ("SUSTAIN_SESSION_HOURS", "25"),
        ("SUSTAIN_S3_ENDPOINT", "s3"),
        ("SUSTAIN_OIDC_URL", "login"),
        ("SUSTAIN_LOG_LEVEL", "loud"),
        ("SUSTAIN_BENCH", "2"),
        ("SUSTAIN_BIND", "everywhere"),
        ("PORT", "eighty"),
        ("PORT", "70000"),
        ("WEB_CONCURRENCY", "0"),
    ],
)
def test_a_malformed_value_is_named_with_what_it_must_look_like(environment, name, value):
    with pytest.raises(Unusable, match=f"^{name} must be .+[.]$"):
        environment(**{name: value})


@pytest.mark.parametrize(
    ("given", "missing"),
    [
        ({"SUSTAIN_S3_ACCESS_KEY": "a"}, "SUSTAIN_S3_SECRET_KEY"),
        ({"SUSTAIN_OIDC_URL": "https://login.example.org"}, "SUSTAIN_OIDC_CLIENT_ID"),
        ({"SUSTAIN_OIDC_CLIENT_ID": "a", "SUSTAIN_OIDC_SECRET": "b"}, "SUSTAIN_OIDC_URL"),
    ],
)
def test_half_of_what_belongs_together_is_refused(environment, given, missing):
    with pytest.raises(Unusable, match=f"^{missing} is missing; .+[.]$"):
        environment(**given)


# The secret key -------------------------------------------------------------------------------


def test_no_key_no_start(environment):
    with pytest.raises(Unusable, match="SUSTAIN_SECRET_KEY is missing"):
        environment(SUSTAIN_SECRET_KEY="")


@pytest.mark.parametrize(
    "key",
    [
        "django-insecure-" + GOOD_KEY,
        "changeme" * 8,
        "please-CHANGE-this-before-production-use-0123456789abcdef",
        DEBUG_ONLY_SECRET_KEY,
    ],
    ids=["django's", "changeme", "please change", "the one for debugging"],
)
def test_a_known_key_is_refused(environment, key):
    with pytest.raises(Unusable, match="known example"):
        environment(SUSTAIN_SECRET_KEY=key)


@pytest.mark.parametrize("key", [GOOD_KEY[:49], "ab" * 40], ids=["short", "monotonous"])
def test_a_short_or_monotonous_key_is_refused(environment, key):
    with pytest.raises(Unusable, match="50 or more random characters"):
        environment(SUSTAIN_SECRET_KEY=key)


def test_the_key_this_machine_keeps_is_used(environment, scratch):
    kept = GOOD_KEY[::-1]
    (scratch / "secret_key").write_text(kept + "\n")
    assert environment(SUSTAIN_SECRET_KEY="")["SUSTAIN_SECRET_KEY"] == kept


def test_debugging_needs_no_key(environment):
    env = environment(SUSTAIN_SECRET_KEY="", SUSTAIN_DEBUG="yes")
    assert env["SUSTAIN_SECRET_KEY"] == DEBUG_ONLY_SECRET_KEY


# As a person sees it --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("variables", "sentence"),
    [
        ({}, "SUSTAIN_SECRET_KEY is missing"),
        ({"SUSTAIN_SECRET_KEY": "secret"}, "SUSTAIN_SECRET_KEY is a known example"),
        (
            {"SUSTAIN_SECRET_KEY": GOOD_KEY, "SUSTAIN_IDLE_MINUTES": "soon"},
            "SUSTAIN_IDLE_MINUTES must be a whole number of minutes, 1 to 720.",
        ),
    ],
)
def test_the_start_ends_with_one_sentence_and_no_traceback(scratch, variables, sentence):
    result = manage("check", SUSTAIN_VAR=str(scratch), **variables)
    assert result.returncode == 2
    assert result.stdout == ""
    assert sentence in result.stderr
    assert len(result.stderr.splitlines()) == 1


def test_gunicorn_and_celery_end_with_the_same_sentence(scratch):
    for program in (
        ("gunicorn", "--config", "config/gunicorn.py", "config.wsgi"),
        ("celery", "--quiet", "--app", "config.celery", "worker"),
    ):
        result = manage(command=("-m", *program), SUSTAIN_VAR=str(scratch), PORT="none")
        assert result.returncode == 2
        assert result.stderr == "PORT must be a port number, 1 to 65535.\n"
