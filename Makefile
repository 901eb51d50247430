# `make help` lists the targets. PYTHON=path chooses another interpreter (3.11 or newer).
PYTHON ?= python3
VENV := .venv
RAVO := $(VENV)/bin/python -m ravo
YEARS := 2021 2022 2023 2024
export PYTHON

.DEFAULT_GOAL := help
.PHONY: help demo test test-all test-lowest lock bench docs sample clean coverage mutants windows installed installed-dev

help:  ## List the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-12s %s\n", $$1, $$2}' Makefile

installed:
	@tools/venv.sh $(VENV)

installed-dev:
	@tools/venv.sh $(VENV) dev

# The commune of sample_data/ with planted faults; the others have none.
PLANTED_IN := 30205

# A household of the sample that left the list, fell again, and left it again.
HISTORY_OF := 30172-0058

# Exit code 1 says that some household is undetermined or has moved: results, and no failures.
demo: installed  ## Score the sample district, keep its years in a register, compare, report
	@run() { echo "== ravo $$*"; $(RAVO) "$$@" || [ $$? -eq 1 ]; }; register=out/so-theo-doi.sqlite; \
	for year in $(YEARS); do run score sample_data/$$year --out-dir out/$$year || exit; done; \
	run register add $(foreach year,$(YEARS),out/$(year)) --register $$register || exit; \
	run diff out/2023 out/2024 -o out/bien-dong.xlsx --html out/bien-dong.html || exit; \
	run report out/2024 --previous out/2023 --register $$register \
	  --settings sample_data/report.toml -o out/bao-cao || exit; \
	$(VENV)/bin/python tools/demo.py out --planted $(PLANTED_IN) && \
	run register history $(HISTORY_OF) --register $$register

test: installed-dev  ## Format, lint, types, order of rooms and tests
	@$(VENV)/bin/python tools/check.py

# An interpreter that is missing, or only a stub of a version manager, is passed over and named.
test-all:  ## The tests under every Python 3.11 to 3.14 found on this machine
	@for version in 3.11 3.12 3.13 3.14; do \
	  found=$$(tools/python.sh $$version) || { echo "== Python $$version: not found"; continue; }; \
	  echo "== Python $$version"; \
	  PYTHON=$$found tools/venv.sh .venv-$$version dev || exit 1; \
	  .venv-$$version/bin/python tools/check.py tests || exit 1; \
	done

test-lowest:  ## The tests with the oldest libraries that pyproject.toml allows, on Python 3.11
	@found=$$(tools/python.sh 3.11) || { echo "make: Python 3.11 not found" >&2; exit 1; }; \
	PYTHON=$$found tools/venv.sh .venv-lowest lowest && .venv-lowest/bin/python tools/check.py tests

lock:  ## Write the locked versions of requirements/ again, as new as pyproject.toml allows
	@$(PYTHON) tools/lock.py

bench: installed-dev  ## Put ratios of time and memory against simple programs into docs/scale.md
	@$(VENV)/bin/python benchmarks/run.py

docs: installed-dev  ## Write the generated pages of docs/
	@$(VENV)/bin/python tools/docs.py
	@$(VENV)/bin/python tools/guide.py

PLANTED := --plant-in $(PLANTED_IN) --plant villages=0.08 --plant citizens=0.03 --plant opening=0.04 \
  --plant answers=0.05 --plant recoded=0.04
sample: installed  ## Write the synthetic workbooks of sample_data/ again
	@$(RAVO) sample $(foreach year,$(YEARS),--year $(year)) $(PLANTED) --out sample_data
	@$(VENV)/bin/python tools/sample_map.py

# Without the interpreter (or makensis) everything else is built, and what is missing is named.
windows: installed  ## Assemble the Windows kit: make windows PYTHON_EMBED=python-3.13.15-embed-amd64.zip
	@$(VENV)/bin/python tools/windows.py $(if $(PYTHON_EMBED),--embed "$(PYTHON_EMBED)")

clean:  ## Remove everything that these targets made, environments included
	rm -rf .venv .venv-* out dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find src tests tools benchmarks -name __pycache__ -type d -prune -exec rm -rf {} +

coverage: installed-dev  ## Run the tests and print the lines and branches that they reach, by room
	@mkdir -p out/coverage
	@$(VENV)/bin/python tools/check.py coverage
	@$(VENV)/bin/python tools/coverage_by_room.py

# The mutation tool is pinned here and in no list of requirements/: nothing else needs it.
MUTANTS := --sample 30
mutants:  ## Try the tests on mutants of the rules, a sample of each file (all: MUTANTS=)
	@tools/venv.sh .venv-mutants dev
	@.venv-mutants/bin/python -c 'import mutmut' 2>/dev/null || \
	  .venv-mutants/bin/python -m pip install --quiet --disable-pip-version-check mutmut==3.8.1
	@.venv-mutants/bin/python -X warn_default_encoding tools/mutants.py $(MUTANTS)
