#!/bin/sh
# Installs what the package-lock.json of folder $1 names, once, below .latchkey/npm, and prints where it is. Exits with 69
# where Node 20 or newer is missing, with 75 where npm cannot fetch the packages; says so on standard error.
set -eu

root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)
folder="$root/$1"
installed="$root/.latchkey/npm/$(basename -- "$folder")"

major=$(node --version 2>/dev/null | sed -n 's/^v\([0-9]*\).*/\1/p')
if [ "${major:-0}" -lt 20 ] || ! command -v npm >/dev/null 2>&1; then
    echo "Node 20 or newer with npm is not installed (https://nodejs.org)." >&2
    exit 69
fi
if ! cmp -s "$folder/package-lock.json" "$installed/complete"; then
    rm -rf "$installed"
    mkdir -p "$installed"
    cp "$folder/package.json" "$folder/package-lock.json" "$folder/.npmrc" "$installed"
    (cd "$installed" && npm ci --no-progress --fetch-retries=1 --fetch-timeout=20000 >npm.log 2>&1) || {
        echo "npm could not fetch the packages of $1. Is its registry reachable? What it said: $installed/npm.log" >&2
        exit 75
    }
    cp "$folder/package-lock.json" "$installed/complete"
fi
printf '%s\n' "$installed"
