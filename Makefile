# Commands of Pobratim, which CI also calls.
#
#   make serve              set up, build, and serve the site on http://127.0.0.1:8080 (PORT=…)
#   make test               set up (browser and driver too) and run every test
#   make build [BASE=/a/b/] the release into dist/, to be served at BASE
#   make site URL=https://…/ [BUNDLE=city.json] [COAST=city.bin] the published site into site/
#   make size               transfer size of the first visit, against the limits
#   make lint               formatting and clippy, for every set of features
#   make serve DRAFTS=1     as `make serve`, also with a bundle that has drafts (`make build` too)
#   make check-language     add a pseudo-language to a copy, and check that nothing else is needed
#   make bench              benchmarks: they report times and never fail on them
#   make setup              only install what is missing

SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.PHONY: help setup setup-tests serve build site test size lint check-language bench

PORT ?= 8080
BASE ?= /
# Path of the second build of the browser tests.
BASED := /partners/khabarovsk/

# Compiled tools are cached per user and version, so that a second clone builds quickly.
# The wasm-bindgen command must have the version of the library in Cargo.lock; wasm-split has its own
# version. Trunk calls `.ci/bin/wasm-bindgen`, which calls both.
export TRUNK_VERSION := 0.21.14
export SPLIT_VERSION := 0.2.4
export BINDGEN_VERSION := $(shell sed -n '/^name = "wasm-bindgen"$$/{n;s/^version = "\(.*\)"$$/\1/p;}' Cargo.lock)
export TOOLS := $(or $(XDG_CACHE_HOME),$(HOME)/.cache)/pobratim/tools
export PATH := $(CURDIR)/.ci/bin:$(TOOLS)/trunk-$(TRUNK_VERSION)/bin:$(TOOLS)/wasm-split-$(SPLIT_VERSION)/bin:$(PATH)

# `erase_components`: views of all types share code, which makes the program much smaller.
# `--remap-path-prefix`: no local paths in the program.
export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS := --cfg erase_components \
	--remap-path-prefix=$(or $(CARGO_HOME),$(HOME)/.cargo)/registry/src/=

# Builds fail if a bundle has drafts, which only `publish` leaves out; DRAFTS=1 allows them.
export POBRATIM_DRAFTS := $(DRAFTS)

TARGET := $(or $(CARGO_TARGET_DIR),target)
TRUNK := trunk build --release --locked

help:
	@sed -n 's/^#   make/make/p' Makefile

setup:
	@.ci/set-up.sh

setup-tests:
	@.ci/set-up.sh tests

serve: setup
	@mkdir -p target benches; echo "building the release; then open http://127.0.0.1:$(PORT)/ (Ctrl+C stops)"
	@trunk serve --release --locked --no-autoreload=true --no-error-reporting=true --address 127.0.0.1 --port $(PORT)

build: setup
	@$(TRUNK) --public-url "$(BASE)" --dist dist

# The path of the URL is the base of the release.
site: setup
	@[ -n "$(URL)" ] || { echo "set the URL of the site: make site URL=https://example.org/" >&2; exit 1; }
	@POBRATIM_DRAFTS=1 $(TRUNK) --public-url "$$(printf '%s/' "$(URL)" | sed -E 's|^[a-z]+://[^/]*||; s|/+$$|/|')" --dist "$(TARGET)/dist-site"
	@cargo run --quiet --release --locked --features cli --bin pobratim -- publish --release "$(TARGET)/dist-site" --url "$(URL)" --out site \
		$(if $(BUNDLE),--bundle "$(BUNDLE)") $(if $(COAST),--coast "$(COAST)")

# The native tests run once, with the feature `cli`, which has all of them; `make lint` compiles them
# without it. Only the doc examples need a build without Leptos.
test: setup-tests
	cargo test --locked --doc
	cargo test --locked --features cli --bins --test it
	@$(TRUNK) --public-url / --dist dist
	@$(TRUNK) --public-url $(BASED) --dist "$(TARGET)/dist-based"
	cargo run --quiet --locked --features cli --bin pobratim -- publish --quiet --release dist \
		--url https://khabarovsk.example/ --out "$(TARGET)/site"
	POBRATIM_DIST="$(CURDIR)/dist" POBRATIM_DIST_BASED="$(abspath $(TARGET))/dist-based" POBRATIM_BASE=$(BASED) \
		POBRATIM_SITE="$(abspath $(TARGET))/site" cargo test --locked --features browser-tests --test browser

size: setup
	@$(TRUNK) --public-url / --dist "$(TARGET)/dist-size"
	@cargo run --quiet --locked --features cli --bin pobratim -- size "$(TARGET)/dist-size"

lint: setup
	cargo fmt --check
	rustfmt --check --edition 2024 src/locale/*.rs
	cargo fmt --check --manifest-path .ci/startup/Cargo.toml
	cargo clippy --locked --all-targets -- -D warnings
	cargo clippy --locked --all-targets --features cli -- -D warnings
	cargo clippy --locked --features browser-tests --test browser -- -D warnings
	cargo clippy --locked --manifest-path .ci/startup/Cargo.toml --target-dir target/startup -- -D warnings
	cargo clippy --locked --target wasm32-unknown-unknown --features web --lib --bin app -- -D warnings

check-language: setup
	@.ci/check-language.sh

bench: setup-tests
	cargo bench --locked --bench load --bench find
	cargo bench --locked --features cli --bench publish
	@$(TRUNK) --public-url / --dist dist
	POBRATIM_DIST="$(CURDIR)/dist" cargo bench --locked --features browser-tests --bench calendar --bench map
