#!/bin/sh
# Looks for secrets in every line that was ever committed, and for files that hold nothing else.
#   .ci/secrets.sh      the history of this clone
#   .ci/secrets.sh -    the text on the standard input
# Only what can hardly be anything else: keys of AWS, Google, GitHub, GitLab and Slack, private keys, whole signed tokens.
set -eu

secrets='(AKIA|ASIA)[0-9A-Z]{16}|-----BEGIN ([A-Z0-9]+ )*PRIVATE KEY|AIza[0-9A-Za-z_-]{35}|gh[opsru]_[0-9A-Za-z]{36}'
secrets="$secrets|github_pat_[0-9A-Za-z_]{40}|glpat-[0-9A-Za-z_-]{20}|xox[abeprs]-[0-9A-Za-z-]{20}"
secrets="$secrets|eyJ[0-9A-Za-z_-]{16,}\\.eyJ[0-9A-Za-z_-]{16,}\\.[0-9A-Za-z_-]{43,}"
files='(^|/)(\.env|id_rsa|id_ed25519|master-key|credentials|[^/]*\.(jks|p12|pfx|keystore|tfstate|kdbx))$'

if [ "${1:-}" = - ]; then
    if grep -Eno -e "$secrets"; then exit 1; fi
    exit 0
fi

cd "$(dirname -- "$0")/.."
if ! git rev-parse --git-dir >/dev/null 2>&1; then
    echo "No clone with a history: not searched for secrets." >&2
    exit 0
fi
status=0
if git log --all -p --text --no-color --no-ext-diff --format='commit %h' |
    awk '/^commit [0-9a-f]+$/ { commit = $2 } /^\+\+\+ / { file = $2 } /^[+-]/ { print commit " " file " " $0 }' |
    grep -E -e "$secrets"; then
    echo "The history holds what looks like secrets: see the lines above." >&2
    status=1
fi
if git log --all --diff-filter=A --name-only --format= | sort -u | grep -E -e "$files"; then
    echo "The history holds files that are made for secrets: see the names above." >&2
    status=1
fi
exit "$status"
