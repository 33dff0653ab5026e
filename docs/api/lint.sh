#!/bin/sh
# Checks docs/openapi.yaml by the recommended rules of Spectral and Redocly, warnings included. Exits with 69 where Node is
# missing and with 75 where its packages cannot be had; says so on standard error.
set -eu

docs=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)

tools=$(sh "$docs/npm-install.sh" docs/api) || exit
bin="$tools/node_modules/.bin"
export REDOCLY_TELEMETRY=off REDOCLY_SUPPRESS_UPDATE_NOTICE=true

"$bin/spectral" lint --quiet --fail-severity=warn --ruleset "$docs/api/spectral.yaml" "$docs/openapi.yaml"
# Redocly has no option by which warnings fail.
summary=$(cd "$docs/api" && "$bin/redocly" lint --format=json --max-problems=50 "$docs/openapi.yaml" 2>/dev/null) || true
totals=$(printf '%s' "$summary" | tr -d ' \n' | sed -n 's/.*"totals":{"errors":\([0-9]*\),"warnings":\([0-9]*\).*/\1 \2/p')
if [ "$totals" != "0 0" ]; then
    printf '%s\n' "$summary"
    echo "Redocly found problems in docs/openapi.yaml (errors and warnings: ${totals:-unknown})." >&2
    exit 1
fi
echo "docs/openapi.yaml passes the rules of Spectral and Redocly."
