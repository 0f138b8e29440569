"""How gunicorn serves: `gunicorn --config config/gunicorn.py config.wsgi`."""

from pathlib import Path

from config import environment, logs

env = environment.load()

bind = f"{env['SUSTAIN_BIND']}:{env['PORT']}"
workers = env["WEB_CONCURRENCY"]
worker_class = "gthread"
threads = 4
# Read the settings once, before any worker: a bad value stops the start with its one sentence.
preload_app = True
timeout = 60
graceful_timeout = 10
max_requests = 5000
max_requests_jitter = 500
worker_tmp_dir = "/dev/shm" if Path("/dev/shm").is_dir() else None  # noqa: S108
forwarded_allow_ips = "*" if env.trusted_proxies else "127.0.0.1"
control_socket_disable = True

accesslog = None  # our own line per request carries no query string and no address
logconfig_dict = logs.configuration(level=env["SUSTAIN_LOG_LEVEL"], readable=env["SUSTAIN_DEBUG"])
logconfig_dict["loggers"]["gunicorn.error"] = {"level": env["SUSTAIN_LOG_LEVEL"].upper()}
logconfig_dict["loggers"]["gunicorn.access"] = {"level": "CRITICAL"}
