# Everything one types here. `make try` needs Python 3.11 or newer, its pip, and nothing else.

PYTHON ?= python3
VENV ?= .venv
ARGS ?=

BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
CODE := $(wildcard bot storage adapters migrations tests bench)
UV_VERSION := 0.13.9
LOCK := $(BIN)/uv pip compile pyproject.toml --quiet --universal --python-version 3.11 --extra build \
	--generate-hashes --no-config --no-emit-index-url --no-emit-find-links --custom-compile-command "make lock"

.DEFAULT_GOAL := help
.PHONY: help setup setup-dev try demo test lint format migration messages bench lock clean

help:
	@echo "make try       meet the bot in this terminal (ARGS=\"--new\" begins afresh)"
	@echo "make demo      watch an evening of it by itself"
	@echo "make test      run the tests; ARGS=\"tests/kernel -x\" runs some of them"
	@echo "make lint      check style, types and who may import whom"
	@echo "make format    let the machine lay out the code"
	@echo "make messages  collect all sentences for the translators"
	@echo "make migration draft a migration from the tables (NAME=\"what it does\")"
	@echo "make bench     measure"
	@echo "make lock      choose the newest allowed dependencies and write their hashes"
	@echo "make clean     remove what these targets made"

try: $(VENV)/.runs
	@$(BIN)/commonground try $(ARGS)

demo: $(VENV)/.runs
	@$(BIN)/commonground demo $(ARGS)

test: $(VENV)/.develops
	@$(BIN)/python -m pytest $(ARGS)

lint: $(VENV)/.develops
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy $(CODE)
	$(BIN)/lint-imports

format: $(VENV)/.develops
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

# What no source says any more is dropped; what is new stands empty until somebody translates it. Without the date of the
# day, a run that finds nothing new changes nothing.
messages: $(VENV)/.develops
	$(BIN)/pybabel --quiet extract --no-default-keywords --keywords "say say_n:1,2" --sort-by-file --add-location file \
		--no-wrap --project "Common Ground" --copyright-holder "Common Ground contributors" \
		--msgid-bugs-address "see CONTRIBUTING.md" --output-file locales/commonground.pot bot adapters storage
	sed -i.dated '/^"POT-Creation-Date:/d' locales/commonground.pot && rm locales/commonground.pot.dated
	$(BIN)/pybabel --quiet update --domain commonground --input-file locales/commonground.pot --output-dir locales \
		--no-wrap --no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date

# Drafted from the difference between the newest migration and the tables; read it before it is committed.
migration: $(VENV)/.develops
	@test -n "$(NAME)" || { echo 'Say what it does: make migration NAME="what it does"'; exit 1; }
	@scratch=$$(mktemp -d) && trap 'rm -rf "$$scratch"' EXIT && \
		$(BIN)/commonground migrate --data "$$scratch/scratch.sqlite3" && \
		$(BIN)/alembic -x "url=sqlite:///$$scratch/scratch.sqlite3" revision --autogenerate -m "$(NAME)"
	@$(BIN)/ruff check --quiet --fix --exit-zero migrations >/dev/null; $(BIN)/ruff format --quiet migrations

bench: $(VENV)/.develops
	@$(BIN)/python -m bench $(ARGS)

setup: $(VENV)/.runs

setup-dev: $(VENV)/.develops

# The second file is compiled against the first: what is tested is what runs.
lock: $(VENV)/.made
	$(PIP) install "uv==$(UV_VERSION)"
	$(LOCK) --upgrade --output-file requirements.txt
	$(LOCK) --upgrade --extra dev --constraint requirements.txt --output-file requirements-dev.txt

clean:
	rm -rf $(VENV) build dist common_ground.egg-info .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(VENV)/.made:
	@command -v $(PYTHON) >/dev/null || { \
		echo "Common Ground needs Python 3.11 or newer, and '$(PYTHON)' was not found."; \
		echo "Install it, or name one: make try PYTHON=/path/to/python3.11"; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "Common Ground needs Python 3.11 or newer; '$(PYTHON)' is $$($(PYTHON) --version 2>&1)."; \
		echo "Name a newer one: make try PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' || { \
		echo "This Python cannot make a virtual environment. On Debian and Ubuntu: apt install python3-venv"; exit 1; }
	@echo "Making $(VENV) ..."
	@$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/.runs: $(VENV)/.made requirements.txt pyproject.toml
	@echo "Installing what the bot needs (once, about a minute) ..."
	@$(PIP) install --require-hashes --no-deps -r requirements.txt
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.develops: $(VENV)/.runs requirements-dev.txt
	@echo "Installing what the tests need (once, about a minute) ..."
	@$(PIP) install --require-hashes --no-deps -r requirements-dev.txt
	@touch $@
