"""Which post office takes the mail: a server by SMTP, a service by its key, or a folder."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

SMTP = "django.core.mail.backends.smtp.EmailBackend"


def settings_for(url: str | None, folder: Path) -> dict[str, Any]:
    """Django's settings for `url`; without one, every mail is a file in `folder`."""
    if not url:
        backend = "django.core.mail.backends.filebased.EmailBackend"
        return {"EMAIL_BACKEND": backend, "EMAIL_FILE_PATH": folder}
    parts = urlsplit(url)
    if parts.scheme == "console":
        return {"EMAIL_BACKEND": "django.core.mail.backends.console.EmailBackend"}
    if parts.scheme.startswith("smtp"):
        return smtp(url)
    return service(url)


def smtp(url: str) -> dict[str, Any]:
    parts = urlsplit(url)
    usual_port = {"smtp": 25, "smtp+tls": 587, "smtp+ssl": 465}[parts.scheme]
    return {
        "EMAIL_BACKEND": SMTP,
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": parts.port or usual_port,
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_TLS": parts.scheme == "smtp+tls",
        "EMAIL_USE_SSL": parts.scheme == "smtp+ssl",
        "EMAIL_TIMEOUT": 20,
    }


def service(url: str) -> dict[str, Any]:
    """`postmark://key@any`, `mailgun://key@mg.example.org`, `amazon-ses://?region=eu-west-2`."""
    parts = urlsplit(url)
    key = unquote(parts.username or "")
    options: dict[str, dict[str, Any]] = {
        "mailgun": {"MAILGUN_API_KEY": key, "MAILGUN_SENDER_DOMAIN": parts.hostname},
        "postmark": {"POSTMARK_SERVER_TOKEN": key},
        "sendgrid": {"SENDGRID_API_KEY": key},
        "brevo": {"BREVO_API_KEY": key},
        "amazon-ses": {},
    }
    if parts.scheme == "amazon-ses":
        region = parse_qs(parts.query).get("region", ["eu-west-2"])[0]
        options["amazon-ses"] = {"AMAZON_SES_CLIENT_PARAMS": {"region_name": region}}
    module = parts.scheme.replace("-", "_")
    return {
        "EMAIL_BACKEND": f"anymail.backends.{module}.EmailBackend",
        "ANYMAIL": {**options[parts.scheme], "REQUESTS_TIMEOUT": 20},
    }
