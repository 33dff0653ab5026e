# shellcheck shell=sh
# What deploy.sh looks at before it builds or changes anything. Uses its `die`, `say`, `in_infra`, and the variables below.
# shellcheck disable=SC2034,SC2154 # infra, root, terraform, settings and work are deploy.sh's, name and functions are for it

least_terraform=1.11.0
platforms='linux_amd64 linux_arm64 darwin_amd64 darwin_arm64'

# Whether version $1 is $2 or newer.
at_least() {
    [ "$(printf '%s\n%s\n' "$1" "$2" | sort -t. -k1,1n -k2,2n -k3,3n | head -n 1)" = "$2" ]
}

tools_are_there() {
    command -v "$terraform" >/dev/null 2>&1 || die "'$terraform' is missing; version $least_terraform or newer is needed." \
        "Get it:  https://developer.hashicorp.com/terraform/install"
    command -v curl >/dev/null 2>&1 || die "'curl' is missing; the smoke test needs it."
    command -v aws >/dev/null 2>&1 || die "'aws', version 2 of the AWS CLI, is missing; it looks at the account and moves the aliases." \
        "Get it:  https://docs.aws.amazon.com/cli/latest/userguide/getting-started-install.html"
    version=$("$terraform" version -json 2>/dev/null | sed -n 's/.*"terraform_version": *"\([0-9.]*\).*/\1/p')
    at_least "${version:-0.0.0}" "$least_terraform" ||
        die "Terraform is of version ${version:-unknown}; $least_terraform or newer is needed." "Get it:  https://developer.hashicorp.com/terraform/install"
}

# `providers lock` writes one h1 hash a platform. Without, the machine that deploys decides which provider it trusts.
providers_are_locked() {
    lock="$infra/.terraform.lock.hcl"
    command="terraform -chdir=infra providers lock$(for platform in $platforms; do printf ' -platform=%s' "$platform"; done)"
    [ -f "$lock" ] || die "there is no infra/.terraform.lock.hcl, which says what providers are trusted. Make it, read it, commit it:" "$command"
    for provider in aws random; do
        hashes=$(awk -v header="provider \"registry.terraform.io/hashicorp/$provider\" {" '
            $0 == header { inside = 1 }
            inside && /"h1:/ { hashes++ }
            /^}/ { inside = 0 }
            END { print hashes + 0 }' "$lock")
        [ "$hashes" -ge 4 ] || die "infra/.terraform.lock.hcl has $hashes of 4 hashes of hashicorp/$provider. Write those of $platforms:" "$command"
    done
}

# Reads, out of the settings and the variables in this shell, what the checks below compare.
read_settings() {
    expression='join(" ", concat([var.environment, var.region, var.aws_account_id == null ? "-" : var.aws_account_id,
        var.existing_database == null ? "own" : "existing", tostring(sum([for f in values(var.functions) : f.reserved_concurrency])),
        join(",", keys(var.functions))], distinct(flatten([for f in values(var.functions) : keys(f.environment)]))))'
    answer=$(printf '%s\n' "$expression" | tr '\n' ' ' | in_infra console -var-file="$settings" 2>"$work/console.log" | tr -d '"') || {
        cat "$work/console.log" >&2
        die "Terraform cannot read $settings; see above."
    }
    # shellcheck disable=SC2086 # words without blanks
    set -- $answer
    [ $# -ge 6 ] || {
        cat "$work/console.log" >&2
        die "Terraform cannot read $settings; see above."
    }
    name="latchkey-$1" kind=$1 region=$2 account=$3 database=$4 concurrency=$5
    functions=$(printf '%s' "$6" | tr ',' ' ')
    shift 6
    tuned=$*
}

# A setting that no function reads would be ignored, whatever it was meant for.
settings_are_known() {
    for setting in $tuned; do
        grep -q "^| \`$setting\` |" "$root/docs/settings.md" || die "$setting, in the settings of $environment, is read by no function." "What can be set: docs/settings.md"
    done
}

account_is_right() {
    actual=$(in_aws sts get-caller-identity --query Account --output text) || die "AWS does not answer to the credentials of this shell." "Look:  aws sts get-caller-identity"
    [ "$account" != - ] || [ "$kind" != prod ] || die "prod names no account: set aws_account_id in $settings." \
        "This shell's credentials are of $actual; with that line, those of another account are refused."
    [ "$account" = - ] || [ "$account" = "$actual" ] || die "this shell's credentials are of account $actual; $environment belongs to $account."
}

# Lambda keeps 100 of the account's concurrent executions unreserved. What this environment has already is its own to keep.
concurrency_is_granted() {
    unreserved=$(in_aws lambda get-account-settings --query AccountLimit.UnreservedConcurrentExecutions --output text) ||
        die "AWS does not say how many functions may run at once; lambda:GetAccountSettings is needed."
    had=$(in_infra output -raw reserved_concurrency 2>/dev/null) || had=0
    case $had in *[!0-9]* | '') had=0 ;; esac
    [ $((unreserved + had - concurrency)) -ge 100 ] || die \
        "$environment reserves $concurrency concurrent executions, of which it has $had; the account has $unreserved unreserved and must keep 100." \
        "Ask for more:  aws service-quotas request-service-quota-increase --region $region --service-code lambda --quota-code L-B99A9384 --desired-value 1000" \
        "or lower functions.*.reserved_concurrency in $settings."
}

# In an account that never had a database, RDS lacks the role by which it makes network interfaces.
database_role_is_there() {
    [ "$database" = own ] || return 0
    in_aws iam get-role --role-name AWSServiceRoleForRDS >/dev/null 2>"$work/role.log" || die \
        "the account has no role for RDS yet (AWSServiceRoleForRDS), or this shell may not see it. Once an account:" \
        "aws iam create-service-linked-role --aws-service-name rds.amazonaws.com" "$(tail -n 1 "$work/role.log")"
}
