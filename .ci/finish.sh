#!/bin/sh
# Takes the words out of the program and shortens its names (see finish.rs), then lets Binaryen
# make the release smaller by 3 KB. Trunk's `post_build` hook calls it from the top of the
# checkout; the small program it needs is compiled once.
set -eu

profile=${TRUNK_PROFILE:-debug}
tool=target/finish/finish
if [ ! -x "$tool" ] || [ .ci/finish.rs -nt "$tool" ]; then
    mkdir -p target/finish
    rustc --edition 2024 -C opt-level=1 -o "$tool.$$" .ci/finish.rs
    mv "$tool.$$" "$tool"
fi
"$tool" "$TRUNK_STAGING_DIR" "$profile"

[ "$profile" = release ] || exit 0
# The features that the program was compiled for, by name: with all of them Binaryen would write
# what browsers refuse.
for program in "$TRUNK_STAGING_DIR"/app-*_bg.wasm; do
    wasm-opt -Oz -Oz --enable-bulk-memory --enable-mutable-globals --enable-sign-ext \
        --enable-nontrapping-float-to-int --enable-reference-types --enable-multivalue \
        "$program" -o "$program.smaller"
    "$tool" tables "$program" "$program.smaller"
    mv "$program.smaller" "$program"
done
