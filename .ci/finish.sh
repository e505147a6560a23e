#!/bin/sh
# Takes the words out of the program and shortens its names (see finish.rs). Trunk's `post_build`
# hook calls it from the top of the checkout; the small program it needs is compiled once.
set -eu

tool=target/finish/finish
if [ ! -x "$tool" ] || [ .ci/finish.rs -nt "$tool" ]; then
    mkdir -p target/finish
    rustc --edition 2024 -C opt-level=1 -o "$tool.$$" .ci/finish.rs
    mv "$tool.$$" "$tool"
fi
exec "$tool" "$TRUNK_STAGING_DIR" "${TRUNK_PROFILE:-debug}"
