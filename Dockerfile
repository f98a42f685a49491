# Two stages: the first installs from the hash-locked list, the second holds only what runs.
FROM python:3.13.9-slim-trixie AS build

ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1
WORKDIR /src

RUN python -m venv /opt/commonground
COPY requirements.txt ./
RUN /opt/commonground/bin/python -m pip install --require-hashes --no-deps -r requirements.txt

COPY pyproject.toml LICENSE ./
COPY bot bot/
COPY storage storage/
COPY adapters adapters/
COPY migrations migrations/
COPY locales locales/
RUN /opt/commonground/bin/python -m pip install --no-deps --no-build-isolation .
RUN /opt/commonground/bin/commonground --help
RUN /opt/commonground/bin/python -m pip uninstall --yes setuptools pip

FROM python:3.13.9-slim-trixie

# No home, no shell, and only /data to write in: the root file system may be read-only.
RUN groupadd --gid 10001 commonground \
    && useradd --uid 10001 --gid 10001 --no-create-home --home-dir /data --shell /usr/sbin/nologin commonground \
    && install --directory --owner 10001 --group 10001 --mode 0700 /data
COPY --from=build /opt/commonground /opt/commonground

ENV PATH=/opt/commonground/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1
WORKDIR /data
VOLUME /data
USER 10001:10001
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=10s --start-period=30s --retries=3 CMD ["commonground", "doctor"]
ENTRYPOINT ["commonground"]
CMD ["try"]
