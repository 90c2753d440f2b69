# Everything runs in .venv; the first target that needs it makes it.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
# TinyDB's own tests run against our storage; without a network they are skipped, and say so.
TINYDB := $(VENV)/tinydb-src/.fetched

.PHONY: demo test torture lint types check bench hops index pictures build clean

demo: $(READY)
	@$(BIN)/mentorfolio demo

test: $(READY) $(TINYDB)
	$(BIN)/python -m pytest

# Minutes of kills, full disks and damage, with their figures.
torture: $(READY)
	$(BIN)/python -m pytest tests/torture -q -s

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(READY)
	$(BIN)/mypy

check: lint types test

bench: $(READY)
	$(BIN)/python bench/run.py

# How far a command walks through the files.
hops: $(READY)
	$(BIN)/python bench/hops.py

# What is known of every command, readable before anything is imported.
index: $(READY)
	$(BIN)/python -m mentorfolio.cli.indexing

# The pictures of the README, from real runs; the page of report needs a Chromium.
pictures: $(READY)
	$(BIN)/python -m tests.pictures

build: $(READY)
	$(BIN)/python -m pip install -q build
	$(BIN)/python -m build --outdir dist .

clean:
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# Compiled once here: some environments keep Python from writing bytecode, and every
# command would then compile its modules again.
$(READY): pyproject.toml mentorfolio/__init__.py
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "mentorfolio needs Python 3.11 or newer; try: make PYTHON=python3.12")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install -q --disable-pip-version-check -e '.[dev]'
	$(BIN)/python -m compileall -q mentorfolio
	@touch $@

$(TINYDB): $(READY)
	@rm -rf $(@D) && mkdir -p $(@D)
	@version=$$($(BIN)/python -c 'from importlib.metadata import version; print(version("tinydb"))') && \
	$(BIN)/python -m pip download -q --disable-pip-version-check --retries 1 --timeout 15 \
		--no-deps --no-binary :all: -d $(@D) "tinydb==$$version" && \
	$(BIN)/python -m tarfile -e $(@D)/tinydb-$$version.tar.gz $(@D) && touch $@ || \
	echo "TinyDB's source could not be fetched: its tests are skipped."
