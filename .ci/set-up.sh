#!/usr/bin/env bash
# Installs missing prerequisites and reports slow steps; does nothing when all are installed.
# `make setup` calls it for builds; `make test` with the argument `tests`, which adds the browser.
set -euo pipefail
cd "$(dirname "$0")/.."

: "${TRUNK_VERSION:?set by the Makefile: run \`make setup\`}"
: "${BINDGEN_VERSION:?set by the Makefile from Cargo.lock: run \`make setup\`}"
: "${SPLIT_VERSION:?set by the Makefile: run \`make setup\`}"
: "${TOOLS:?set by the Makefile: run \`make setup\`}"

log() { printf 'set-up: %s\n' "$*" >&2; }
fail() { log "$*"; exit 1; }
has() { command -v "$1" >/dev/null 2>&1; }

# --- Debian packages, installed in one call.
packages=()
need() { has "$1" || packages+=("$2"); }

need cc build-essential
if [ "${1:-}" = tests ]; then
    need chromium chromium
    need chromedriver chromium-driver
    need pdftotext poppler-utils
    # Japanese and Korean text is drawn as boxes without these.
    if ! { has fc-list && fc-list :lang=ja family | grep -q .; }; then packages+=(fonts-noto-cjk); fi
    if [ -f tests/package.json ]; then
        need node nodejs
        need npm npm
    fi
    # Debian has Python's virtual environments in a package of their own.
    if ! python3 -c 'import venv, ensurepip' 2>/dev/null; then packages+=(python3 python3-venv); fi
fi

if [ ${#packages[@]} -gt 0 ]; then
    if ! has apt-get; then
        fail "missing: ${packages[*]} (names of Debian packages). There is no apt-get here: install them with your system's package manager, then run this again."
    elif [ "$(id -u)" = 0 ]; then
        apt=(apt-get)
    elif has sudo && sudo -n true 2>/dev/null; then
        apt=(sudo -n DEBIAN_FRONTEND=noninteractive apt-get)
    else
        fail "missing packages. Install them with: sudo apt-get install ${packages[*]}"
    fi
    log "installing ${packages[*]} with apt, once"
    export DEBIAN_FRONTEND=noninteractive
    "${apt[@]}" -qq update </dev/null || log "apt-get update failed; trying with the present package lists"
    "${apt[@]}" -qq install -y --no-install-recommends "${packages[@]}" </dev/null >&2 ||
        fail "apt-get could not install ${packages[*]}: see its messages above."
fi

# --- The toolchain of rust-toolchain.toml with its target and components.
has rustup || fail "rustup is missing: install it from https://rustup.rs (or \`apt-get install rustup\`), then run this again."
channel=$(sed -n 's/^channel = "\(.*\)"$/\1/p' rust-toolchain.toml)
sysroot=$(rustc "+$channel" --print sysroot 2>/dev/null) || sysroot=
if [ -z "$sysroot" ] || [ ! -d "$sysroot/lib/rustlib/wasm32-unknown-unknown" ] ||
    [ ! -x "$sysroot/bin/cargo-clippy" ] || [ ! -x "$sysroot/bin/rustfmt" ]; then
    log "installing Rust $channel with the wasm32-unknown-unknown target, once"
    rustup toolchain install "$channel" --profile minimal --no-self-update \
        --component rustfmt --component clippy --target wasm32-unknown-unknown ||
        fail "rustup could not install Rust $channel: see its messages above."
fi

# --- Dependencies. Trunk runs offline, so that it does not download tools.
for manifest in Cargo.toml .ci/startup/Cargo.toml; do
    cargo fetch --quiet --locked --manifest-path "$manifest" ||
        fail "cargo could not fetch the libraries of $manifest: see its messages above."
done

# --- Tools, compiled with quick settings because they run for seconds.
# tool CRATE VERSION DIRECTORY MINUTES [FLAG…]
tool() {
    local crate=$1 version=$2 root=$3 minutes=$4
    shift 4
    [ -n "$(ls "$root/bin" 2>/dev/null)" ] && return
    log "building $crate $version, about $minutes min on two cores, once"
    env -u CARGO_TARGET_DIR -u CARGO_BUILD_TARGET -u RUSTFLAGS \
        CARGO_PROFILE_RELEASE_OPT_LEVEL=1 CARGO_PROFILE_RELEASE_LTO=off \
        CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 CARGO_PROFILE_RELEASE_DEBUG=0 \
        cargo install --quiet --locked "$crate" --version "$version" --root "$root" "$@" ||
        fail "cargo could not build $crate $version: see its messages above."
}
tool wasm-bindgen-cli "$BINDGEN_VERSION" "$TOOLS/wasm-bindgen-$BINDGEN_VERSION" 2
tool wasm_split_cli_support "$SPLIT_VERSION" "$TOOLS/wasm-split-$SPLIT_VERSION" 1 --features build-binary
# Without default features: no TLS and no check for updates, which builds do not need.
tool trunk "$TRUNK_VERSION" "$TOOLS/trunk-$TRUNK_VERSION" 5 --no-default-features

# --- Data and checkers for tests from npm, with locked versions.
if [ "${1:-}" = tests ] && [ -f tests/package.json ]; then
    locked=$(cksum <tests/package-lock.json)
    if [ "$locked" != "$(cat tests/node_modules/.locked 2>/dev/null)" ]; then
        log "npm ci in tests/, once"
        npm ci --prefix tests --no-audit --no-fund --loglevel=error </dev/null >&2 ||
            fail "npm ci failed in tests/: see its messages above."
        printf '%s\n' "$locked" >tests/node_modules/.locked
    fi
fi

# --- Parsers for tests from PyPI, with pinned versions, in a virtual environment.
if [ "${1:-}" = tests ] && [ -f tests/requirements.txt ]; then
    pinned=$(cksum <tests/requirements.txt)
    if [ "$pinned" != "$(cat tests/.venv/.pinned 2>/dev/null)" ]; then
        log "installing the parsers of tests/requirements.txt into tests/.venv, once"
        rm -rf tests/.venv
        python3 -m venv tests/.venv || fail "python3 could not make tests/.venv: see its messages above."
        tests/.venv/bin/pip install --quiet --disable-pip-version-check --no-input \
            --requirement tests/requirements.txt </dev/null >&2 ||
            fail "pip could not install tests/requirements.txt: see its messages above."
        printf '%s\n' "$pinned" >tests/.venv/.pinned
    fi
fi
