#!/bin/sh
# Shortens the names between the program and its glue (see shorten.rs). Trunk's `post_build` hook
# calls it from the top of the checkout; the small program it needs is compiled once.
set -eu

[ "${TRUNK_PROFILE:-}" = release ] || exit 0
tool=target/shorten/shorten
if [ ! -x "$tool" ] || [ .ci/shorten.rs -nt "$tool" ]; then
    mkdir -p target/shorten
    rustc --edition 2024 -C opt-level=1 -o "$tool.$$" .ci/shorten.rs
    mv "$tool.$$" "$tool"
fi
exec "$tool" "$TRUNK_STAGING_DIR"
