# Everything runs in .venv; the first target that needs it makes it.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
# TinyDB's own tests run against our storage; without a network they are skipped, and say so.
TINYDB := $(VENV)/tinydb-src/.fetched

# Versions and hashes of all that development and the checks install.
LOCK := requirements-dev.txt
PYTHONS ?= 3.11 3.12 3.13 3.14

.PHONY: demo test torture lint types check bench hops index pictures lock audit lowest pythons build clean

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

# What is known of every command, readable before anything is imported, and the templates compiled.
index: $(READY)
	$(BIN)/python -m mentorfolio.cli.indexing
	$(BIN)/python -m mentorfolio.letters.readying

# The pictures of the README, from real runs; the page of report needs a Chromium.
pictures: $(READY)
	$(BIN)/python -m tests.pictures

# After a dependency has changed.
lock: $(VENV)/tools/.ready
	$(VENV)/tools/bin/uv pip compile -q --upgrade --universal --generate-hashes --no-emit-index-url \
		--custom-compile-command "make lock" --extra dev pyproject.toml -o $(LOCK)

# Known holes in what the lock names; skipped where nobody can be asked.
audit: $(VENV)/tools/.ready
	@.ci/audit $(VENV)/tools/bin/pip-audit $(LOCK)

# The tests with the lowest versions that pyproject.toml names.
lowest: $(VENV)/tools/.ready
	.ci/with-python $(VENV)/tools/bin/uv 3.11 lowest-direct

# The tests with each Python that can be had here.
pythons: $(VENV)/tools/.ready
	for version in $(PYTHONS); do .ci/with-python $(VENV)/tools/bin/uv $$version highest || exit 1; done

build: $(READY)
	$(BIN)/python -m build --no-isolation --outdir dist .

clean:
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# Compiled once here: some environments keep Python from writing bytecode, and every
# command would then compile its modules again.
$(READY): pyproject.toml $(LOCK) mentorfolio/__init__.py
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "mentorfolio needs Python 3.11 or newer; try: make PYTHON=python3.12")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r $(LOCK)
	$(BIN)/python -m pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e .
	$(BIN)/python -m compileall -q mentorfolio
	$(BIN)/python -m py_compile templates/ready/*/*.code
	@touch $@

# Apart from the lock: they are needed to make it, and to look at it.
$(VENV)/tools/.ready: $(READY)
	$(PYTHON) -m venv $(VENV)/tools
	$(VENV)/tools/bin/python -m pip install -q --disable-pip-version-check "uv>=0.5" "pip-audit>=2.7"
	@touch $@

$(TINYDB): $(READY)
	@rm -rf $(@D) && mkdir -p $(@D)
	@version=$$($(BIN)/python -c 'from importlib.metadata import version; print(version("tinydb"))') && \
	$(BIN)/python -m pip download -q --disable-pip-version-check --retries 1 --timeout 15 \
		--no-deps --no-binary :all: -d $(@D) "tinydb==$$version" && \
	$(BIN)/python -m tarfile -e $(@D)/tinydb-$$version.tar.gz $(@D) && touch $@ || \
	echo "TinyDB's source could not be fetched: its tests are skipped."
