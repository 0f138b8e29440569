"""No container engine is needed to see that the compose file, the code and .env.example agree."""

import re
import shlex
from importlib.util import find_spec

import pytest
import yaml
from django.core.management import get_commands
from honcho.environ import parse_procfile

from config.environment import ROOT, VARIABLES

READ_BY_THE_CODE = {variable.name for variable in VARIABLES}
# Variables of .env that only the compose file reads, and why.
FOR_COMPOSE_ONLY = {"POSTGRES_PASSWORD": "the password of the PostgreSQL it starts"}

COMPOSE = yaml.safe_load((ROOT / "docker-compose.yml").read_text())
SERVICES = COMPOSE["services"]
OURS = {name: service for name, service in SERVICES.items() if service["image"] == "sustain"}
DOCKERFILE = (ROOT / "Dockerfile").read_text()


def explained() -> dict[str, str]:
    """The variables of .env.example with their values."""
    lines = (ROOT / ".env.example").read_text().splitlines()
    pairs = [line.partition("=") for line in lines if line and not line.startswith("#")]
    return {name: value for name, _, value in pairs}


def test_every_variable_is_explained_and_every_explained_one_is_read():
    assert set(explained()) == READ_BY_THE_CODE | set(FOR_COMPOSE_ONLY)


def test_each_variable_of_the_example_stands_below_its_explanation():
    lines = (ROOT / ".env.example").read_text().splitlines()
    for paragraph in "\n".join(lines).split("\n\n"):
        assert paragraph.startswith("#"), f"Nothing explains: {paragraph}"


def test_the_example_states_the_real_defaults():
    for variable in VARIABLES:
        stated = explained()[variable.name]
        if stated:
            assert variable.read(stated) == variable.default, variable.name


def test_the_example_holds_no_secret():
    secret = [name for name in explained() if name.endswith(("KEY", "SECRET", "PASSWORD"))]
    assert secret
    assert all(explained()[name] == "" for name in secret)


def test_the_compose_file_uses_only_known_variables():
    mentioned = set(re.findall(r"\$\{(\w+)", (ROOT / "docker-compose.yml").read_text()))
    assert mentioned <= set(explained())
    for service in OURS.values():
        assert set(service["environment"]) <= READ_BY_THE_CODE
    in_the_image = set(re.findall(r"\b(SUSTAIN_\w+)=", DOCKERFILE))
    assert in_the_image <= READ_BY_THE_CODE


def test_the_needed_secrets_stop_compose_when_they_are_missing():
    text = (ROOT / "docker-compose.yml").read_text()
    for name in ("SUSTAIN_SECRET_KEY", "POSTGRES_PASSWORD"):
        assert text.count(f"${{{name}:?") == text.count(f"${{{name}")


@pytest.mark.parametrize("name", ["web", "worker", "beat"])
def test_a_container_runs_what_the_procfile_runs(name):
    processes = parse_procfile((ROOT / "Procfile").read_text()).processes
    assert SERVICES[name]["command"] == shlex.split(processes[name])


def test_the_image_serves_the_web_unless_told_otherwise():
    listed = ", ".join(f'"{word}"' for word in SERVICES["web"]["command"])
    assert f"CMD [{listed}]" in DOCKERFILE


def test_every_module_and_file_that_a_command_names_exists():
    commands = [service["command"] for service in OURS.values()]
    commands += [
        service["healthcheck"]["test"]
        for service in OURS.values()
        if "test" in service["healthcheck"]
    ]
    words = [word for command in commands for word in shlex.split(" ".join(command))]
    named = {word for word in words if word.startswith(("config.", "config/"))}
    assert named >= {"config.wsgi", "config.celery", "config.probe", "config/gunicorn.py"}
    for word in named:
        assert (ROOT / word).exists() if "/" in word else find_spec(word)


def test_the_database_is_prepared_once_before_anything_else_of_ours_starts():
    assert SERVICES["prepare"]["command"] == ["python", "manage.py", "prepare"]
    assert get_commands()["prepare"] == "config"
    for name in ("web", "worker", "beat"):
        needs = SERVICES[name]["depends_on"]
        assert needs["prepare"]["condition"] == "service_completed_successfully"
        assert needs["database"]["condition"] == needs["broker"]["condition"] == "service_healthy"


def test_the_health_checks_ask_what_the_code_answers():
    assert "/healthz" in (ROOT / "config/probe.py").read_text()
    assert SERVICES["web"]["healthcheck"]["test"] == ["CMD", "python", "-m", "config.probe"]
    assert 'CMD ["python", "-m", "config.probe"]' in DOCKERFILE
    for service in SERVICES.values():
        check = service["healthcheck"]
        assert check == {"disable": True} or {"test", "interval", "timeout", "retries"} <= set(
            check
        )


def test_the_web_listens_where_the_port_is_published():
    web = SERVICES["web"]
    assert web["environment"]["PORT"] == "8000"
    assert web["environment"]["SUSTAIN_BIND"] == "0.0.0.0"
    assert web["ports"] == ["127.0.0.1:${PORT:-8000}:8000"]


def test_what_has_to_last_is_on_volumes():
    assert SERVICES["database"]["volumes"] == ["database:/var/lib/postgresql"]
    for service in OURS.values():
        assert service["volumes"] == [f"kept:{service['environment']['SUSTAIN_VAR']}"]
    assert set(COMPOSE["volumes"]) == {"database", "kept"}


def test_our_containers_have_no_more_rights_than_they_need():
    assert re.search(r"^USER sustain$", DOCKERFILE, re.MULTILINE)
    for service in OURS.values():
        assert service["read_only"] is True
        assert service["cap_drop"] == ["ALL"]
        assert service["security_opt"] == ["no-new-privileges:true"]


def test_the_databases_speak_the_same_language():
    arguments = SERVICES["database"]["environment"]["POSTGRES_INITDB_ARGS"].split()
    source = (ROOT / "config/database.py").read_text()
    assert arguments
    assert all(argument in source for argument in arguments)
    assert SERVICES["database"]["image"] == "postgres:18"
    assert "pginstall18" in source


def test_mailpit_is_for_development_only():
    assert SERVICES["mail"]["profiles"] == ["dev"]
    assert not [name for name in SERVICES if name != "mail" and "profiles" in SERVICES[name]]


def test_the_image_gets_the_system_libraries_that_the_bootstrap_installs():
    bootstrap = (ROOT / "script/bootstrap").read_text()
    (packages,) = re.findall(r'packages="(.+)"', bootstrap)
    assert set(packages.split()) == set(
        re.findall(r"\b(?:libpango\S+|libharfbuzz\S+|fontconfig)\b", DOCKERFILE)
    )


@pytest.mark.parametrize(
    "lock", ["requirements.lock", "requirements-dev.lock", "package-lock.json", ".npmrc"]
)
def test_a_lock_names_no_address(lock):
    text = (ROOT / lock).read_text()
    text = re.sub(r'"url": "https://[^"]+"', "", text)  # where npm packages ask for support
    assert not re.search(r"https?://|index-url|find-links|\"resolved\"", text)


def test_every_package_in_the_locks_has_a_hash():
    for lock in ("requirements.lock", "requirements-dev.lock"):
        entries = re.split(r"\n(?=\S)", (ROOT / lock).read_text())
        assert all("--hash=sha256:" in entry for entry in entries if not entry.startswith("#"))
