#!/bin/sh
# ./latchkey deploy ENVIRONMENT [--yes] [--no-package]: package, init, plan, ask, apply, smoke test.
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

environment=
confirmed=no
package=yes
for argument in "$@"; do
    case $argument in
        --yes) confirmed=yes ;;
        --no-package) package=no ;;
        -*) die "there is no option $argument; ./latchkey help deploy" ;;
        *)
            [ -z "$environment" ] || die "deploys one environment at a time."
            environment=$argument
            ;;
    esac
done
environments=$(cd "$infra/environments" && for file in *.tfvars; do printf '%s ' "${file%.tfvars}"; done)
[ -n "$environment" ] || die "which environment? There are: $environments" "./latchkey deploy dev"

settings="$infra/environments/$environment.tfvars"
backend="$infra/environments/$environment.s3.tfbackend"
[ -f "$settings" ] || die "there is no infra/environments/$environment.tfvars. There are: $environments"
[ -f "$backend" ] || die "there is no infra/environments/$environment.s3.tfbackend, which says where the state is." \
    "Copy infra/environments/example.s3.tfbackend and fill it in; docs/deploy.md makes the bucket."

command -v "$terraform" >/dev/null 2>&1 || die "'$terraform' is missing; version 1.11 or newer is needed." \
    "Get it:  https://developer.hashicorp.com/terraform/install"
command -v curl >/dev/null 2>&1 || die "'curl' is missing; the smoke test needs it."

# Where a pipeline has built and tested the packages, those very files are deployed.
[ "$package" = no ] || "$root/latchkey" package

# A plan holds the secrets that the state holds.
umask 077
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM
plan="$work/plan"

in_infra() { "$terraform" -chdir="$infra" "$@"; }

say "Initialising …"
in_infra init -input=false -reconfigure -backend-config="$backend" >"$work/init.log" 2>&1 || {
    cat "$work/init.log" >&2
    die "terraform init failed; see above." "Credentials of AWS in this shell? Does the bucket exist? docs/deploy.md"
}

say "Planning …"
changes=0
in_infra plan -input=false -detailed-exitcode -var-file="$settings" -out="$plan" || changes=$?
case $changes in
    0) say "Nothing to change." ;;
    2)
        if [ "$confirmed" = no ]; then
            printf 'Apply this plan to %s? Only "yes" does it: ' "$environment" >&2
            answer=
            read -r answer || true
            [ "$answer" = yes ] || die "not applied."
        fi
        in_infra apply -input=false "$plan" || die "the apply stopped." \
            "Where the migration failed, the aliases still serve the old version: docs/operations.md#a-deployment-failed"
        ;;
    *) die "terraform plan failed; see above." ;;
esac
rm -f "$plan"

url=$(in_infra output -raw api_url)
say "Testing $url …"

# What each function answers when it is well: the database and its schema, the signing keys, a refusal without a token.
probes='/health 200
/.well-known/jwks.json 200
/v1/preferences 401'

# Whether path $1 answers with status $2.
answers() {
    status=$(curl -sS --max-time 10 -o "$work/body" -w '%{http_code}' "$url$1" 2>"$work/error") || status=000
    [ "$status" = "$2" ]
}

# Whether every probe is answered as it should be; the first that is not stays in $failing.
healthy() {
    while read -r path expected; do
        answers "$path" "$expected" || {
            failing="$path answers $status instead of $expected"
            return 1
        }
    done <<PROBES
$probes
PROBES
}

# A first version's snapshot takes minutes to be ready, a new domain's DNS as long.
attempts=${LATCHKEY_SMOKE_ATTEMPTS:-60}
status=000
failing=
: >"$work/body"
: >"$work/error"
until healthy; do
    attempts=$((attempts - 1))
    [ "$attempts" -gt 0 ] || {
        cat "$work/error" "$work/body" >&2
        die "$url$failing." "What to look at: docs/operations.md#the-smoke-test-failed"
    }
    sleep "${LATCHKEY_SMOKE_PAUSE:-5}"
done
say "$environment serves at $url"
