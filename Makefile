# One command each: `make graph` builds the graph, `make test` proves it. Each installs what it needs.
.DEFAULT_GOAL := help
VENV := .venv
BIN := $(VENV)/bin
# The first Python that is new enough; 3.11 leads, because the pinned versions were chosen with it.
PYTHON ?= $(shell for each in python3.11 python3.12 python3.13 python3.14 python3; do \
	$$each -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo $$each; break; }; \
	done)
# The versions that pip takes, also for the tools that build the package (old and new pip).
export PIP_CONSTRAINT := constraints.txt
export PIP_BUILD_CONSTRAINT := constraints.txt
INSTALL = $(BIN)/python -m pip install --quiet --disable-pip-version-check
SAY = @echo "==" >&2
# Compiled modules are kept: the tests start many Python processes, and each would compile them anew.
unexport PYTHONDONTWRITEBYTECODE
# The tests of a file share what is dear to make, so they stay with one of the two workers.
PYTEST = -m pytest -n 2 --dist loadfile --no-loadscope-reorder --durations=10

# What tests need beside Python packages.
OTHERS = build/node/.done src/atkg/assets/LICENCES.txt

help:  ## list the commands
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/' | expand -t 13

graph: $(VENV)/.run  ## build the graph from the documents, with all its outputs
	$(BIN)/atkg build $(ARGS)

test: lint $(OTHERS)  ## run everything that proves it
	$(SAY) "tests, on two cores (pytest)"
	$(BIN)/python $(PYTEST) $(ARGS)

soak: export ATKG_APART := 1
soak: $(VENV)/.dev $(OTHERS)  ## run long tests, commands as processes, properties at random
	$(SAY) "long tests; commands in processes; ten times as many examples, at random (pytest)"
	$(BIN)/python $(PYTEST) -m "soak or command or hypothesis" --hypothesis-profile=soak $(ARGS)

coverage: $(VENV)/.dev $(OTHERS)  ## run the tests and count the lines they run (nearly twice as long)
	$(SAY) "tests, on two cores, counting the lines they run (pytest, coverage)"
	@$(BIN)/coverage erase
	$(BIN)/coverage run $(PYTEST) $(ARGS)
	@$(BIN)/coverage combine --quiet
	@$(BIN)/coverage report

lint: $(VENV)/.dev  ## check style, types and layers
	$(SAY) "style (ruff check)"
	$(BIN)/ruff check .
	$(SAY) "form (ruff format)"
	$(BIN)/ruff format --check .
	$(SAY) "types (mypy)"
	$(BIN)/mypy
	$(SAY) "layers (import-linter)"
	$(BIN)/lint-imports

assets: src/atkg/assets/LICENCES.txt  ## fetch the pinned programs of pages from npm

site: graph src/atkg/assets/LICENCES.txt  ## write the pages as files for any web host, to build/site
	rm -rf build/site
	$(BIN)/atkg site build/site

wheel: $(VENV)/.dev src/atkg/assets/LICENCES.txt  ## build the package, with all that its pages need
	$(BIN)/python -m pip wheel --quiet --no-deps --wheel-dir dist .

docs: $(VENV)/.dev  ## renew what the commands of the pages print
	$(BIN)/python tests/renew_docs.py

bench: graph $(VENV)/.dev  ## measure where the time goes
	@set -e; test -n "$(wildcard benchmarks/*.py)" || { echo "benchmarks/ holds no program" >&2; exit 1; }; \
	for each in $(sort $(wildcard benchmarks/*.py)); do \
	  echo "== $$each" >&2; $(BIN)/python "$$each"; done

constraints: export PIP_CONSTRAINT :=
constraints: export PIP_BUILD_CONSTRAINT :=
constraints:  ## renew the pinned versions, in a fresh environment
	@$(MAKE) --no-print-directory environment VENV=build/constraints-venv
	build/constraints-venv/bin/python -m pip install --quiet --upgrade --disable-pip-version-check hatchling -e '.[dev]'
	{ echo "# Exact versions of everything that is installed; renewed with: make constraints (Python 3.11)"; \
	  build/constraints-venv/bin/python -m pip freeze --exclude-editable | LC_ALL=C sort -f; } > build/constraints.txt
	mv build/constraints.txt constraints.txt
	rm -rf build/constraints-venv

clean:  ## remove what was built and installed
	rm -rf $(VENV) build dist .coverage .coverage.* .mypy_cache .pytest_cache .ruff_cache \
	  .hypothesis .import_linter_cache src/atkg/assets

# --- the environment: each stamp is newer than what it was installed from -----------------------

$(VENV)/.run: pyproject.toml constraints.txt | $(BIN)/python
	$(SAY) "installing atkg and what it runs on (versions: constraints.txt)"
	@$(INSTALL) -e . >&2
	@touch $@

$(VENV)/.dev: pyproject.toml constraints.txt | $(BIN)/python
	$(SAY) "installing atkg, what it runs on and what its tests need (versions: constraints.txt)"
	@$(INSTALL) -e '.[dev]' >&2
	@touch $@ $(VENV)/.run

# What network files are read back with; exact versions, no lock file.
build/node/.done: tests/network/files/package.json | $(VENV)/.dev
	$(SAY) "installing what JavaScript tests need ($<)"
	@mkdir -p build/node && cp $< build/node/
	@cd build/node && npm install --no-package-lock --ignore-scripts --no-audit --no-fund --silent
	@touch $@

# What pages and a built wheel carry; each package is verified by the hash in the table.
src/atkg/assets/LICENCES.txt: src/atkg/browserassets.csv | $(VENV)/.run
	$(SAY) "fetching the programs of pages ($<)"
	@$(BIN)/python -m atkg.browserassets >&2

$(BIN)/python:
	@PYTHON="$(PYTHON)" .ci/system-packages
	@$(MAKE) --no-print-directory environment

environment:
	@test -n "$(PYTHON)" || { echo "atkg needs Python 3.11 or newer, and none was found;" \
	  "install one, or name it: make PYTHON=/path/to/python3 …" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { echo "$(PYTHON) lacks its venv module;" \
	  "on Debian and Ubuntu: apt-get install python3-venv" >&2; exit 1; }
	$(SAY) "making $(VENV) with $$($(PYTHON) --version)"
	@rm -rf $(VENV)
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); exit 1; }

.PHONY: help graph test soak coverage lint assets site wheel docs bench constraints clean environment
.DELETE_ON_ERROR:
