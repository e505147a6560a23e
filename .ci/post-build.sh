#!/bin/sh
# Finishes a build: writes the start-up texts and the bundle in each language (see startup/), and adds
# the lazy-loaded modules of the program with their loader. Trunk's `post_build` hook calls it in the
# root of the checkout.
set -eu

site=$TRUNK_STAGING_DIR

# Compiled for this machine, not for the target of the page.
env -u CARGO_BUILD_TARGET cargo build --quiet --release --locked \
    --manifest-path .ci/startup/Cargo.toml --target-dir target/startup
target/startup/release/startup "$site"

# All files of a release have its hash in their names and refer to each other by these names, so that
# files of different releases are never mixed: app-<hash>.js, app-<hash>_bg.wasm, and
# app-<hash>-<module>.lazy.wasm for each lazy-loaded module.
stem=$(basename "$site"/app-*_bg.wasm _bg.wasm)
split=${CARGO_TARGET_DIR:-target}/wasm-bindgen/$TRUNK_PROFILE/split
if ! grep -q __wasm_split.js "$site/$stem.js"; then
    echo "post-build: the program was not split; build with make, which puts .ci/bin first on PATH" >&2
    exit 1
fi

for module in "$split"/split_*.wasm "$split"/chunk_*.wasm; do
    [ -e "$module" ] || continue
    name=$(basename "$module" .wasm)
    cp "$module" "$site/$stem-${name#split_}.lazy.wasm"
done

# The loader of the modules and the JavaScript glue import each other; joining them saves a request.
# `import1`, `import2` … are the names of the loader in the glue.
glue=$site/$stem.js
loaders=$(sed -nE 's/^export const (__wasm_split_load_[a-z0-9_]+) .*/\1/p' "$split/__wasm_split.js" | paste -sd, -)
{
    sed -E '/^import \* as import[0-9]+ from "\.\/__wasm_split\.js"/d' "$glue"
    sed -E "/^import \{ initSync \} from /d; s|\"\./(split_)?([a-z0-9_]+)\.wasm\"|\"./$stem-\2.lazy.wasm\"|" \
        "$split/__wasm_split.js"
    sed -nE "s/^import \* as (import[0-9]+) from \"\.\/__wasm_split\.js\".*/const \1 = { $loaders };/p" "$glue"
} >"$glue.new"
mv "$glue.new" "$glue"
