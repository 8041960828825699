# Set-up, build and checks. `make serve` and `make test` do all the set-up by themselves.
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: FORCE help setup runtime single build compress publish serve watch lint types test-unit test-exchange test-docs test-hosting test-offline test-browser test-egress test-engines test matrix faults fuzz bench bench-start bench-calls bench-pages bench-hosting lock clean

PORT ?= 8000
# Where the site will be read; instant navigation and canonical links need to know.
export SITE_URL ?= http://127.0.0.1:$(PORT)/
PY := .venv/bin/python
PYTEST := $(PY) -m pytest
export NO_MKDOCS_2_WARNING := 1
export PIP_DISABLE_PIP_VERSION_CHECK := 1

# The first Python that is new enough; `make PYTHON=…` chooses another.
NEW_ENOUGH := import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 12))
PYTHON ?= $(shell for p in python3.13 python3.14 python3.12 python3 python; do \
	"$$p" -c '$(NEW_ENOUGH)' >/dev/null 2>&1 && { echo "$$p"; break; }; done)

SEALED_FILES := $(shell find tutorial_py overrides/sealed overrides/partials overrides/assets/stylesheets/timeline.css -type f -not -name '*.pyc')
SITE_FILES := mkdocs.yml tests/egress/results.json tests/browser/faults.json tests/bench/results.json $(shell find docs overrides -type f -not -name '*.pyc')

help: ## Show the commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-13s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

.venv/installed: requirements.txt
	@[ -n "$(PYTHON)" ] && "$(PYTHON)" -c '$(NEW_ENOUGH)' 2>/dev/null \
		|| { echo "Python 3.12 or newer, with its venv module, is needed and was not found; install it, or name it: make PYTHON=/path/to/python3.13" >&2; exit 1; }
	@echo "Setting up Python in .venv (once, about a minute)"
	@"$(PYTHON)" -m venv --clear .venv
	@$(PY) -m pip install --quiet --require-hashes --requirement requirements.txt
	@touch $@

node_modules/installed: package.json package-lock.json .npmrc
	@command -v npm >/dev/null && node -e 'process.exit(+(Number(process.versions.node.split(".")[0]) < 20))' 2>/dev/null \
		|| { echo "Node 20 or newer, with npm, is needed and was not found; install it and put it on the PATH" >&2; exit 1; }
	@echo "Setting up Pyodide and the JavaScript tools in node_modules (once)"
	@npm ci --loglevel=error
	@touch $@

setup: .venv/installed node_modules/installed ## Install what the project needs, into this folder

build/runtime/runtime.json: .venv/installed node_modules/installed pyproject.toml $(addprefix overrides/build/,runtime.py frames.py forms.py examples.py wasm_tables.py timeline.py timeline.js tools.py) $(SEALED_FILES) $(wildcard overrides/snapshot/* overrides/slim/*)
	@echo "Building the runtime: wheel, worker, sealed frames"
	@$(PY) -m overrides.build.runtime

build/site-url: FORCE
	@mkdir -p build
	@echo "$(SITE_URL)" | cmp --silent - $@ || echo "$(SITE_URL)" > $@

# Without the site itself the stamp says nothing.
build/single.stamp: build/runtime/runtime.json build/site-url $(SITE_FILES) $(if $(wildcard build/single/index.html),,FORCE)
	@$(PY) -m mkdocs build
	@touch $@

build/site.stamp: build/runtime/runtime.json build/site-url $(SITE_FILES) $(if $(and $(wildcard site/versions.json),$(wildcard dist/*.zip)),,FORCE)
	@echo "Building every version of the guide into site/, its PDFs and its offline copy into dist/"
	@$(PY) -m overrides.publish site --out site --downloads dist --address $(SITE_URL)
	@touch $@

runtime: build/runtime/runtime.json ## Build what the page serves of Python
single: build/single.stamp ## Build the newest version as a site by itself, into build/single/
build: build/site.stamp ## Build the site with all versions into site/, PDFs and offline copy into dist/

compress: build ## Put brotli and gzip copies beside the files of site/, for hosts that serve those
	@$(PY) -m overrides.publish compress site

publish: build/runtime/runtime.json ## Put a version on the branch gh-pages: make publish VERSION=2026-04 SITE_URL=https://…/
	@[ "$(origin SITE_URL)" != file ] && [ -n "$(VERSION)" ] || { echo "Say which version and where: make publish VERSION=2026-04 SITE_URL=https://guide.example/" >&2; exit 1; }
	@$(PY) -m overrides.publish version $(VERSION) --branch $(or $(BRANCH),gh-pages) --address $(SITE_URL)

serve: build/site.stamp ## Build the site and serve it on http://127.0.0.1:8000/
	@$(PY) -c 'import socket; s = socket.socket(); s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1); s.bind(("127.0.0.1", $(PORT)))' 2>/dev/null \
		|| { echo "Port $(PORT) is taken; choose another: make serve PORT=8001" >&2; exit 1; }
	@echo "The guide is at http://127.0.0.1:$(PORT)/ (Ctrl+C ends it)"
	@$(PY) -m http.server $(PORT) --bind 127.0.0.1 --directory site

watch: build/runtime/runtime.json ## Serve while writing: pages reload when docs/ changes
	@$(PY) -m mkdocs serve --dev-addr 127.0.0.1:$(PORT)

lint: setup ## Style of Python, types of Python and JavaScript
	@$(PY) -m ruff check
	@$(PY) -m ruff format --check
	@$(PY) -m mypy
	@node_modules/.bin/tsc --project tsconfig.json

test-unit: setup ## Tests of tutorial_py and of the build's parts
	@$(PYTEST) tests/unit --numprocesses auto --dist loadfile

test-exchange: setup ## Tests of signed requests against a local exchange
	@for tool in curl openssl; do command -v $$tool >/dev/null || { echo "$$tool is needed and was not found; install it" >&2; exit 1; }; done
	@$(PYTEST) tests/exchange

# What holds for the text of every version; the rest looks at the newest.
CONTENT := $(addprefix tests/docs/test_,steps.py figures.py order.py numbers.py links.py error_codes.py)

test-docs: build single ## Tests of the content
	@$(PYTEST) tests/docs --numprocesses auto --dist loadfile
	@GUIDE_VERSION=earlier $(PYTEST) $(CONTENT) --numprocesses auto --dist loadfile

test-browser: build ## Tests of the built site in a browser
	@for browser in chromium chromium-browser google-chrome; do command -v $$browser >/dev/null && exit 0; done; \
		$(PY) -m playwright install chromium
	@$(PYTEST) tests/browser --numprocesses auto

# A worker a browser: mostly they wait for what does not come.
test-egress: build ## Tests of every way out of the seal, in the same three
	@$(PYTEST) tests/egress --numprocesses 3 --dist loadscope

test-engines: build ## Tests of the seal in Chromium, Firefox and WebKitGTK
	@$(PYTEST) tests/engines --numprocesses auto --dist loadfile

test-hosting: build ## Tests of the built site on nginx
	@$(PYTEST) tests/hosting

test-offline: build ## Tests of the offline copy in Chromium and Firefox
	@$(PYTEST) tests/offline --numprocesses auto

test: lint test-unit test-exchange test-docs test-hosting test-offline test-browser test-engines test-egress ## Everything

matrix: build ## Every way out, place and browser, with its control: prints it and keeps it for the page
	@$(PY) -m tests.egress

faults: build ## Every fault in a browser, and what the reader saw
	@rm -f build/faults.jsonl
	@FAULT_ROWS=build/faults.jsonl $(PYTEST) tests/browser/faults --numprocesses auto
	@$(PY) -m tests.browser.faults.rows build/faults.jsonl tests/browser/faults.json

fuzz: setup ## 100,000 random and hostile inputs for every call, under limits (ten minutes)
	@$(PY) -m tests.fuzz

bench: single ## Time to the first verdict and of a redraw; signatures and simulated requests a second
	@$(PY) -m tests.bench.first_verdict
	@$(PY) -m tests.bench.signing
	@$(PY) -m tests.bench.simulation
	@$(PY) -m tests.bench.redraw

bench-start: single ## From opening a page to the first verdict, beside stock Pyodide: time, bytes, memory
	@$(PY) -m tests.bench.start
	@$(PY) -m tests.bench.engines
	@$(PY) -m tests.bench.ready

bench-calls: single ## Calls of tutorial_py in a second, in CPython and in the page, beside libraries
	@$(PY) -m tests.bench.calls

tests/bench/node_modules/installed: tests/bench/package.json tests/bench/package-lock.json
	@echo "Setting up Lighthouse (once)"
	@npm ci --prefix tests/bench --loglevel=error
	@touch $@

bench-pages: single tests/bench/node_modules/installed ## Building and reading the site, beside a bare one
	@$(PY) -m tests.bench.pages

bench-hosting: build ## Pages a second from nginx as shipped, beside a bare file
	@$(PY) -m tests.bench.hosting

lock: .venv/installed ## Pin requirements.in and package.json anew
	@.venv/bin/uv pip compile --universal --generate-hashes --python-version 3.12 --no-emit-index-url \
		--custom-compile-command 'make lock' --quiet --upgrade requirements.in --output-file requirements.txt
	@npm install --package-lock-only --loglevel=error

clean: ## Remove everything that was built or installed here
	@rm -rf .venv node_modules tests/bench/node_modules build dist site .pytest_cache .mypy_cache .ruff_cache .hypothesis
