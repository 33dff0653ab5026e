#!/bin/sh
# ./latchkey deploy ENVIRONMENT [--yes] [--no-package] [--canary PERCENT] [--bake SECONDS] [--at-once]: looks whether the account is ready, packages,
# plans, asks, applies with the aliases held, tries the new versions, moves the aliases, watches the alarms, and goes back if they say so.
set -eu

infra=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd -P)
root=$(dirname -- "$infra")
terraform=${LATCHKEY_TERRAFORM:-terraform}

say() { printf '%s\n' "$*" >&2; }

die() {
    say "latchkey deploy: $1"
    shift
    for line in "$@"; do say "  $line"; done
    exit 1
}

# shellcheck source=infra/preflight.sh
. "$infra/preflight.sh"
# shellcheck source=infra/release.sh
. "$infra/release.sh"

# Ends unless the variable $1, whose value is $2, is a whole number from $3 to $4.
require_number() {
    case $2 in
        '' | *[!0-9]* | ??????*) ;;
        *) if [ "$2" -ge "$3" ] && [ "$2" -le "$4" ]; then return; fi ;;
    esac
    die "$1 must be a whole number from $3 to $4, but is \"$2\"."
}

attempts=${LATCHKEY_SMOKE_ATTEMPTS:-60}
pause=${LATCHKEY_SMOKE_PAUSE:-5}
require_number LATCHKEY_SMOKE_ATTEMPTS "$attempts" 1 10000
require_number LATCHKEY_SMOKE_PAUSE "$pause" 0 3600
bake_pause=${LATCHKEY_BAKE_PAUSE:-15}
require_number LATCHKEY_BAKE_PAUSE "$bake_pause" 0 3600

environment=
confirmed=no
package=yes
canary=0
bake=
at_once=no
while [ $# -gt 0 ]; do
    case $1 in
        --yes) confirmed=yes ;;
        --no-package) package=no ;;
        --at-once) at_once=yes ;;
        --canary | --bake)
            case ${2:-} in '' | *[!0-9]*) die "$1 needs a whole number, as in $1 10." ;; esac
            if [ "$1" = --canary ]; then canary=$2; else bake=$2; fi
            shift
            ;;
        -*) die "there is no option $1; ./latchkey help deploy" ;;
        *)
            [ -z "$environment" ] || die "deploys one environment at a time."
            environment=$1
            ;;
    esac
    shift
done
[ "$canary" -le 50 ] || die "--canary takes 0 to 50 percent; --canary $canary is no try."
environments=$(cd "$infra/environments" && for file in *.tfvars; do printf '%s ' "${file%.tfvars}"; done)
[ -n "$environment" ] || die "which environment? There are: $environments" "./latchkey deploy dev"

settings="$infra/environments/$environment.tfvars"
backend="$infra/environments/$environment.s3.tfbackend"
[ -f "$settings" ] || die "there is no infra/environments/$environment.tfvars. There are: $environments"
[ -f "$backend" ] || die "there is no infra/environments/$environment.s3.tfbackend, which says where the state is." \
    "Copy infra/environments/example.s3.tfbackend and fill it in; docs/deploy.md makes the bucket."

# A plan holds the secrets that the state holds.
umask 077
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM
plan="$work/plan"

in_infra() { "$terraform" -chdir="$infra" "$@"; }
in_aws() { aws --region "$region" "$@"; }

tools_are_there
providers_are_locked

say "Initialising …"
in_infra init -input=false -reconfigure -lockfile=readonly -backend-config="$backend" >"$work/init.log" 2>&1 || {
    cat "$work/init.log" >&2
    die "terraform init failed; see above." "Credentials of AWS in this shell? Does the bucket exist? docs/deploy.md"
}

say "Looking at the account …"
read_settings
[ "$canary" -eq 0 ] || [ "${bake:-1}" -gt 0 ] || die "--canary needs a bake time, in which the alarms can ring."
# An alarm looks at five minutes at a time.
[ -n "$bake" ] || { if [ "$kind" = prod ] || [ "$canary" -gt 0 ]; then bake=420; else bake=0; fi; }
settings_are_known
account_is_right
concurrency_is_granted
database_role_is_there

# Where a pipeline has built and tested the packages, those very files are deployed.
[ "$package" = no ] || "$root/latchkey" package

remember || die "AWS does not say what serves; see above. lambda:GetAlias is needed."
if [ "$at_once" = yes ]; then echo '{"live_versions":{}}'; else held; fi >"$work/held.tfvars.json"
mkdir -p "$root/.latchkey/releases"
record="$root/.latchkey/releases/$environment-$(date -u +%Y%m%dT%H%M%SZ)"
cp "$work/served" "$record"

say "Planning …"
changes=0
in_infra plan -input=false -detailed-exitcode -var-file="$settings" -var-file="$work/held.tfvars.json" -out="$plan" || changes=$?
case $changes in
    0) say "Nothing to change." ;;
    2)
        in_infra show -no-color "$plan" | sed -n 's/^  # \(.*\) \(will be\|must be\) /  \1 \2 /p;/^Plan:/p' >"$work/summary"
        say "In short:"
        cat "$work/summary" >&2
        # The versions that serve need it until the aliases have moved, and held aliases move after the apply.
        if [ "$at_once" = no ] && grep -q 'aws_db_proxy.main.* will be destroyed' "$work/summary"; then
            die "this plan destroys the proxy that the versions in use connect to. Deploy it with --at-once: the aliases then move within the apply."
        fi
        if [ "$confirmed" = no ]; then
            printf 'Apply this plan to %s? Only "yes" does it: ' "$environment" >&2
            answer=
            read -r answer || true
            [ "$answer" = yes ] || die "not applied."
        fi
        in_infra apply -input=false "$plan" || die "the apply stopped; the aliases serve the old version." \
            "What to do: docs/operations.md#a-deployment-failed"
        ;;
    *) die "terraform plan failed; see above." ;;
esac
rm -f "$plan"
read_published

url=$(in_infra output -raw api_url)

# What each function answers when it is well: the database and its schema, the signing keys, a refusal without a token.
probes='health /health 200
auth /.well-known/jwks.json 200
preferences /v1/preferences 401'

# Whether the API answers path $2 with status $3.
answers() {
    status=$(curl -sS --max-time 10 -o "$work/body" -w '%{http_code}' "$url$2" 2>"$work/error") || status=000
    [ "$status" = "$3" ]
}

# Whether every probe of the functions $2 is answered as $1 asks; the first that is not stays in $failing.
healthy() {
    while read -r function path expected; do
        case " $2 " in *" $function "*) ;; *) continue ;; esac
        status=000
        "$1" "$function" "$path" "$expected" || {
            failing="$path answers $status instead of $expected"
            return 1
        }
    done <<PROBES
$probes
PROBES
}

# Asks up to $2 times: a snapshot takes minutes to be ready, a new domain's DNS as long.
becomes_healthy() {
    left=$2
    failing=
    : >"$work/body"
    : >"$work/error"
    until healthy "$1" "$3"; do
        left=$((left - 1))
        [ "$left" -gt 0 ] || {
            cat "$work/error" "$work/body" >&2
            return 1
        }
        sleep "$pause"
    done
}

# The release is given up: whatever has moved goes back.
give_up() {
    trap - INT TERM
    back
    die "$1" "The versions that served before serve again; they are written down in $record." \
        "The new ones stay unused. \`terraform apply\` alone would release them: correct the cause and deploy." "$2"
}

new=$(waiting)
[ "$at_once" = no ] || new=
if [ -n "$new" ]; then
    say "Trying the new versions of $new…"
    becomes_healthy new_version_answers "$attempts" "$new" || die "the new version is not well: $failing." \
        "The aliases have not moved. What to look at: docs/operations.md#the-smoke-test-failed"
    alarms >"$work/alarms.before" || die "CloudWatch does not say which alarms ring; cloudwatch:DescribeAlarms is needed. The aliases have not moved."

    trap 'give_up "interrupted." ""' INT TERM
    if [ "$canary" -gt 0 ]; then
        say "$canary % of the requests go to the new versions …"
        for function in $new; do
            # Health is about the schema, which is the new one already.
            if [ "$function" = health ]; then set -- "$(version_in "$work/published" health)"; else
                set -- "$(version_in "$work/served" "$function")" "$(version_in "$work/published" "$function")"
            fi
            point "$function" "$@" || give_up "the alias of $function does not move." "lambda:UpdateAlias is needed."
        done
        baked || give_up "alarm $ringing rings with $canary % on the new versions." "What it means: docs/operations.md#${ringing#"$name"-}"
    fi
    for function in $new; do
        point "$function" "$(version_in "$work/published" "$function")" || give_up "the alias of $function does not move." "lambda:UpdateAlias is needed."
    done
fi

say "Testing $url …"
becomes_healthy answers "$attempts" 'health auth preferences' || {
    [ -z "$new" ] || give_up "$url$failing." "What to look at: docs/operations.md#the-smoke-test-failed"
    die "$url$failing." "What to look at: docs/operations.md#the-smoke-test-failed"
}
if [ -n "$new" ]; then
    baked || give_up "alarm $ringing rings since the new versions serve." "What it means: docs/operations.md#${ringing#"$name"-}"
    trap 'exit 130' INT TERM
    prune
fi

say "$environment serves at $url"
while read -r function version; do
    [ -z "$function" ] || say "  $function: version $(version_in "$work/served" "$function") → $version"
done <"$work/published"
say "  schema: $(in_infra output -raw migration 2>/dev/null)"
say "  what served before is in $record"
