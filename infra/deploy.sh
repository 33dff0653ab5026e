#!/bin/sh
# ./latchkey deploy ENVIRONMENT [--yes]: package, init, plan, ask, apply, smoke test.
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
for argument in "$@"; do
    case $argument in
        --yes) confirmed=yes ;;
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

"$root/latchkey" package

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
say "Testing $url/health …"
# A first version's snapshot takes minutes to be ready, a new domain's DNS as long.
attempts=${LATCHKEY_SMOKE_ATTEMPTS:-60}
status=000
: >"$work/body"
while [ "$attempts" -gt 0 ]; do
    status=$(curl -sS --max-time 10 -o "$work/body" -w '%{http_code}' "$url/health" 2>"$work/error") || status=000
    if [ "$status" = 200 ]; then
        cat "$work/body" >&2
        say ""
        say "$environment serves at $url"
        exit 0
    fi
    attempts=$((attempts - 1))
    if [ "$attempts" -gt 0 ]; then sleep "${LATCHKEY_SMOKE_PAUSE:-5}"; fi
done
cat "$work/error" "$work/body" >&2
die "$url/health does not answer 200 (last: $status)." "What to look at: docs/operations.md#the-smoke-test-failed"
