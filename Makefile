# `make help` says what there is. The first run of a target sets up what it needs.
SHELL := /bin/sh
.DEFAULT_GOAL := help
PROMPT ?= A lighthouse keeper befriends a storm
OUT ?= film.mp4
ARGS ?=
FILMS ?= 50
KILLS ?= 250
FAULTS ?= 0.15
SEED ?= 1
# Taken as it is typed: a prompt may hold dollars and quotes.
export PROMPT := $(value PROMPT)
export OUT := $(value OUT)
BIN := .venv/bin

.PHONY: help film studio serve page page-types test chaos check format bench lock env-example setup dev clean wheel

help: ## Say what there is
	@awk 'BEGIN {FS = ":.*## "} /^[a-z-]+:.*## / {printf "  %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

film: .venv/.runtime ## Make a film: make film PROMPT="..." [OUT=film.mp4] [ARGS="--scenes 3"]
	@$(BIN)/reelwright make "$$PROMPT" -o "$$OUT" $(ARGS)

studio: page serve ## Open the web studio: builds the page where that is needed, then serves and prints its address

serve: .venv/.runtime ## Serve what there is: the API, and the page if it is built
	@$(BIN)/reelwright serve $(ARGS)

page: src/reelwright/page/index.html ## Build the web page

page-types: .venv/.dev web/node_modules/.installed ## Generate the page's types from the API's description
	@$(BIN)/python -m tests.openapi > web/openapi.json
	@web/run npm run --silent types

wheel: .venv/.dev page ## Build the wheel that carries the page, in dist/
	@$(BIN)/python -m build --wheel --no-isolation

# The browser's tests come last and alone: the page is held to times there.
test: .venv/.dev page ## Run all tests, or some of the studio's: make test [ARGS="-k cut"]
ifeq ($(strip $(ARGS)),)
	@web/run npm test --silent
	@$(BIN)/python -m pytest -n auto --dist loadfile --ignore=tests/browser
	@$(BIN)/python -m pytest tests/browser
else
	@$(BIN)/python -m pytest $(ARGS)
endif

chaos: .venv/.dev ## Break everything while films are made: make chaos [FILMS=50] [KILLS=250] [FAULTS=0.15] [SEED=1] [ARGS=--write]
	@$(BIN)/python -m tests.chaos --films $(FILMS) --kills $(KILLS) --faults $(FAULTS) --seed $(SEED) $(ARGS)

check: .venv/.dev web/node_modules/.installed ## Lint, types, room contracts, stale files, of studio and page
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/basedpyright
	$(BIN)/lint-imports
	$(BIN)/python -m tests.stale
	web/run npm run --silent check

format: .venv/.dev web/node_modules/.installed ## Format the code
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
	web/run npm run --silent format

bench: .venv/.dev .venv-bench/.bench ## Measure rendering against others: make bench [ARGS="--quick"]
	@$(BIN)/python -m bench.render $(ARGS)

lock: .venv/.dev ## Resolve the dependencies anew
	@PATH="$(CURDIR)/$(BIN):$$PATH" requirements/lock

env-example: .venv/.dev ## Write .env.example from the settings
	@$(BIN)/python -c "from reelwright.settings import env_example; print(env_example(), end='')" > .env.example

setup: .venv/.runtime ## Set up what the program needs
dev: .venv/.dev ## Set up what developing and testing need

.venv/.runtime: requirements/runtime.txt pyproject.toml
	@requirements/setup runtime

.venv/.dev: requirements/dev.txt pyproject.toml
	@requirements/setup dev
	@touch .venv/.runtime

.venv/.page: requirements/page.txt
	@requirements/setup page

web/node_modules/.installed: web/package-lock.json .venv/.page
	@web/run npm ci --silent
	@touch $@

src/reelwright/page/index.html: web/node_modules/.installed $(shell find web/src web/public -type f ! -name '*.test.*') web/index.html web/vite.config.ts web/pack.mjs
	@echo "Building the page ..." >&2
	@web/run npm run --silent build

.venv-bench/.bench: requirements/bench.txt
	@requirements/setup bench

clean: ## Remove what was set up and built (films stay)
	rm -rf .venv .venv-bench .bench build dist .pytest_cache .ruff_cache .hypothesis .import_linter_cache
	rm -rf web/node_modules web/dist-workbench src/reelwright/page
