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

.PHONY: help film serve test chaos check format bench lock env-example setup dev clean

help: ## Say what there is
	@awk 'BEGIN {FS = ":.*## "} /^[a-z-]+:.*## / {printf "  %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

film: .venv/.runtime ## Make a film: make film PROMPT="..." [OUT=film.mp4] [ARGS="--scenes 3"]
	@$(BIN)/reelwright make "$$PROMPT" -o "$$OUT" $(ARGS)

serve: .venv/.runtime ## Serve the HTTP API on this machine
	@$(BIN)/reelwright serve $(ARGS)

test: .venv/.dev ## Run all tests: make test [ARGS="-k cut"]
	@$(BIN)/python -m pytest $(ARGS)

chaos: .venv/.dev ## Break everything while films are made: make chaos [FILMS=50] [KILLS=250] [FAULTS=0.15] [SEED=1] [ARGS=--write]
	@$(BIN)/python -m tests.chaos --films $(FILMS) --kills $(KILLS) --faults $(FAULTS) --seed $(SEED) $(ARGS)

check: .venv/.dev ## Lint, types, room contracts, stale files
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/basedpyright
	$(BIN)/lint-imports
	$(BIN)/python -m tests.stale

format: .venv/.dev ## Format the code
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

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

.venv-bench/.bench: requirements/bench.txt
	@requirements/setup bench

clean: ## Remove what was set up and built (films stay)
	rm -rf .venv .venv-bench .bench build dist .pytest_cache .ruff_cache .hypothesis .import_linter_cache
