#!/usr/bin/env bash
# Checks that another language needs only the steps of CONTRIBUTING: copies the tree, adds a
# pseudo-language `xx` (one line in text/lang.rs, one file in src/locale/, one folder in locales/,
# texts of a bundle), checks every set of features, and publishes a small bundle in it.
#
# The copy has a fixed path in the target directory, so that a second run is quick.
set -euo pipefail
cd "$(dirname "$0")/.."

fail() { printf 'check-language: %s\n' "$*" >&2; exit 1; }
step() { printf '==> %s\n' "$*"; "$@"; }

target=${CARGO_TARGET_DIR:-target}
mkdir -p "$target"
target=$(cd "$target" && pwd)
work=$target/language
rm -rf "$work"
trap 'rm -rf "$work"' EXIT
mkdir -p "$work/tree" "$work/release"
tar -c --exclude=./target --exclude=./dist --exclude=./site --exclude=./.git \
    --exclude=node_modules --exclude=.venv . | tar -x -C "$work/tree"
cd "$work/tree"
export CARGO_TARGET_DIR=$target

# --- The language. Its texts are the English ones in brackets that occur nowhere else.
sed -i '/\$callback! {/,/^        }/ s/^        }/            Xx xx "en-x-pseudo" "⟦Pseudo⟧",\n        }/' src/text/lang.rs
cp src/locale/en.rs src/locale/xx.rs
cp -r locales/en locales/xx
sed -i -E 's/^(  "[^"]+": ")(.*)(",?)$/\1⟦\2⟧\3/' locales/xx/*.json
sed -i -E 's|<h1>(.*)</h1>|<h1>⟦\1⟧</h1>|' locales/xx/guide.html
grep -q '^            Xx xx ' src/text/lang.rs || fail "text/lang.rs: the list of languages was not found"
if grep -LF '⟦' locales/xx/* | grep .; then fail "these files of locales/ have no text to mark"; fi

bundle=$work/bundle.json
sed -E 's/^( *)"en": "(.*)"(,?)$/\1"en": "\2",\n\1"xx": "⟦\2⟧"\3/; s/^  "en",$/  "en",\n  "xx",/' \
    tests/fixtures/otherville.json >"$bundle"

# --- Every set of features compiles.
step cargo check --quiet --locked
step cargo check --quiet --locked --features cli --bins
step cargo check --quiet --locked --target wasm32-unknown-unknown --features web --lib --bin app

# --- A release without the program, with the start-up texts.
cp -r public/. "$work/release"
sed 's|<base data-trunk-public-url>|<base href="/">|; /<link data-trunk/d
    s|</head>|<script data-js="/app.js" data-wasm="/app.wasm" defer src="/boot.js"></script></head>|' \
    index.html >"$work/release/index.html"
# In a separate target directory: Cargo identifies files outside a package, such as tokens.rs there,
# by absolute paths, and would reuse the tool of the checkout.
step cargo run --quiet --release --locked --manifest-path .ci/startup/Cargo.toml \
    --target-dir "$target/startup-language" -- "$work/release"

# --- The published site contains the language.
step cargo run --quiet --locked --features cli --bin pobratim -- check "$bundle"
step cargo run --quiet --locked --features cli --bin pobratim -- publish --quiet --release "$work/release" \
    --bundle "$bundle" --url https://otherville.example/ --out "$work/site"

# check_file FILE TEXT…: the file exists and contains each text.
check_file() {
    local file=$1 text
    shift
    [ -f "$work/site/$file" ] || fail "the published site has no $file"
    for text in "$@"; do
        grep -qF -- "$text" "$work/site/$file" || fail "$file does not contain: $text"
    done
}

title=$(sed -n 's/^ *"xx": "\(⟦.*⟧\)",\{0,1\}$/\1/p' "$bundle" | head -n 1)
for page in "" map/ calendar/ programmes/ about/ cities/otherville/; do
    check_file "xx/${page}index.html" 'lang="en-x-pseudo"' ⟦ ⟧
done
check_file xx/index.html "$title"
check_file feeds/xx/all.ics ⟦
check_file data/bundle.json '"xx": "⟦'
check_file boot.js '"xx":{' ⟦
check_file embed.js '"xx":{' ⟦
check_file embed/xx.html '<html lang="en-x-pseudo">' '<h1>⟦'
check_file embed/index.html '<a href="xx.html" lang="en-x-pseudo" hreflang="en-x-pseudo">⟦Pseudo⟧</a>'
printf 'check-language: passed\n'
