# The two commands: `make run` loads the sample articles and shows what can be asked; `make test` runs lint, types and tests.
# Both make the environment in .venv first: Python 3.12 or newer is looked for under the usual names and version managers.
.PHONY: run test
.DEFAULT_GOAL := run
SHELL := /bin/sh

VENV := .venv
BIN := $(VENV)/bin
WAREHOUSE := samples.duckdb

define FIND_PYTHON
for candidate in "$$PYTHON" python3.12 python3.13 python3 python \
	"$$HOME"/.pyenv/versions/3.1[23]*/bin/python "$$HOME"/.local/share/uv/python/cpython-3.1[23]*/bin/python3 \
	"$$HOME"/.asdf/installs/python/3.1[23]*/bin/python "$$HOME"/.local/share/mise/installs/python/3.1[23]*/bin/python \
	"$$HOME"/miniconda3/bin/python "$$HOME"/miniforge3/bin/python /opt/homebrew/bin/python3.1[23] /usr/local/bin/python3.1[23]; do \
	[ -n "$$candidate" ] || continue; \
	if "$$candidate" -c 'import sys, venv, ensurepip; sys.exit(not (3, 12) <= sys.version_info[:2] < (3, 14))' 2>/dev/null; then \
		found="$$candidate"; break; \
	fi; \
done; \
if [ -z "$$found" ]; then \
	echo "newsloom needs Python 3.12 or 3.13 with venv, and none was found. Install one (Debian: apt install python3.12-venv;" >&2; \
	echo "macOS: brew install python@3.12; anywhere: pyenv install 3.12, or uv python install 3.12), or name it: make PYTHON=/path/to/python" >&2; \
	exit 1; \
fi
endef

run: $(VENV)/installed
	@$(BIN)/newsloom run seeds/samples --warehouse $(WAREHOUSE) || [ $$? -eq 3 ]
	@echo; echo "Who holds which office of Estonia?  (newsloom sql -f office_holders --param organisation=Estonia)"; echo
	@$(BIN)/newsloom sql -f office_holders --param organisation=Estonia --warehouse $(WAREHOUSE)
	@echo; echo "Who denied or refused what?  (newsloom sql -f denials)"; echo
	@$(BIN)/newsloom sql -f denials --warehouse $(WAREHOUSE)
	@echo; echo "What could not be loaded, and why?  (newsloom sql -f rejected)"; echo
	@$(BIN)/newsloom sql -f rejected --warehouse $(WAREHOUSE)
	@echo; echo "Next, try:  $(BIN)/newsloom sql --list   and   $(BIN)/newsloom sql -w $(WAREHOUSE) \"FROM statements LIMIT 5\""

test: $(VENV)/installed
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/pytest --numprocesses 2 --dist loadfile

$(VENV)/installed: pyproject.toml constraints.txt
	@$(FIND_PYTHON); echo "Making $(VENV) with $$found; packages come from the package registry, a minute or two."; \
	"$$found" -m venv $(VENV) && \
	$(BIN)/python -m pip install --quiet --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[dev,clients]'
	@touch $@
