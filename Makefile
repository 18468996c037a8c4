# `make help` lists the targets. PYTHON chooses the interpreter that .venv is made with.
PYTHON ?= python3
PYTHON_313 ?= $(firstword $(wildcard $(HOME)/.pyenv/versions/3.13.*/bin/python3.13) python3.13)
BIN := .venv/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-input

.DEFAULT_GOAL := help
.PHONY: help setup demo ui ui-test screenshots engines engines-down test test-engines permissions check docs revisions benchmark quality real-documents infrastructure can-prove-infrastructure resolvers-test deploy cost rest parameters lock lock-infrastructure clean

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-15s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: .venv/.runtime ## make .venv with the aspera command

demo: .venv/.runtime ## analyse the example report and say where the result lies
	@$(BIN)/aspera analyze examples/nordhafen_annual_report_2024.pdf
	@echo; test -f layers/aspera/python/aspera/ui/index.html || echo "For the browser build the pages once: make ui"
	@echo "See it in the browser: $(BIN)/aspera serve"

test: check ## run all checks and all tests
	$(BIN)/pytest -n 2 --dist worksteal

check: .venv/.development ## lint, types and architecture
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

ui: ui/node_modules/.package-lock.json ## build the web interface into the package (gets Node by pip where there is none)
	ui/npm.sh run build
	rm -rf layers/aspera/python/aspera/ui
	cp -r ui/dist layers/aspera/python/aspera/ui

ui-test: ui .venv/.runtime ## lint, types, unit tests, size, and the tests in Chromium against the real server
	ui/npm.sh run lint
	ui/npm.sh run test
	ui/npm.sh run size
	ui/npm.sh run e2e

screenshots: ui ## take pictures of every page into docs/pictures
	ui/npm.sh run screenshots

ui/node_modules/.package-lock.json: ui/package-lock.json
	ui/npm.sh ci --no-audit --no-fund
	@touch $@

engines: .venv/.development ## start DynamoDB Local, Gremlin Server, OpenSearch, Redis and moto on loopback
	$(BIN)/python -m engines up

test-engines: check ## run all checks and all tests with every engine; fails when one cannot run
	$(BIN)/python -m engines run $(BIN)/pytest -n 2 --dist worksteal

permissions: .venv/.development ## write docs/reference/permissions.json from what the functions are seen to do
	$(BIN)/python -m tests.engines.permissions >/dev/null

engines-down: ## stop them
	$(BIN)/python -m engines down

docs: .venv/.development ## write docs/reference from the code
	$(BIN)/python docs/generate.py

revisions: .venv/.development ## record what agents and reading decide by; refuses changed rules under an old revision
	@$(BIN)/python -m tests.architecture.revisions

benchmark: .venv/.development ## measure speed, memory and accuracy; prints tables, writes JSON
	$(BIN)/python -m benchmarks

quality: .venv/.runtime ## measure every agent on ../shared/samples, and write docs/reference/quality.md
	@for subject in math consistency tables greenwashing compliance risk; do \
	  $(BIN)/aspera evaluate $$subject --data ../shared/samples --write-docs || exit $$?; \
	done

real-documents: .venv/.development ## analyse ../shared/samples and write docs/reference/real-documents.md
	$(BIN)/python docs/real_documents.py

lock: ## pin the newest versions that fit (needs uv)
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header -q -o requirements/runtime.txt layers/aspera/pyproject.toml requirements/build.in
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header -q -o requirements/ocr.txt --extra ocr -c requirements/runtime.txt layers/aspera/pyproject.toml
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header -q -o requirements/dev.txt --extra aws -c requirements/runtime.txt layers/aspera/pyproject.toml requirements/dev.in

infrastructure: .venv-infrastructure resolvers-test ## prove the AWS templates without an account: lint, rules, build, deploy to moto
	.venv-infrastructure/bin/python -m pytest -c tests/infrastructure/pytest.ini --rootdir tests/infrastructure tests/infrastructure

can-prove-infrastructure: ## succeed where this machine has what `make infrastructure` needs
	@command -v npm >/dev/null && $(PYTHON_313) -c '' 2>/dev/null

resolvers-test: graphql/node_modules ## lint and test AppSync's resolvers
	npm --prefix graphql run --silent lint
	npm --prefix graphql test --silent

PROFILE ?= default
deploy: .venv-infrastructure ## build and deploy to AWS; PROFILE=staging or prod for another than dev
	.venv-infrastructure/bin/sam build
	.venv-infrastructure/bin/sam deploy --config-env $(PROFILE)

cost: .venv-infrastructure ## what each AWS profile costs; writes docs/operations/cost.md
	@.venv-infrastructure/bin/python -m infrastructure.cost --write

rest: .venv-infrastructure ## write the REST API's definition into infrastructure/rest.yaml, from docs/reference/openapi.json
	@.venv-infrastructure/bin/python -m infrastructure.rest

parameters: .venv-infrastructure ## write docs/operations/parameters.md
	@.venv-infrastructure/bin/python -m infrastructure.parameters

lock-infrastructure: ## pin what the templates' checks and the functions' layer need (needs uv)
	uv pip compile --python-version 3.13 --generate-hashes --no-emit-index-url --no-header -q -o requirements/infrastructure.txt requirements/infrastructure.in
	uv pip compile --python-version 3.13 --python-platform aarch64-manylinux_2_28 --generate-hashes --no-emit-index-url --no-header -q -o layers/dependencies/requirements.txt --extra aws -c requirements/runtime.txt -c requirements/dev.txt layers/aspera/pyproject.toml

clean: ## remove .venv, caches and the local workspace
	rm -rf ui/.node ui/node_modules ui/dist layers/aspera/python/aspera/ui .venv .aspera aspera-reports .mypy_cache .ruff_cache .pytest_cache .hypothesis

.venv/.runtime: requirements/runtime.txt layers/aspera/pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit("ASPERA needs Python 3.11 or newer; try: make setup PYTHON=python3.12" if sys.version_info < (3, 11) else 0)'
	@echo "Setting up .venv (once) …"
	@$(PYTHON) -m venv .venv
	@$(PIP) --require-hashes -r requirements/runtime.txt
	@$(PIP) --no-deps --no-build-isolation -e layers/aspera
	@touch $@

.venv/.development: .venv/.runtime requirements/dev.txt
	@echo "Adding what the tests need (once) …"
	@$(PIP) --require-hashes -r requirements/dev.txt
	@touch $@

.venv-infrastructure: requirements/infrastructure.txt
	@echo "Setting up .venv-infrastructure (once; needs Python 3.13) …"
	@$(PYTHON_313) -m venv .venv-infrastructure
	@.venv-infrastructure/bin/python -m pip install --quiet --disable-pip-version-check --no-input --require-hashes -r requirements/infrastructure.txt
	@touch $@

graphql/node_modules: graphql/package-lock.json
	@npm --prefix graphql ci --silent --no-audit --no-fund
	@touch $@
