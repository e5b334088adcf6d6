# Everything a person does here: make run, make test, make bench. See README.md.
# Each step leaves a stamp, so that what is done already is not done again.

SHELL := /bin/bash
PORT ?= 5000
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMPS := $(VENV)/stamps
FLASK := $(BIN)/flask --app app
VENDOR := app/static/vendor
SAMPLES := instance/samples
SAMPLE_CASES := kantine delkontrakt-paragraf-54 direkte-koeb
SAMPLE_DOCUMENTS := tender:public tender:internal value:internal memo:internal dialogue:public

# The look of the demo: fictitious but for the municipality's name. What is set outside goes before it.
run samples: export FLASK_BRAND_MUNICIPALITY ?= 740
run samples: export FLASK_CONTACT_NAME ?= Indkøb og udbud
run samples: export FLASK_CONTACT_PHONE ?= 00 00 00 00
run samples: export FLASK_CONTACT_EMAIL ?= indkoeb@demo.example.dk

.PHONY: run setup test lint fast browser bench evaluate samples clean

run: setup
	@$(BIN)/python -c "import socket; socket.create_server(('127.0.0.1', $(PORT))).close()" 2>/dev/null \
		|| { echo "Port $(PORT) is no free port. Choose another: make run PORT=8080" >&2; exit 1; }
	@FLASK_DEMO=1 $(FLASK) setup --demo
	@echo "Fælleslommen: http://127.0.0.1:$(PORT)"
	@FLASK_DEMO=1 $(BIN)/gunicorn --bind 127.0.0.1:$(PORT) --log-level warning "app:create_app()"

setup: $(STAMPS)/assets $(STAMPS)/translations

$(STAMPS)/system:
	@PYTHON=$(PYTHON) bash .ci/system
	@mkdir -p $(STAMPS) && touch $@

$(STAMPS)/python: requirements.txt | $(STAMPS)/system
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --requirement requirements.txt
	@mkdir -p $(STAMPS) && touch $@

$(STAMPS)/assets: package-lock.json | $(STAMPS)/python
	@npm ci --no-audit --no-fund --loglevel=error
	@rm -rf $(VENDOR) && mkdir -p $(VENDOR) && cp -r node_modules/dkfds/dist $(VENDOR)/dkfds
	@touch $@

$(STAMPS)/translations: $(wildcard app/translations/*/LC_MESSAGES/*.po) | $(STAMPS)/python
	@$(BIN)/pybabel --quiet compile --directory app/translations
	@touch $@

test: setup lint fast browser

lint: setup
	@$(BIN)/ruff check app tests
	@$(BIN)/ruff format --check --quiet app tests
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo --no-cache

fast: setup
	@$(BIN)/pytest --quiet -rs --numprocesses=2 --dist=worksteal --ignore=tests/browser tests

browser: setup
	@$(BIN)/pytest --quiet -rs --numprocesses=2 --dist=worksteal tests/browser

bench: setup
	@$(BIN)/python -m tests.bench

evaluate: setup
	@$(BIN)/python -m tests.evaluate

# Every document of three fictitious purchases, in all formats.
samples: setup
	@mkdir -p $(SAMPLES)
	@FLASK_DEMO=1 FLASK_DATABASE=$(SAMPLES)/samples.db $(FLASK) setup --demo >/dev/null
	@{ for case in $(SAMPLE_CASES); do for document in $(SAMPLE_DOCUMENTS); do echo "$$case $${document/:/ }"; done; done; \
		echo "direkte-koeb quote public"; } | FLASK_DEMO=1 FLASK_DATABASE=$(SAMPLES)/samples.db \
		xargs -P 2 -L 1 bash -c 'name=$(SAMPLES)/$$0-$$1-$$2; $(FLASK) advise docs/examples/$$0.yaml --document $$1 --edition $$2 \
		--pdf $$name.pdf --docx $$name.docx --odt $$name.odt'
	@echo "$(SAMPLES): $$(ls $(SAMPLES)/*.pdf | wc -l) documents as PDF, DOCX and ODT"

clean:
	rm -rf $(VENV) node_modules $(VENDOR) instance
