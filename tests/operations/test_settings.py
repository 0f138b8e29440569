"""What the environment makes of the settings, read in a process of its own."""

import json

import pytest

from tests.operations.running import GOOD_KEY, manage

PRINT = """
import json, sys
from django.conf import settings
print(json.dumps({name: getattr(settings, name, None) for name in sys.argv[1:]}, default=str))
"""


@pytest.fixture
def settings_with(scratch):
    def read(*names, **variables):
        given = {
            "DJANGO_SETTINGS_MODULE": "config.settings",
            "SUSTAIN_SECRET_KEY": GOOD_KEY,
            "SUSTAIN_VAR": str(scratch),
        }
        result = manage(*names, command=("-c", PRINT), **{**given, **variables})
        assert result.returncode == 0, result.stderr
        return json.loads(result.stdout)

    return read


def test_plain_http_on_this_machine(settings_with):
    read = settings_with("SECURE_SSL_REDIRECT", "SESSION_COOKIE_SECURE", "ALLOWED_HOSTS", "DEBUG")
    assert read == {
        "SECURE_SSL_REDIRECT": False,
        "SESSION_COOKIE_SECURE": False,
        "ALLOWED_HOSTS": ["127.0.0.1", "localhost"],
        "DEBUG": False,
    }


def test_an_https_address_secures_cookies_and_transport(settings_with):
    secured = {
        "SECURE_SSL_REDIRECT": True,
        "SESSION_COOKIE_SECURE": True,
        "CSRF_COOKIE_SECURE": True,
        "SECURE_HSTS_SECONDS": 365 * 24 * 3600,
        "SECURE_PROXY_SSL_HEADER": ["HTTP_X_FORWARDED_PROTO", "https"],
        "ALLAUTH_TRUSTED_PROXY_COUNT": 1,
        "CSRF_TRUSTED_ORIGINS": ["https://sustain.example.org"],
        "ACCOUNT_DEFAULT_HTTP_PROTOCOL": "https",
        "MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN": False,
    }
    assert settings_with(*secured, SUSTAIN_URL="https://sustain.example.org") == secured


def test_no_addresses_mean_the_embedded_database_and_the_folder(settings_with, scratch):
    read = settings_with("DATABASES", "CELERY_BROKER_URL", "CACHES", "EMAIL_BACKEND", "MEDIA_ROOT")
    assert read["DATABASES"]["default"]["ENGINE"] == "config.embedded"
    assert read["CELERY_BROKER_URL"].startswith("filesystem://")
    assert read["CACHES"]["default"]["BACKEND"].endswith("DatabaseCache")
    assert read["EMAIL_BACKEND"].endswith("filebased.EmailBackend")
    assert read["MEDIA_ROOT"] == str(scratch / "files")


def test_addresses_mean_servers(settings_with):
    read = settings_with(
        "DATABASES",
        "CELERY_BROKER_URL",
        "CACHES",
        DATABASE_URL="postgres://name:w%40rd@db.example.org:6543/sustain",
        REDIS_URL="redis://redis.example.org:6379/0",
    )
    database = read["DATABASES"]["default"]
    assert database["ENGINE"] == "django.db.backends.postgresql"
    assert (database["HOST"], database["PORT"], database["PASSWORD"]) == (
        "db.example.org", 6543, "w@rd",
    )  # fmt: skip
    assert read["CELERY_BROKER_URL"] == "redis://redis.example.org:6379/0"
    assert read["CACHES"]["default"]["BACKEND"].endswith("DatabaseCache"), "sign-in needs no Redis"


def test_the_queue_outlives_an_hour_without_redis(settings_with):
    read = settings_with(
        "CELERY_BROKER_TRANSPORT_OPTIONS",
        "CELERY_TASK_TIME_LIMIT",
        "CELERY_TASK_ACKS_LATE",
        "CELERY_TASK_REJECT_ON_WORKER_LOST",
        "CELERY_BROKER_CONNECTION_RETRY",
        "CELERY_BROKER_CONNECTION_MAX_RETRIES",
        REDIS_URL="redis://redis.example.org:6379/0",
    )
    options = read["CELERY_BROKER_TRANSPORT_OPTIONS"]
    assert options["visibility_timeout"] > read["CELERY_TASK_TIME_LIMIT"], "no task is given twice"
    assert options["socket_timeout"] <= 5, "a silent Redis holds up no page"
    assert read["CELERY_TASK_ACKS_LATE"]
    assert read["CELERY_TASK_REJECT_ON_WORKER_LOST"]
    assert read["CELERY_BROKER_CONNECTION_RETRY"]
    assert read["CELERY_BROKER_CONNECTION_MAX_RETRIES"] is None, "for as long as it takes"


def test_a_bucket_takes_the_files(settings_with):
    read = settings_with(
        "STORAGES",
        SUSTAIN_S3_BUCKET="evidence",
        SUSTAIN_S3_ACCESS_KEY="key",
        SUSTAIN_S3_SECRET_KEY="word",
    )
    for alias in ("default", "evidence"):
        assert read["STORAGES"][alias]["BACKEND"] == "storages.backends.s3.S3Storage"
        assert read["STORAGES"][alias]["OPTIONS"]["default_acl"] == "private"


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        (
            "smtp+tls://name:w%40rd@mail.example.org:2525",
            {
                "EMAIL_HOST": "mail.example.org",
                "EMAIL_PORT": 2525,
                "EMAIL_HOST_PASSWORD": "w@rd",
                "EMAIL_USE_TLS": True,
            },
        ),
        ("smtp+ssl://mail.example.org", {"EMAIL_PORT": 465, "EMAIL_USE_SSL": True}),
        (
            "postmark://key@any",
            {
                "EMAIL_BACKEND": "anymail.backends.postmark.EmailBackend",
                "ANYMAIL": {"POSTMARK_SERVER_TOKEN": "key", "REQUESTS_TIMEOUT": 20},
            },
        ),
        (
            "amazon-ses://?region=eu-west-1",
            {
                "EMAIL_BACKEND": "anymail.backends.amazon_ses.EmailBackend",
                "ANYMAIL": {
                    "AMAZON_SES_CLIENT_PARAMS": {"region_name": "eu-west-1"},
                    "REQUESTS_TIMEOUT": 20,
                },
            },
        ),
    ],
)
def test_the_post_office(settings_with, url, expected):
    assert settings_with(*expected, EMAIL_URL=url) == expected


@pytest.mark.parametrize("service", ["amazon-ses", "brevo", "mailgun", "postmark", "sendgrid"])
def test_every_post_service_is_one_anymail_knows(service):
    from importlib import import_module

    from config.post import service as settings_of

    module, _, name = settings_of(f"{service}://key@host")["EMAIL_BACKEND"].rpartition(".")
    assert hasattr(import_module(module), name)


def test_a_directory_of_the_providers_own_is_offered_only_when_it_is_set(settings_with):
    none = settings_with("SOCIALACCOUNT_PROVIDERS")["SOCIALACCOUNT_PROVIDERS"]
    assert none["openid_connect"]["APPS"] == []
    read = settings_with(
        "SOCIALACCOUNT_PROVIDERS",
        SUSTAIN_OIDC_URL="https://login.example.org/realms/staff",
        SUSTAIN_OIDC_CLIENT_ID="sustain",
        SUSTAIN_OIDC_SECRET="word",
        SUSTAIN_OIDC_NAME="Example Care account",
    )
    (app,) = read["SOCIALACCOUNT_PROVIDERS"]["openid_connect"]["APPS"]
    assert app["settings"]["server_url"] == "https://login.example.org/realms/staff"
    assert (app["client_id"], app["secret"]) == ("sustain", "word")
    assert app["name"] == "Example Care account"


def test_the_admin_is_there_for_the_bench_only(settings_with):
    assert "django.contrib.admin" not in settings_with("INSTALLED_APPS")["INSTALLED_APPS"]
    bench = settings_with("INSTALLED_APPS", SUSTAIN_BENCH="yes")
    assert "django.contrib.admin" in bench["INSTALLED_APPS"]
