#!/bin/sh
# Finishes a built site: writes the start-up texts (see startup/), and adds the lazy-loaded modules of
# the program with their loader. Trunk's `post_build` hook calls it from the top of the checkout.
set -eu

site=$TRUNK_STAGING_DIR

# Compiled for this machine, whatever the page is compiled for.
env -u CARGO_BUILD_TARGET cargo build --quiet --release --locked \
    --manifest-path .ci/startup/Cargo.toml --target-dir target/startup
target/startup/release/startup "$site"

# All files of a release have its hash in their names and refer to each other by those names, so that
# releases never mix: app-<hash>.js, -split.js (the loader), _bg.wasm, and -<module>.lazy.wasm for each
# lazy-loaded module.
stem=$(basename "$site"/app-*_bg.wasm _bg.wasm)
split=${CARGO_TARGET_DIR:-target}/wasm-bindgen/$TRUNK_PROFILE/split
if ! grep -q __wasm_split.js "$site/$stem.js"; then
    echo "post-build: the program was not split; build with make, which puts .ci/bin first on PATH" >&2
    exit 1
fi

# edit FILE OUT SCRIPT: writes what sed makes of FILE to OUT, which may be the same.
edit() {
    sed -E "$3" "$1" >"$2.new"
    mv "$2.new" "$2"
}

for module in "$split"/split_*.wasm "$split"/chunk_*.wasm; do
    [ -e "$module" ] || continue
    name=$(basename "$module" .wasm)
    cp "$module" "$site/$stem-${name#split_}.lazy.wasm"
done
edit "$split/__wasm_split.js" "$site/$stem-split.js" \
    "s|\"\./app\.js\"|\"./$stem.js\"|; s|\"\./(split_)?([a-z0-9_]+)\.wasm\"|\"./$stem-\2.lazy.wasm\"|"
edit "$site/$stem.js" "$site/$stem.js" "s|from (['\"])\./__wasm_split\.js|from \1./$stem-split.js|"
# The program imports its loader: fetched at once, like the program.
edit "$site/index.html" "$site/index.html" "s|(<link[^>]*$stem)(\.js[^>]*>)|\1\2\1-split\2|"
