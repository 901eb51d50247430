# `make help` lists the targets. PYTHON=path chooses another interpreter (3.11 or newer).
PYTHON ?= python3
VENV := .venv
RAVO := $(VENV)/bin/python -m ravo
YEARS := 2023 2024
export PYTHON

.DEFAULT_GOAL := help
.PHONY: help demo test test-all bench docs sample clean installed installed-dev

help:  ## List the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' Makefile

installed:
	@tools/venv.sh $(VENV)

installed-dev:
	@tools/venv.sh $(VENV) dev

# Exit code 1 says that some household is undetermined or has moved: results, and no failures.
demo: installed  ## Score the sample communes of two years, compare them, write the district's report
	@run() { echo "== ravo $$*"; $(RAVO) "$$@" || [ $$? -eq 1 ]; }; \
	for year in $(YEARS); do run score sample_data/$$year --out-dir out/$$year || exit; done; \
	run diff sample_data/2023 sample_data/2024 -o out/bien-dong.xlsx --html out/bien-dong.html || exit; \
	run report out/2024 --previous out/2023 -o out/bao-cao || exit; \
	echo "-> $(CURDIR)/out/"

test: installed-dev  ## Format, lint, types and tests
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/ruff check .
	$(VENV)/bin/mypy
	RAVO_BROWSER=$$(tools/browser.sh $(VENV)) $(VENV)/bin/pytest -n auto

# An interpreter that is missing, or only a stub of a version manager, is passed over and named.
test-all:  ## The tests under every Python 3.11 to 3.13 found on this machine
	@for version in 3.11 3.12 3.13; do \
	  found=; \
	  for python in python$$version "$$(pyenv root 2>/dev/null)"/versions/$$version.*/bin/python; do \
	    if "$$python" -c '' 2>/dev/null; then found=$$python; break; fi; \
	  done; \
	  if [ -z "$$found" ]; then echo "== Python $$version: not found"; continue; fi; \
	  echo "== Python $$version"; \
	  PYTHON=$$found tools/venv.sh .venv-$$version dev || exit 1; \
	  RAVO_BROWSER=$$(tools/browser.sh .venv-$$version) .venv-$$version/bin/pytest -n auto || exit 1; \
	done

bench: installed-dev  ## Print ratios of time and memory against simple programs
	@$(VENV)/bin/python benchmarks/run.py

docs: installed-dev  ## Write the generated pages of docs/
	@$(VENV)/bin/python tools/docs.py

sample: installed  ## Write the synthetic workbooks of sample_data/ again
	@$(RAVO) sample $(foreach year,$(YEARS),--year $(year)) --out sample_data

clean:  ## Remove everything that these targets made, environments included
	rm -rf .venv .venv-* out dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find src tests tools benchmarks -name __pycache__ -type d -prune -exec rm -rf {} +
