#!/bin/sh
# Checks the Terraform configuration without AWS: format, validity, tests against mocks, the order of a deployment, and
# the scripts beside it. With --update, only writes down in tests/whole what would be made now. The last line is
# `N passed, N failed`. Exits with 1 when a check failed. Where none did, but the provider cannot be had and so not all were
# made, it exits with 75 and the line before the last is the reason; where Terraform is missing, with 69.
set -eu

infra=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd -P)
root=$(dirname -- "$infra")

if ! command -v terraform >/dev/null 2>&1; then
    echo "Terraform 1.11 or newer is not installed (https://developer.hashicorp.com/terraform/install)."
    echo "0 passed, 0 failed"
    exit 69
fi

# Where a stand-in for the provider's registry lies beside the project, it is used; everywhere else, the registry.
terraform=${LATCHKEY_TERRAFORM:-terraform}
stand_in="$root/../shared/tools/terraform-offline/terraform-offline"
if [ -z "${LATCHKEY_TERRAFORM:-}" ] && [ -x "$stand_in" ]; then
    terraform=$stand_in
    export TFOFFLINE_QUIET=1
fi

if [ "${1:-}" = --update ]; then
    LATCHKEY_TERRAFORM=$terraform exec node "$infra/tests/whole/whole.mjs" --update
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM

# Apart from a deployment's own, which knows its backend.
TF_DATA_DIR="$work/data"
TF_IN_AUTOMATION=1
export TF_DATA_DIR TF_IN_AUTOMATION
unset TF_CLI_ARGS TF_WORKSPACE 2>/dev/null || true

passed=0
failed=0

# Runs a command; prints its output when it fails.
check() {
    title=$1
    shift
    if "$@" >"$work/output" 2>&1; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        printf 'FAILED: %s\n' "$title"
        cat "$work/output"
    fi
}

# Whether the output of an init that failed says nothing but that the registry, or the place where it keeps the provider,
# does not answer: each error is of those two kinds, and speaks of the network or of the server. A provider, a version, a
# checksum or a registry's name that is wrong is a fault of the configuration; where the source names no registry, the
# message names none before the provider. Terraform breaks its lines anywhere.
out_of_reach() {
    tr -s ' \n' ' ' <"$1" | awk '
        {
            errors = split(" " $0, parts, / Error: /) - 1
            for (i = 2; i <= errors + 1; i++)
                reached += parts[i] ~ /^Failed to (query available provider packages .* for provider|install provider .* installing) [^\/ ]+\/[^\/ ]+[: ]/ &&
                    parts[i] ~ /could not connect to|failed to request discovery document|dial tcp|no such host|connection re(fused|set)|network is unreachable|proxyconnect|deadline exceeded|[Tt]imeout|TLS handshake|x509: |unexpected EOF|the request failed|[^0-9](403|407|429|50[0-9]) / &&
                    parts[i] !~ /does not have a provider named|no available releases match|checksum list|does not match|not compatible/
        }
        END { exit !(errors > 0 && errors == reached) }'
}

# Runs the tests of one folder, with further options for `terraform test`, and adds up their counts. What was skipped
# because something before it failed counts as failed.
suite() {
    folder=$1
    shift
    status=0
    {
        "$terraform" -chdir="$infra" init -input=false -backend=false -no-color -test-directory="$folder" &&
            "$terraform" -chdir="$infra" test -no-color -test-directory="$folder" "$@"
    } >"$work/output" 2>&1 || status=1
    counts=$(sed -nE 's/^(Success|Failure)! ([0-9]+) passed, ([0-9]+) failed(, ([0-9]+) skipped)?.*/\2 \3 \5/p' "$work/output" | tail -n 1)
    # shellcheck disable=SC2086 # two or three numbers
    set -- ${counts:-0 1}
    passed=$((passed + $1))
    failed=$((failed + $2 + ${3:-0}))
    if [ "$status" -ne 0 ]; then
        printf 'FAILED: terraform test in infra/%s\n' "$folder"
        grep -v '\.\.\. pass$' "$work/output" || true
        [ $(($2 + ${3:-0})) -gt 0 ] || failed=$((failed + 1))
    fi
}

# Whether every variable has a type and a description, and every output a description.
documented() {
    for file in "$infra/variables.tf" "$infra/modules/function/variables.tf" "$infra/outputs.tf" "$infra/modules/function/outputs.tf" \
        "$infra/deployer/variables.tf" "$infra/deployer/outputs.tf"; do
        awk -v file="${file#"$infra"/}" '
            /^(variable|output) "/ { kind = $1; name = $2; described = typed = 0 }
            /^  description +=/ { described = 1 }
            /^  type +=/ { typed = 1 }
            /^}/ && name != "" {
                if (!described || (kind == "variable" && !typed)) { print file ": " kind " " name " lacks a description or a type"; bad = 1 }
                name = ""
            }
            END { exit bad }' "$file" || return 1
    done
}

# Everything that would be made, and in what order, compared with what is written down in tests/whole; and whether that would notice.
compared_whole() {
    if ! node -e 'process.exit(Number(parseInt(process.versions.node) < 20))' 2>/dev/null; then
        echo "Node 20 or newer is not installed (https://nodejs.org): the plans are not compared whole."
        [ "${CI:-}" = true ] && failed=$((failed + 1))
        return 0
    fi
    LATCHKEY_TERRAFORM=$terraform node "$infra/tests/whole/whole.mjs" >"$work/output" 2>&1 || true
    add_counts
    sed '$d' "$work/output"
    LATCHKEY_TERRAFORM=$terraform node "$infra/tests/mutations.mjs" --all-at-once >"$work/output" 2>&1 || true
    add_counts
    sed '$d' "$work/output"
}

# Adds up what the last line of a test's output says.
add_counts() {
    counts=$(sed -nE '$s/^([0-9]+) passed, ([0-9]+) failed$/\1 \2/p' "$work/output")
    # shellcheck disable=SC2086 # two numbers
    set -- ${counts:-0 1}
    passed=$((passed + $1))
    failed=$((failed + $2))
}

# Whether what a switch takes away goes after what used it has let go: Terraform's default is before.
destroyed_after_use() {
    {
        cat "$infra/proxy.tf"
        awk '/^resource "aws_apigatewayv2_authorizer"/, /^}/' "$infra/api.tf"
        awk '/^resource "aws_vpc_security_group_/, /^}/' "$infra/modules/function/network.tf"
        awk '/^resource "aws_iam_role_policy" "proxy"/, /^}/' "$infra/modules/function/iam.tf"
    } | awk '
        /^resource / { name = $2 " " $3; resources++; late = 0 }
        /^    create_before_destroy = true/ { late = 1 }
        /^}/ && name != "" {
            if (!late) { print "resource " name " lacks create_before_destroy"; bad = 1 }
            name = ""
        }
        END { exit bad || resources < 12 }'
}

# Whether another configuration can call this one as a module.
as_module() {
    mkdir -p "$work/caller"
    cat >"$work/caller/main.tf" <<CALLER
module "latchkey" {
  source            = "$infra"
  environment       = "dev"
  region            = "eu-central-1"
  package_directory = "packages"
}

output "api_url" {
  value = module.latchkey.api_url
}
CALLER
    TF_DATA_DIR="$work/caller-data" "$terraform" -chdir="$work/caller" init -input=false -no-color &&
        TF_DATA_DIR="$work/caller-data" "$terraform" -chdir="$work/caller" validate -no-color
}

# The role of pipelines, which is a configuration of its own.
deployer() {
    cp -R "$infra/deployer" "$work/deployer"
    TF_DATA_DIR="$work/deployer-data" "$terraform" -chdir="$work/deployer" init -input=false -no-color &&
        TF_DATA_DIR="$work/deployer-data" "$terraform" -chdir="$work/deployer" test -no-color
}

check 'descriptions and types' documented
check 'what a switch takes away goes after its last use' destroyed_after_use
check 'terraform fmt' terraform fmt -check -recursive -diff "$infra"

# What needs the provider.
skipped=
if ! "$terraform" -chdir="$infra" init -input=false -backend=false -no-color -test-directory=tests >"$work/init" 2>&1 &&
    out_of_reach "$work/init"; then
    skipped="Terraform's provider registry is out of reach: $(tr -s ' \n' ' ' <"$work/init" |
        sed 's/.* Error: Failed to [a-z ]* packages //; s/.* Error: Failed to install provider //; s/ To see which modules.*//')"
else
    suite tests
    check 'terraform validate' "$terraform" -chdir="$infra" validate -no-color
    # The environments are planned from the packages that the build has just made; where there are none, from stand-ins.
    packages=$root
    for function in auth preferences health migrations; do
        [ -f "$root/$function-function/target/function.zip" ] || packages=tests/fixtures/packages
    done
    for environment in dev prod; do
        suite "tests/environments/$environment" "-var-file=environments/$environment.tfvars" "-var=package_directory=$packages"
    done
    check 'as a module of another configuration' as_module
    check 'terraform test in infra/deployer' deployer
    compared_whole
fi

sh "$infra/tests/scripts.sh" >"$work/output" || true
add_counts
sed '$d' "$work/output"

[ -z "$skipped" ] || printf '%s\n' "$skipped"
printf '%d passed, %d failed\n' "$passed" "$failed"
[ "$failed" -eq 0 ] || exit 1
[ -z "$skipped" ] || exit 75
