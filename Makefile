# `make demo` and `make test` do all the set-up a fresh clone needs: python3 with venv, gcc and make suffice.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.DEFAULT_GOAL := help
.PHONY: help setup ext build check lint types test demo bench fuzz docs wheels pythons clean

help:  ## list the targets
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/' | expand -t 12

$(READY): pyproject.toml hatch_build.py
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "setting up $(VENV) and compiling the codecs (about a minute)"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@

setup: $(READY)  ## make .venv with everything

ext: $(READY)  ## recompile the extensions that changed
	@$(BIN)/python hatch_build.py

build: $(READY)  ## regenerate generated/ from specs/ and compile it
	@$(BIN)/cosemc build
	@$(BIN)/python hatch_build.py

check: $(READY)  ## check the specification, and generated/ against it
	@$(BIN)/cosemc check
	@$(BIN)/cosemc build --check

lint: $(READY)
	@$(BIN)/ruff check --quiet --no-cache .

types: $(READY)
	@$(BIN)/mypy

test: ext check lint types  ## everything that must hold (minutes)
	@$(BIN)/python -m pytest -q -n auto

demo: build  ## build the library from its specification, decode a real meter's push, read a meter
	@echo "== the library is what its specification says: a rebuild changes nothing"
	@$(BIN)/cosemc check
	@$(BIN)/cosemc build --check
	@echo "== a real meter's ciphered push"
	@$(BIN)/dlms decode docs/captures/kamstrup-omnipower-push.hex --key-file docs/captures/kamstrup-omnipower.toml
	@echo "== a meter over TCP, with HLS GMAC and everything ciphered"
	@$(BIN)/python docs/examples/read_sample_meter.py

bench: ext  ## ratios against gurux-dlms, side by side in one run
	@$(BIN)/python -m benchmarks

fuzz: ext  ## ten minutes of fuzzing (SECONDS=600)
	@cd tests && ../$(BIN)/python -m fuzz --seconds $(or $(SECONDS),600)

wheels: $(READY)  ## sdist and wheel in dist/
	@$(BIN)/python -m hatchling build --directory dist

pythons: $(READY)  ## a wheel from the sdist under every Python at hand, tried in a fresh environment (minutes)
	@$(BIN)/python -m pytest -q -m packaging tests/packaging

docs: $(READY)  ## the reference as a site in build/reference, to open from the disk
	@$(BIN)/cosemc docs --out build/reference

clean:  ## remove what building leaves behind
	@rm -rf build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis
	@find generated runtime \( -name '*.so' -o -name '*.c' \) -delete
