#!/bin/sh
# Joins style/*.css in the order of their layers into one sheet, which Trunk hashes and links.
# One request instead of nine; Trunk's `pre_build` hook calls it from the top of the checkout.
set -eu

out=target/style/pobratim.css
mkdir -p target/style
: >"$out.new"
for part in tokens base boot shell parts calendar map pages embed print; do
    [ -f "style/$part.css" ] && cat "style/$part.css" >>"$out.new"
    # A part may be a folder, with one file for each widget.
    for file in "style/$part"/*.css; do
        [ -f "$file" ] && cat "$file" >>"$out.new"
    done
done

# A file whose name is not in the order above would be lost without a word.
for file in style/*.css; do
    [ -f "$file" ] || continue
    case " tokens base boot shell parts calendar map pages embed print " in
    *" $(basename "$file" .css) "*) ;;
    *)
        echo "join-style: $file is not one of the layers; add it to the order in $0" >&2
        exit 1
        ;;
    esac
done

# Left untouched when nothing changed, so that a watcher stays calm.
if cmp -s "$out.new" "$out"; then rm "$out.new"; else mv "$out.new" "$out"; fi
