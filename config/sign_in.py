"""Who gets in, and for how long: accounts, second factors, the directory, sessions."""

from datetime import timedelta
from typing import Any

from config import environment

env = environment.load()

AUTH_USER_MODEL = "organisation.User"
AUTHENTICATION_BACKENDS = [
    "allauth.account.auth_backends.AuthenticationBackend",
]
AUTH_PASSWORD_VALIDATORS: list[dict[str, Any]] = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
PASSWORD_RESET_TIMEOUT = 60 * 60

ACCOUNT_ADAPTER = "foundation.organisation.adapter.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_MAX_EMAIL_ADDRESSES = 1
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False
ACCOUNT_REAUTHENTICATION_TIMEOUT = 15 * 60
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https" if env.is_https else "http"
ACCOUNT_RATE_LIMITS = {"login": "30/m/ip", "login_failed": "10/m/ip,5/5m/key"}
ALLAUTH_TRUSTED_PROXY_COUNT = env.trusted_proxies
USERSESSIONS_TRACK_ACTIVITY = True

MFA_ADAPTER = "foundation.organisation.adapter.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Sustain"
MFA_TOTP_TOLERANCE = 1
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_ALLOW_UNVERIFIED_EMAIL = True  # an invited address is verified by the invitation itself
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not env.is_https

# The provider's own directory, if there is one. The adapter alone decides whom it lets in.
SOCIALACCOUNT_ADAPTER = "foundation.organisation.adapter.DirectoryAdapter"
SOCIALACCOUNT_AUTO_SIGNUP = False
SOCIALACCOUNT_EMAIL_AUTHENTICATION = False
SOCIALACCOUNT_EMAIL_VERIFICATION = "none"
SOCIALACCOUNT_QUERY_EMAIL = False
SOCIALACCOUNT_STORE_TOKENS = False
SOCIALACCOUNT_REQUESTS_TIMEOUT = 10
SOCIALACCOUNT_PROVIDERS: dict[str, dict[str, Any]] = {"openid_connect": {"APPS": []}}
if env["SUSTAIN_OIDC_URL"]:
    SOCIALACCOUNT_PROVIDERS = {
        "openid_connect": {
            "OAUTH_PKCE_ENABLED": True,
            "APPS": [
                {
                    "provider_id": "directory",
                    "name": env["SUSTAIN_OIDC_NAME"],
                    "client_id": env["SUSTAIN_OIDC_CLIENT_ID"],
                    "secret": env["SUSTAIN_OIDC_SECRET"],
                    "settings": {"server_url": env["SUSTAIN_OIDC_URL"]},
                }
            ],
        }
    }

# What `start_provider` need not ask in a new installation.
START_PROVIDER: dict[str, str | None] = {
    "name": env["SUSTAIN_PROVIDER_NAME"],
    "admin_name": env["SUSTAIN_ADMIN_NAME"],
    "admin_email": env["SUSTAIN_ADMIN_EMAIL"],
    "admin_password": env["SUSTAIN_ADMIN_PASSWORD"],
}

# A session ends a quarter of an hour after the last page, and at the end of a working day anyway.
SESSION_IDLE = timedelta(minutes=env["SUSTAIN_IDLE_MINUTES"])
SESSION_LONGEST = timedelta(hours=env["SUSTAIN_SESSION_HOURS"])
SESSION_TOUCH = timedelta(minutes=1)  # how often a page request writes that somebody is there
SESSION_COOKIE_AGE = int((SESSION_IDLE + SESSION_TOUCH).total_seconds())
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
