#!/bin/sh
# ./latchkey destroy ENVIRONMENT [--yes-destroy-prod]: shows what would go, asks for the environment's name, destroys.
set -eu

infra=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd -P)
terraform=${LATCHKEY_TERRAFORM:-terraform}

say() { printf '%s\n' "$*" >&2; }

die() {
    say "latchkey destroy: $1"
    shift
    for line in "$@"; do say "  $line"; done
    exit 1
}

environment=
prod_confirmed=no
for argument in "$@"; do
    case $argument in
        --yes-destroy-prod) prod_confirmed=yes ;;
        -*) die "there is no option $argument; ./latchkey help destroy" ;;
        *)
            [ -z "$environment" ] || die "destroys one environment at a time."
            environment=$argument
            ;;
    esac
done
[ -n "$environment" ] || die "which environment? ./latchkey destroy dev"

settings="$infra/environments/$environment.tfvars"
backend="$infra/environments/$environment.s3.tfbackend"
[ -f "$settings" ] || die "there is no infra/environments/$environment.tfvars."

# By the file's content, not by its name: that is what decides what would be destroyed.
if grep -Eq '^[[:space:]]*environment[[:space:]]*=[[:space:]]*"prod"' "$settings" || [ "$environment" = prod ]; then
    [ "$prod_confirmed" = yes ] || die "refuses to destroy prod." \
        "Every account and preference would be lost. If that is what you want: ./latchkey destroy $environment --yes-destroy-prod" \
        "The database's deletion protection has to be switched off first: docs/deploy.md#take-it-down"
fi

[ -f "$backend" ] || die "there is no infra/environments/$environment.s3.tfbackend, which says where the state is."
command -v "$terraform" >/dev/null 2>&1 || die "'$terraform' is missing; version 1.11 or newer is needed." \
    "Get it:  https://developer.hashicorp.com/terraform/install"

umask 077
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM

in_infra() { "$terraform" -chdir="$infra" "$@"; }

in_infra init -input=false -reconfigure -backend-config="$backend" >"$work/init.log" 2>&1 || {
    cat "$work/init.log" >&2
    die "terraform init failed; see above."
}
in_infra plan -input=false -destroy -var-file="$settings" -out="$work/plan" || die "terraform plan failed; see above."

printf 'All of this will be gone, the data included. Type the name of the environment to go on: ' >&2
answer=
read -r answer || true
[ "$answer" = "$environment" ] || die "nothing was destroyed."

in_infra apply -input=false "$work/plan" || die "the destruction stopped." \
    "Network interfaces of functions go up to 40 minutes after them: where that was the reason, run this again." \
    "Deletion protection has to be switched off first: docs/deploy.md#take-it-down"
say "$environment is gone. Its encryption key can be brought back until its deletion window ends."
