#!/bin/sh
# Writes the start-up texts (see startup/), parts a release in two files (see split/), shortens its
# names (see finish.rs), then lets Binaryen make both files smaller. Trunk's `post_build` hook calls
# it from the top of the checkout; the small programs it needs are compiled once.
set -eu

profile=${TRUNK_PROFILE:-debug}
tool=target/finish/finish
if [ ! -x "$tool" ] || [ .ci/finish.rs -nt "$tool" ]; then
    mkdir -p target/finish
    rustc --edition 2024 -C opt-level=1 -o "$tool.$$" .ci/finish.rs
    mv "$tool.$$" "$tool"
fi

# Compiles a tool of a folder here. As for a machine of its own: none of the settings of the page's build.
compile() {
    env -u CARGO_PROFILE_RELEASE_PANIC -u RUSTC_BOOTSTRAP -u CARGO_UNSTABLE_BUILD_STD \
        -u CARGO_UNSTABLE_BUILD_STD_FEATURES -u CARGO_UNSTABLE_PANIC_IMMEDIATE_ABORT -u CARGO_BUILD_TARGET \
        cargo build --quiet --release --locked --manifest-path ".ci/$1/Cargo.toml" --target-dir "target/$1"
}

compile startup
target/startup/release/startup "$TRUNK_STAGING_DIR"

if [ "$profile" = release ]; then
    compile split
    for program in "$TRUNK_STAGING_DIR"/app-*_bg.wasm; do
        target/split/release/split "${CARGO_TARGET_DIR:-target}/wasm32-unknown-unknown/release/app.wasm" \
            "$program" "${program%_bg.wasm}-later.wasm" 5later4door
    done
fi
"$tool" "$TRUNK_STAGING_DIR" "$profile"

[ "$profile" = release ] || exit 0
# The features that the program was compiled for, by name: with all of them Binaryen would write
# what browsers refuse.
for program in "$TRUNK_STAGING_DIR"/app-*_bg.wasm "$TRUNK_STAGING_DIR"/app-*-later.wasm; do
    wasm-opt -Oz -Oz --enable-bulk-memory --enable-mutable-globals --enable-sign-ext \
        --enable-nontrapping-float-to-int --enable-reference-types --enable-multivalue \
        "$program" -o "$program.smaller"
    case $program in
        *_bg.wasm) "$tool" tables "$program" "$program.smaller" ;;
    esac
    mv "$program.smaller" "$program"
done
