# Two commands do all the set-up on a bare Debian 12 with Swift: `make run` and `make test`.

SHELL := /bin/bash
RUN_PACKAGES := pkg-config libgraphviz-dev librsvg2-dev libcairo2-dev libfontconfig-dev libsqlite3-dev libxlsxwriter-dev fonts-morisawa-bizud-gothic
# Tests open what we write with the programs that people open it with.
TEST_PACKAGES := $(RUN_PACKAGES) poppler-utils qpdf unzip graphviz libreoffice-impress libreoffice-calc python3-venv gcc valgrind sqlite3 postgresql fish zsh neovim chromium chromium-driver
# With Swift's own libraries inside: to find and load those of Foundation takes longer than most runs.
SWIFT_BUILD := swift build -c release --static-swift-stdlib
NAGAREZU := .build/release/nagarezu
MODELS := $(shell find models -name '*.yaml' | LC_ALL=C sort)

.PHONY: run test test-deep fuzz venv build lint format figures screens bench docs packages-run packages-test clean

## Checks models/, answers one question, and redraws diagrams/.
run: build
	$(NAGAREZU) check models
	$(NAGAREZU) who 生活保護費支給口座情報 models
	$(MAKE) --no-print-directory figures

## Runs all tests, with a fixed part of each campaign of chance models.
test: packages-test venv
	swift test -c release

## Runs all tests with the campaigns whole.
test-deep: packages-test venv
	CAMPAIGN=whole swift test -c release

## Reads, judges and reports 100,000 models that went wrong; what is being tried stands in .build/fuzz/ after a trap.
fuzz: packages-test
	FUZZ=100000 swift test -c release --filter FuzzTests

## A Python with the readers that tests need, as Tests/requirements.txt says.
venv: .venv/installed

.venv/installed: Tests/requirements.txt | packages-test
	/usr/bin/python3 -m venv .venv
	.venv/bin/pip install --quiet --disable-pip-version-check --requirement $<
	.venv/bin/pip install --quiet --disable-pip-version-check --no-deps axe-playwright-python==0.1.8
	touch $@

build: packages-run
	$(SWIFT_BUILD) --product nagarezu
	$(SWIFT_BUILD) --product nagarezu-draw

## Redraws the figure of every model, as SVG, PDF and PNG.
figures: build
	scripts/figures $(NAGAREZU) diagrams $(MODELS)
	scripts/examples $(NAGAREZU) diagrams/examples

## Takes the pictures of docs/page.md anew.
screens: build venv
	$(NAGAREZU) report models/shinjuku/kyufukin.yaml -o .build/report.html
	mkdir -p docs/page
	.venv/bin/python -B Tests/Fixtures/browser/shots.py .build/report.html docs/page item-1280 finding-1280 day-1280 matrix-1280 why-1280 figure-360
	rm -rf .build/live && cp -r models .build/live
	.venv/bin/python -B Tests/Fixtures/browser/shots.py --live $(NAGAREZU) .build/live/shinjuku/kyufukin.yaml docs/page

lint:
	swift format lint --strict --recursive Package.swift Sources Tests Benchmarks

format:
	swift format --in-place --recursive Package.swift Sources Tests Benchmarks

bench: build
	cd Benchmarks && swift run -c release Measure && swift package benchmark

## Rewrites what is made of the sources and held by tests: the rules' pages, lists, what pages show of the program's output. The
## second run is built with what the first wrote. A test that renews fails, so that neither verdict counts.
docs:
	-RENEW=1 swift test -c release --filter RulePagesTests
	-RENEW=1 swift test -c release --filter 'RulePagesTests|PagesTests|ListsTests|VocabularyTests|ComparisonPropertyTests'

packages-run:
	@scripts/packages $(RUN_PACKAGES)

packages-test:
	@scripts/packages $(TEST_PACKAGES)

clean:
	rm -rf .build
