"""How Sustain runs. What differs between installations comes from `config/environment.py`."""

from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import dj_database_url
from csp.constants import NONE, SELF

from config import environment, logs, post
from config.database import PORT, SUPERUSER
from config.database import embedded as embedded_server
from config.sign_in import *
from config.timetable import *

env = environment.load()

ROOT = environment.ROOT
VAR: Path = env["SUSTAIN_VAR"]
DEBUG: bool = env["SUSTAIN_DEBUG"]
SECRET_KEY: str = env["SUSTAIN_SECRET_KEY"]
SUSTAIN_URL: str = env["SUSTAIN_URL"]
SUSTAIN_VERSION = "0.1.0"
SUSTAIN_BENCH: bool = env["SUSTAIN_BENCH"]

# Apps -----------------------------------------------------------------------------------------

INSTALLED_APPS = [
    "config.apps.ConfigConfig",
    "demonstration.apps.DemonstrationConfig",
    "governance.apps.GovernanceConfig",
    "qip.apps.QipConfig",
    "foundation.duties.apps.DutiesConfig",
    "foundation.evidence.apps.EvidenceConfig",
    "foundation.organisation.apps.OrganisationConfig",
    "foundation.trail.apps.TrailConfig",
    "foundation.ui.apps.UiConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "crispy_forms",
    "crispy_bootstrap5",
    "csp",
    "django_filters",
    "django_htmx",
    "pghistory",
    "pgtrigger",
]

# The registries: what each room tells the rooms below it, as dotted module paths.
ACCESS_SOURCES: list[str] = [
    "foundation.trail.access",
    "foundation.organisation.access",
    "foundation.duties.access",
    "foundation.evidence.access",
    "qip.access",
    "governance.access",
]
NAVIGATION_SOURCES: list[str] = [
    "foundation.duties.navigation",
    "qip.navigation",
    "foundation.organisation.navigation",
    "foundation.trail.navigation",
    "foundation.evidence.navigation",
    "governance.navigation",
]
DUTY_SOURCES: list[str] = ["qip.duties", "governance.duties"]
INDICATOR_SOURCES: list[str] = ["qip.indicators_own"]
SECTION_SOURCES: list[str] = ["qip.sections"]
# The kinds of record to which files may be attached as evidence.
EVIDENCE_SUBJECTS: list[str] = ["qip.Action", "qip.Plan"]
# Who is told that a file was withdrawn: functions (by, attachment, reason).
WITHDRAWAL_FOLLOWERS: list[str] = ["qip.services.proofs.follow_withdrawn_file"]
# Who is told that a due date was moved, and that an action took a step: functions
# (by, action, move) and (by, action, step).
DATE_MOVE_FOLLOWERS: list[str] = ["governance.services.escalating.follow_moved_date"]
ACTION_STEP_FOLLOWERS: list[str] = ["governance.services.escalating.follow_step"]
# What rooms above tell of an action on its own page: modules, see qip/stories.py.
ACTION_STORY_SOURCES: list[str] = ["governance.story"]
# Buttons that rooms above offer on the page of a plan: functions (plan, user) -> Offers.
PLAN_OFFER_SOURCES: list[str] = ["governance.offers.for_plan"]
# What is still open at a service that is about to close: functions (service, on) -> Remains.
OPEN_WORK_SOURCES: list[str] = ["qip.remains.open_work"]
SCOPE_CHOICES_SOURCE = "foundation.organisation.selectors.scope.scope_choices"
BELL_SOURCE = "foundation.duties.selectors.reminders.bell"
BELL_PAGE = "duties:reminders"
PROVIDER_NAME_SOURCE = "foundation.organisation.selectors.provider.provider_name"
SEARCH_SOURCES: list[str] = ["qip.search", "foundation.organisation.search"]

MIDDLEWARE = [
    "config.logs.RequestLogMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "config.sessions.SessionLimitsMiddleware",
    "foundation.ui.middleware.KeepTypedMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "foundation.organisation.views.seen.SeenMiddleware",
    "foundation.ui.middleware.CountsMiddleware",
    "foundation.organisation.views.second_factor.SecondFactorMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "pghistory.middleware.HistoryMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [ROOT / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "foundation.ui.context.shell",
            ],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
CRISPY_ALLOWED_TEMPLATE_PACKS = ["ui/crispy"]
CRISPY_TEMPLATE_PACK = "ui/crispy"

# PostgreSQL is the only truth; Redis or a folder only carries what is about to be done ------------

if env["DATABASE_URL"]:
    database = dict(dj_database_url.parse(env["DATABASE_URL"]))
else:
    embedded = embedded_server()
    database = {
        "ENGINE": "config.embedded",
        "NAME": env["SUSTAIN_DATABASE_NAME"],
        "USER": SUPERUSER,
        "HOST": str(embedded.socket_folder),
        "PORT": str(PORT),
    }

DATABASES: dict[str, dict[str, Any]] = {
    "default": {
        **database,
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "TEST": {"NAME": env["SUSTAIN_TEST_DATABASE"]},
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

REDIS_URL: str | None = env["REDIS_URL"]
BROKER = VAR / "broker"

# Not in Redis: signing in counts its attempts here, and goes on while Redis is away.
CACHES: dict[str, dict[str, Any]] = {
    "default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "cache"}
}

CELERY_BROKER_URL = REDIS_URL or "filesystem://localhost/"
LONGEST_TASK = 11 * 60
# A worker that takes nothing for so long while messages wait begins anew; beat sends one a minute.
WORKER_PATIENCE = timedelta(minutes=3)
CELERY_BROKER_TRANSPORT_OPTIONS: dict[str, Any] = (
    {
        # Redis gives a message to another worker when it was not acknowledged for so long. Shorter
        # than the longest task, and work would be done twice at once.
        "visibility_timeout": LONGEST_TASK + 4 * 60,
        # A Redis that takes a connection and says nothing does not hold up a page for ever.
        "socket_connect_timeout": 2,
        "socket_timeout": 3,
        "socket_keepalive": True,
    }
    if REDIS_URL
    else {
        "data_folder_in": str(BROKER / "queue"),
        "data_folder_out": str(BROKER / "queue"),
        "control_folder": str(BROKER / "control"),
        "polling_interval": 0.5,
    }
)
# Worker and beat try again for as long as it takes. A hundred times, Celery's own limit, is less
# than an hour.
CELERY_BROKER_CONNECTION_RETRY = CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_CONNECTION_MAX_RETRIES = None
# A page tries twice and answers. What it wanted done is a row, and a sweep finds it.
CELERY_TASK_PUBLISH_RETRY_POLICY = {"max_retries": 1, "interval_start": 0, "interval_max": 0.2}
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_TASK_SOFT_TIME_LIMIT = LONGEST_TASK - 60
CELERY_TASK_TIME_LIMIT = LONGEST_TASK
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_CONCURRENCY = 2
CELERY_WORKER_MAX_TASKS_PER_CHILD = 200
CELERY_WORKER_ENABLE_REMOTE_CONTROL = bool(REDIS_URL)
CELERY_WORKER_CANCEL_LONG_RUNNING_TASKS_ON_CONNECTION_LOSS = True
CELERY_TIMEZONE = "Europe/London"
CELERY_BEAT_SCHEDULER = "config.beat:Scheduler"
CELERY_BEAT_SCHEDULE_FILENAME = str(VAR / "beat-schedule")

# The audit trail can be added to and never changed, also by somebody with SQL.
PGHISTORY_APPEND_ONLY = True

# The web: who may ask, and what a page may load ---------------------------------------------------

ALLOWED_HOSTS = sorted({urlsplit(SUSTAIN_URL).hostname or "", "localhost", "127.0.0.1"})
CSRF_TRUSTED_ORIGINS = [SUSTAIN_URL]
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "foundation.ui.views.errors.csrf_failure"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = env.is_https
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if env.is_https else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = env.is_https
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
if env.trusted_proxies:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
X_FRAME_OPTIONS = "DENY"

# Signing in through the directory is a form that ends there, after a redirect.
directory = urlsplit(env["SUSTAIN_OIDC_URL"] or "")
directory_origins = [f"{directory.scheme}://{directory.netloc}"] if directory.netloc else []

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "base-uri": [NONE],
        "connect-src": [SELF],
        "font-src": [SELF],
        "form-action": [SELF, *directory_origins],
        "frame-ancestors": [NONE],
        "frame-src": [NONE],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
    }
}

DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000
DATA_UPLOAD_MAX_NUMBER_FILES = 20
FILE_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
FILE_UPLOAD_HANDLERS = [
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "foundation.evidence.uploads.CappedUploadHandler",
]
FILE_UPLOAD_TEMP_DIR = VAR / "uploads"
FILE_UPLOAD_PERMISSIONS = 0o600
FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o700

# Files ----------------------------------------------------------------------------------------

STATIC_URL = "/static/"
STATIC_ROOT = ROOT / "staticfiles"
STATICFILES_DIRS = [ROOT / "static"]
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "config.assets.NpmFinder",
]
# What pages and packs load from node_modules, as `{% static "npm/<package>/<file>" %}`.
NPM_ROOT = ROOT / "node_modules"
NPM_FILES = [
    "bootstrap/dist/css/bootstrap.min.css",
    "bootstrap/dist/css/bootstrap.min.css.map",
    "bootstrap/dist/js/bootstrap.bundle.min.js",
    "bootstrap/dist/js/bootstrap.bundle.min.js.map",
    "bootstrap-icons/font/bootstrap-icons.min.css",
    "bootstrap-icons/font/fonts/*",
    "@fontsource-variable/inter/opsz.css",
    "@fontsource-variable/inter/files/*-opsz-normal.woff2",
    "@fontsource-variable/source-serif-4/opsz.css",
    "@fontsource-variable/source-serif-4/opsz-italic.css",
    "@fontsource-variable/source-serif-4/files/*-opsz-*.woff2",
    "@fontsource/inter/files/inter-latin*-[456]00-normal.woff",
    "@fontsource/source-serif-4/files/source-serif-4-latin*-400-*.woff",
]

MEDIA_ROOT = VAR / "files"
STORED_FILES: dict[str, Any] = {
    "BACKEND": "django.core.files.storage.FileSystemStorage",
    "OPTIONS": {"location": MEDIA_ROOT},
}
if env["SUSTAIN_S3_BUCKET"]:
    STORED_FILES = {
        "BACKEND": "storages.backends.s3.S3Storage",
        "OPTIONS": {
            "bucket_name": env["SUSTAIN_S3_BUCKET"],
            "region_name": env["SUSTAIN_S3_REGION"],
            "endpoint_url": env["SUSTAIN_S3_ENDPOINT"],
            "access_key": env["SUSTAIN_S3_ACCESS_KEY"],
            "secret_key": env["SUSTAIN_S3_SECRET_KEY"],
            "default_acl": "private",
            "file_overwrite": False,
            "querystring_auth": True,
        },
    }
# Evidence and packs are written once: on a disk nobody, the product included, writes them again.
EVIDENCE_FILES = STORED_FILES
if not env["SUSTAIN_S3_BUCKET"]:
    read_only = {"file_permissions_mode": 0o400, "directory_permissions_mode": 0o700}
    EVIDENCE_FILES = {**STORED_FILES, "OPTIONS": {**STORED_FILES["OPTIONS"], **read_only}}
STORAGES = {
    "default": STORED_FILES,
    "evidence": EVIDENCE_FILES,
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}

# Post and logs --------------------------------------------------------------------------------

locals().update(post.settings_for(env["EMAIL_URL"], VAR / "mail"))
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env["SUSTAIN_MAIL_FROM"]

LOGGING_CONFIG = "logging.config.dictConfig"
LOGGING = logs.configuration(level=env["SUSTAIN_LOG_LEVEL"], readable=DEBUG)

# Language and time ----------------------------------------------------------------------------

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_I18N = True
USE_TZ = True

# The bench measures our lists against Django's admin; nothing else ever turns the admin on.
if env["SUSTAIN_BENCH"]:
    INSTALLED_APPS += ["django.contrib.admin"]

# Other accounts of this machine have no business in there.
VAR.mkdir(parents=True, exist_ok=True, mode=0o700)
for needed in (FILE_UPLOAD_TEMP_DIR, BROKER / "queue", BROKER / "control"):
    needed.mkdir(parents=True, exist_ok=True)
