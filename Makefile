# Two commands: `make demo` shows a whole day, `make test` runs everything that is tested.
PYTHON ?= python3
PORT ?= 5000
ARGS ?=
VENV := .venv
PIP := $(VENV)/bin/python -m pip install -qq --disable-pip-version-check
# What the tests look at pages and documents with; installed when root, else the tests that need them say so.
DEBIAN := chromium-headless-shell libreoffice-writer libreoffice-calc nginx-light pandoc poppler-utils redis-server fonts-liberation fonts-noto-color-emoji
# What the measures compare with or need, beside node, npm and gcc.
MEASURED := chromium-headless-shell pandoc redis-server

.PHONY: help setup demo test bench serve lint types pytest pictures sentences architecture bundles trace debian clean

help:
	@echo "make demo              a whole day with simulated people, then a session to join (ARGS=--once, PORT=5000)"
	@echo "make setup             installs into .venv what working on it needs"
	@echo "make serve             the server, on the folder sessions/"
	@echo "make test              ruff, mypy and every test"
	@echo "make pictures          takes the pictures of docs/images again, of the pages and of the mémento"
	@echo "make sentences         puts every sentence into the catalogues of translations, and compiles them"
	@echo "make architecture      draws the packages and their arrows into docs/architecture.md again"
	@echo "make bundles           writes the pages' scripts again after a change in static/js; needs npm"
	@echo "make trace             the modules that one ballot enters, from the frame in to the last frame out"
	@echo "make bench             what it costs beside its peers; needs node and npm (ARGS='--only fanout', ARGS=--quick)"

setup: $(VENV)/installed-dev

demo: $(VENV)/installed
	$(VENV)/bin/python -m workshop.demo --port $(PORT) $(ARGS)

serve: $(VENV)/installed
	$(VENV)/bin/workshop serve --port $(PORT)

test: $(VENV)/installed-dev debian lint types pytest

bench: $(VENV)/installed-dev
	@.ci/debian $(MEASURED)
	@$(VENV)/bin/python -m benchmarks $(ARGS)

lint: $(VENV)/installed-dev
	$(VENV)/bin/ruff check
	$(VENV)/bin/ruff format --check

types: $(VENV)/installed-dev
	$(VENV)/bin/mypy

pytest: $(VENV)/installed-dev
	@$(VENV)/bin/python -m pytest -n 3 --dist loadgroup --no-loadscope-reorder $(ARGS)

pictures: $(VENV)/installed-dev debian
	@$(VENV)/bin/python -m tests.journeys.pictures docs/images
	@$(VENV)/bin/python -m tests.memento.pictures docs/images

CATALOGUES := workshop/messages/translations
sentences: $(VENV)/installed-dev
	@for domain in messages scripts; do \
	  $(VENV)/bin/pybabel -q extract -F $(CATALOGUES)/$$domain.cfg --no-location --sort-output -o $$domain.pot . && \
	  $(VENV)/bin/pybabel -q update -D $$domain -i $$domain.pot -d $(CATALOGUES) -N --no-wrap --ignore-obsolete --ignore-pot-creation-date && \
	  $(VENV)/bin/pybabel -q compile -D $$domain -d $(CATALOGUES); rm -f $$domain.pot; done

architecture: $(VENV)/installed-dev
	@$(VENV)/bin/python -m tests.layers.imports

bundles:
	@$(PYTHON) .ci/bundles.py

trace: $(VENV)/installed-dev
	@$(VENV)/bin/python -m benchmarks.trace

debian:
	@.ci/debian $(DEBIAN)

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/installed: $(VENV)/bin/python pyproject.toml
	$(PIP) -c requirements-dev.lock -e .
	@touch $@

$(VENV)/installed-dev: $(VENV)/bin/python pyproject.toml requirements-dev.lock
	$(PIP) -c requirements-dev.lock -e '.[dev]'
	@touch $@ $(VENV)/installed

clean:
	rm -rf $(VENV) bench-out build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
