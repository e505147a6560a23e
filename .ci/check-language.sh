#!/usr/bin/env bash
# Checks that another language needs what CONTRIBUTING says and no more: copies the tree, adds a
# pseudo-language `xx` (one line in text/lang.rs, one file in src/locale/, one folder in locales/,
# texts of a bundle), checks every set of features, and publishes a small bundle in it.
#
# The copy lies in the target directory, always at the same place, so that a second run is quick.
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

# --- The language. Its texts are the English ones in brackets that no other text has.
sed -i '/\$callback! {/,/^        }/ s/^        }/            Xx xx "en-x-pseudo" "⟦Pseudo⟧",\n        }/' src/text/lang.rs
cp src/locale/en.rs src/locale/xx.rs
cp -r locales/en locales/xx
sed -i -E 's/^(  "[^"]+": ")(.*)(",?)$/\1⟦\2⟧\3/' locales/xx/*.json
sed -i -E 's|<h1>(.*)</h1>|<h1>⟦\1⟧</h1>|' locales/xx/guide.html
grep -q '^            Xx xx ' src/text/lang.rs || fail "text/lang.rs: the list of languages was not found"
if grep -LF '⟦' locales/xx/* | grep .; then fail "these files of locales/ have no text that could be marked"; fi

bundle=$work/bundle.json
sed -E 's/^( *)"en": "(.*)"(,?)$/\1"en": "\2",\n\1"xx": "⟦\2⟧"\3/; s/^  "en",$/  "en",\n  "xx",/' \
    tests/fixtures/otherville.json >"$bundle"

# --- Nothing else is missing.
step cargo check --quiet --locked
step cargo check --quiet --locked --features cli --bins
step cargo check --quiet --locked --target wasm32-unknown-unknown --features web --lib --bin app

# --- A release without a program, with the start-up texts.
cp -r public/. "$work/release"
sed 's|<base data-trunk-public-url>|<base href="/">|; /<link data-trunk/d
    s|</head>|<script data-js="/app.js" data-wasm="/app.wasm" defer src="/boot.js"></script></head>|' \
    index.html >"$work/release/index.html"
# In a target directory of its own: Cargo knows files outside a package, as text/lang.rs is here, by
# their absolute paths, and would take the tool of the checkout for this one.
step cargo run --quiet --release --locked --manifest-path .ci/startup/Cargo.toml \
    --target-dir "$target/startup-language" -- "$work/release"

# --- The published site speaks it.
step cargo run --quiet --locked --features cli --bin pobratim -- check "$bundle"
step cargo run --quiet --locked --features cli --bin pobratim -- publish --quiet --release "$work/release" \
    --bundle "$bundle" --url https://otherville.example/ --out "$work/site"

# marked FILE TEXT…: the file is there and holds each text.
marked() {
    local file=$1 text
    shift
    [ -f "$work/site/$file" ] || fail "the published site has no $file"
    for text in "$@"; do
        grep -qF -- "$text" "$work/site/$file" || fail "$file does not hold: $text"
    done
}

title=$(sed -n 's/^ *"xx": "\(⟦.*⟧\)",\{0,1\}$/\1/p' "$bundle" | head -n 1)
for page in "" map/ calendar/ programmes/ about/ cities/otherville/; do
    marked "xx/${page}index.html" 'lang="en-x-pseudo"' ⟦ ⟧
done
marked xx/index.html "$title"
marked feeds/xx/all.ics ⟦
marked data/bundle.json '"xx": "⟦'
marked boot.js '"xx":{' ⟦
marked embed.js '"xx":{' ⟦
marked embed/xx.html '<html lang="en-x-pseudo">' '<h1>⟦'
marked embed/index.html '<a href="xx.html" lang="en-x-pseudo" hreflang="en-x-pseudo">⟦Pseudo⟧</a>'
printf 'check-language: another language needs no more\n'
