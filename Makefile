# `make help` lists the targets. PYTHON chooses the interpreter that .venv is made with.
PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-input

.DEFAULT_GOAL := help
.PHONY: help setup demo test check lint docs benchmark clean lock

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: .venv/.runtime ## .venv with the aspera command

.venv/.runtime: requirements/runtime.txt layers/aspera/pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "ASPERA needs Python 3.11 or newer; try: make setup PYTHON=python3.12")'
	@echo "Setting up .venv (once) …"
	@$(PYTHON) -m venv .venv
	@$(PIP) --require-hashes -r requirements/runtime.txt
	@$(PIP) --no-deps --no-build-isolation -e layers/aspera
	@touch $@

.venv/.development: .venv/.runtime requirements/dev.txt
	@echo "Adding what the tests need (once) …"
	@$(PIP) --require-hashes -r requirements/dev.txt
	@touch $@

lock: ## pin the newest versions that fit (needs uv)
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header -q -o requirements/runtime.txt layers/aspera/pyproject.toml requirements/build.in
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header -q -o requirements/ocr.txt --extra ocr -c requirements/runtime.txt layers/aspera/pyproject.toml
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header -q -o requirements/dev.txt -c requirements/runtime.txt layers/aspera/pyproject.toml requirements/dev.in

clean: ## remove .venv, caches and the local workspace
	rm -rf .venv .aspera .mypy_cache .ruff_cache .pytest_cache
