#!/bin/sh
# Joins style/*.css in the order of their layers into one style sheet, which Trunk hashes and links: one
# request instead of nine. Trunk's `pre_build` hook calls it in the root of the checkout.
set -eu

out=target/style/pobratim.css
mkdir -p target/style
: >"$out.new"
for layer in tokens base boot shell components calendar map pages embed print; do
    [ -f "style/$layer.css" ] && cat "style/$layer.css" >>"$out.new"
    # A layer may have a folder with several files.
    for file in "style/$layer"/*.css; do
        [ -f "$file" ] && cat "$file" >>"$out.new"
    done
done

# A file that is not in the order above would be missing without an error.
for file in style/*.css; do
    [ -f "$file" ] || continue
    case " tokens base boot shell components calendar map pages embed print " in
    *" $(basename "$file" .css) "*) ;;
    *)
        echo "join-style: $file is not one of the layers; add it to the order in $0" >&2
        exit 1
        ;;
    esac
done

# Unchanged output keeps its timestamp, so that a watcher does not rebuild.
if cmp -s "$out.new" "$out"; then rm "$out.new"; else mv "$out.new" "$out"; fi
