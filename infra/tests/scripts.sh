#!/bin/sh
# Tests of deploy.sh and destroy.sh with a terraform and a curl that only write down how they were called.
set -u

infra=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
passed=0
failed=0

check() {
    if [ "$2" = yes ]; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        printf 'FAILED: %s\n%s\n%s\n' "$1" "$output" "$(cat "$work/calls" 2>/dev/null)"
    fi
}

says() { case $output in *"$1"*) echo yes ;; *) echo no ;; esac; }
called() { if grep -q -- "$1" "$work/calls" 2>/dev/null; then echo yes; else echo no; fi; }
not() { if [ "$1" = yes ]; then echo no; else echo yes; fi; }
succeeded() { if [ "$code" -eq 0 ]; then echo yes; else echo no; fi; }

mkdir -p "$work/project/infra/environments" "$work/project/docs" "$work/bin"
cp "$infra/deploy.sh" "$infra/preflight.sh" "$infra/release.sh" "$infra/destroy.sh" "$work/project/infra/"
cp "$infra/../docs/settings.md" "$work/project/docs/"
for environment in dev prod live orphan; do
    # live is production under another name.
    name=$environment
    [ "$name" != live ] || name=prod
    printf 'environment = "%s"\n' "$name" >"$work/project/infra/environments/$environment.tfvars"
    [ "$environment" = orphan ] || echo 'bucket = "b"' >"$work/project/infra/environments/$environment.s3.tfbackend"
done

# Hashes of $1 platforms.
lock() {
    for provider in aws random; do
        printf 'provider "registry.terraform.io/hashicorp/%s" {\n  hashes = [\n' "$provider"
        for platform in 1 2 3 4; do [ "$platform" -gt "$1" ] || printf '    "h1:%s",\n' "$platform"; done
        printf '  ]\n}\n'
    done >"$work/project/infra/.terraform.lock.hcl"
}
lock 4

cat >"$work/project/latchkey" <<'TEXT'
#!/bin/sh
echo "latchkey $*" >>"$CALLS"
exit "${PACKAGE_STATUS:-0}"
TEXT
cat >"$work/bin/terraform" <<'TEXT'
#!/bin/sh
echo "terraform $*" >>"$CALLS"
case "$*" in
    "version -json") printf '{\n  "terraform_version": "%s"\n}\n' "${TERRAFORM_VERSION:-1.11.4}" ;;
    *" console "*)
        cat >/dev/null
        case "$*" in
            */prod.tfvars* | */live.tfvars*) printf '"prod eu-central-1 %s own 257 auth,health,migrations,preferences"\n' "${ACCOUNT_SET:-123456789012}" ;;
            *) printf '"dev eu-central-1 %s %s 29 auth,health,migrations,preferences %s"\n' "${ACCOUNT_SET:--}" "${DATABASE:-own}" "${TUNED:-LATCHKEY_ACCESS_TOKEN_TTL}" ;;
        esac
        ;;
    *" output -raw api_url"*) printf 'https://api.example.com' ;;
    *" output -raw reserved_concurrency"*) printf '%s' "${HAD:-29}" ;;
    *" output -json function_versions"*) printf '{"auth":"%s","health":"42","migrations":"42","preferences":"42"}\n' "${NEWEST:-42}" ;;
    *" show "*) printf '  # aws_iam_role.a will be created\n  # aws_db_instance.b must be replaced\n%sPlan: 2 to add\n' "${GONE:+  # aws_db_proxy.main[0] will be destroyed
}" ;;
    *" plan "*held.tfvars.json*) cp "$(echo "$*" | sed 's/.*-var-file=\([^ ]*held.tfvars.json\).*/\1/')" "$CALLS.held"; exit "${PLAN_STATUS:-2}" ;;
    *" init "*) exit "${INIT_STATUS:-0}" ;;
    *" plan "*-destroy*) exit 0 ;;
    *" plan "*) exit "${PLAN_STATUS:-2}" ;;
    *" apply "*) exit "${APPLY_STATUS:-0}" ;;
esac
TEXT
cat >"$work/bin/curl" <<'TEXT'
#!/bin/sh
echo "curl $*" >>"$CALLS"
case "$*" in
    */health*) printf '%s' "${HEALTH:-200}" ;;
    */jwks.json*) printf '%s' "${KEYS:-200}" ;;
    *) printf '%s' "${PREFERENCES:-401}" ;;
esac
TEXT
cat >"$work/bin/aws" <<'TEXT'
#!/bin/sh
echo "aws $*" >>"$CALLS"
for last; do :; done
case "$*" in
    *" sts "*) echo "${ACCOUNT:-123456789012}" ;;
    *" get-account-settings "*) echo "${UNRESERVED:-971}" ;;
    *" get-role "*) [ -z "${NO_ROLE:-}" ] || { echo "NoSuchEntity" >&2; exit 254; } ;;
    *" get-alias "*)
        [ -z "${FIRST:-}" ] || { echo "ResourceNotFoundException" >&2; exit 254; }
        [ -z "${NO_ALIAS:-}" ] || { echo "AccessDenied" >&2; exit 254; }
        echo "${SERVED:-41}"
        ;;
    *" invoke "*)
        event=$(echo "$*" | sed 's/.*fileb:\/\/\([^ ]*\).*/\1/')
        case $(cat "$event") in
            *'"rawPath":"/health"'*) status=${NEW_HEALTH:-200} ;;
            *jwks.json*) status=${NEW_KEYS:-200} ;;
            *) status=${NEW_PREFERENCES:-401} ;;
        esac
        printf '{"statusCode":%s,"headers":{}}' "$status" >"$last"
        ;;
    *" update-alias "*"$(echo "${STUCK:-nothing}")"*) exit 1 ;;
    *" describe-alarms "*)
        if grep -q update-alias "$CALLS"; then echo "${ALARMS_AFTER:-}"; else echo "${ALARMS_BEFORE:-}"; fi
        ;;
    *" list-versions-by-function "*) printf '$LATEST\t1\t2\t32\t33\t34\t35\t36\t37\t38\t39\t40\t41\t42\n' ;;
esac
TEXT
chmod +x "$work/bin/aws" "$work/project/latchkey" "$work/bin/terraform" "$work/bin/curl"

# Runs script $1 with $2 as the answer and the rest as arguments; what the commands shall answer is in the environment.
run() {
    script=$1
    answer=$2
    shift 2
    rm -f "$work/calls" "$work/calls.held"
    output=$(printf '%s\n' "$answer" | env -u LATCHKEY_TERRAFORM CALLS="$work/calls" PATH="$work/bin:$PATH" LATCHKEY_SMOKE_ATTEMPTS=2 LATCHKEY_SMOKE_PAUSE=0 \
        LATCHKEY_BAKE_PAUSE=0 sh "$work/project/infra/$script" "$@" 2>&1)
    code=$?
}

# Runs with the settings before `--`, as in: with HEALTH=503 -- deploy.sh yes dev
with() {
    before=
    while [ "$1" != -- ]; do
        before="$before ${1%%=*}"
        # shellcheck disable=SC2163 # a name and its value
        export "$1"
        shift
    done
    shift
    run "$@"
    for setting in $before; do unset "$setting"; done
}

# The calls that move aliases, as `function version weights`.
moves() { sed -n 's/^aws .*update-alias --function-name latchkey-[a-z]*-\([a-z]*\) --name live --function-version \([0-9]*\) --routing-config AdditionalVersionWeights=\(.*\)$/\1 \2 \3/p' "$work/calls"; }
moved() { if moves | grep -qx -- "$1"; then echo yes; else echo no; fi; }

run deploy.sh '' ''
check 'deploy without an environment fails' "$(not "$(succeeded)")"
run deploy.sh ''
check 'deploy without an environment lists them' "$(says 'dev')"
run deploy.sh '' nowhere
check 'deploy names an environment that there is not' "$(says 'nowhere.tfvars')"
run deploy.sh '' orphan
check 'deploy says how to get a backend' "$(says 'example.s3.tfbackend')"
run deploy.sh '' --frce
check 'deploy refuses an unknown option' "$(says '--frce')"

run deploy.sh yes dev
check 'deploy looks at the account before it packages' "$(sed -n '/latchkey package/q;p' "$work/calls" | grep -q get-account-settings && echo yes)"
check 'deploy packages before it plans' "$(sed -n '/ plan /q;p' "$work/calls" | grep -q 'latchkey package' && echo yes)"
check 'deploy initialises with the environment'\''s backend' "$(called 'init .*-backend-config=.*/dev.s3.tfbackend')"
check 'deploy plans with the environment'\''s settings' "$(called 'plan .*-var-file=.*/dev.tfvars')"
check 'deploy applies the plan that was shown' "$(called 'apply -input=false .*/plan')"
for path in /health /.well-known/jwks.json /v1/preferences; do
    check "deploy asks the API for $path" "$(called "curl .*https://api.example.com$path")"
done
check 'deploy succeeds' "$(succeeded)"
check 'deploy says where it serves' "$(says 'dev serves at https://api.example.com')"

run deploy.sh no dev
check 'deploy applies nothing without a yes' "$(not "$(called apply)")"
check 'deploy without a yes fails' "$(not "$(succeeded)")"
run deploy.sh '' dev
check 'deploy takes silence for a no' "$(not "$(called apply)")"
run deploy.sh '' dev --yes
check 'deploy --yes does not ask' "$(called apply)"
with PLAN_STATUS=0 -- deploy.sh '' dev
check 'deploy with nothing to change tests the API all the same' "$(called curl)"
check 'deploy with nothing to change applies nothing' "$(not "$(called apply)")"
with PLAN_STATUS=1 -- deploy.sh yes dev
check 'deploy stops when the plan fails' "$(not "$(called apply)")"
with APPLY_STATUS=1 -- deploy.sh yes dev
check 'deploy says what a failed apply means' "$(says 'old version')"
check 'deploy does not test after a failed apply' "$(not "$(called curl)")"
with INIT_STATUS=1 -- deploy.sh yes dev
check 'deploy stops when init fails' "$(not "$(called ' plan ')")"
with PACKAGE_STATUS=1 -- deploy.sh yes dev
check 'deploy stops when packaging fails' "$(not "$(called ' plan ')")"
with HEALTH=503 -- deploy.sh yes dev
check 'deploy fails when the API is not healthy' "$(not "$(succeeded)")"
check 'deploy says what the API answered' "$(says '503')"
check 'deploy tries more than once' "$([ "$(grep -c curl "$work/calls")" -eq 2 ] && echo yes)"
with KEYS=500 -- deploy.sh yes dev
check 'deploy fails when auth gives no keys' "$(not "$(succeeded)")"
check 'deploy names the path that is not well' "$(says '/.well-known/jwks.json answers 500 instead of 200')"
with PREFERENCES=200 -- deploy.sh yes dev
check 'deploy fails when preferences are given without a token' "$(not "$(succeeded)")"

run deploy.sh yes dev --no-package
check 'deploy --no-package takes the packages that lie there' "$(not "$(called 'latchkey package')")"
check 'deploy --no-package deploys all the same' "$(called 'apply -input=false .*/plan')"

# --- Preflight
with TERRAFORM_VERSION=1.9.8 -- deploy.sh yes dev
check 'deploy refuses an old Terraform' "$(says '1.9.8; 1.11.0 or newer')"
with TERRAFORM_VERSION=1.11.0 -- deploy.sh yes dev
check 'deploy takes the oldest Terraform that will do' "$(succeeded)"
lock 3
run deploy.sh yes dev
check 'deploy refuses a lock file that lacks a platform' "$(says '3 of 4 hashes of hashicorp/aws')"
check 'deploy says how to complete it' "$(says '-platform=linux_amd64 -platform=linux_arm64 -platform=darwin_amd64 -platform=darwin_arm64')"
check 'deploy without a complete lock file initialises nothing' "$(not "$(called ' init ')")"
rm "$work/project/infra/.terraform.lock.hcl"
run deploy.sh yes dev
check 'deploy refuses to run without a lock file' "$(says 'there is no infra/.terraform.lock.hcl')"
lock 4
run deploy.sh yes dev
check 'deploy keeps to the lock file' "$(called 'init .*-lockfile=readonly')"
with TUNED=LATCHKEY_ACESS_TOKEN_TTL -- deploy.sh yes dev
check 'deploy names a setting that no function reads' "$(says 'LATCHKEY_ACESS_TOKEN_TTL, in the settings of dev')"
with ACCOUNT_SET=999999999999 -- deploy.sh yes dev
check 'deploy refuses credentials of another account' "$(says 'of account 123456789012; dev belongs to 999999999999')"
with ACCOUNT_SET=- -- deploy.sh yes prod
check 'deploy of prod wants its account named' "$(says 'prod names no account')"
with UNRESERVED=100 HAD=0 -- deploy.sh yes dev
check 'deploy refuses more concurrency than the account has' "$(says 'reserves 29 concurrent executions, of which it has 0; the account has 100 unreserved')"
check 'deploy says how to ask for more' "$(says 'request-service-quota-increase')"
with UNRESERVED=100 HAD=29 -- deploy.sh yes dev
check 'deploy counts what the environment has already' "$(succeeded)"
with NO_ROLE=yes -- deploy.sh yes dev
check 'deploy says how to make the role for RDS' "$(says 'create-service-linked-role --aws-service-name rds.amazonaws.com')"
check 'deploy in an account that is not ready changes nothing' "$(not "$(called ' plan ')")"
with NO_ROLE=yes DATABASE=existing -- deploy.sh yes dev
check 'deploy needs no role for RDS with a database of yours' "$(succeeded)"

# --- Release
run deploy.sh yes dev
check 'deploy holds the aliases while it publishes' "$([ "$(cat "$work/calls.held")" = '{"live_versions":{"auth":"41","health":"41","migrations":"41","preferences":"41"}}' ] && echo yes)"
check 'deploy sums up before it asks' "$(says 'aws_db_instance.b must be replaced')"
check 'deploy asks the new version by its number' "$(called 'invoke --function-name latchkey-dev-preferences --qualifier 42')"
check 'deploy tries before it moves' "$(sed -n '/update-alias/q;p' "$work/calls" | grep -c ' invoke ' | grep -qx 3 && echo yes)"
for function in auth health migrations preferences; do
    check "deploy moves the alias of $function" "$(moved "$function 42 {}")"
done
check 'deploy says what changed' "$(says 'auth: version 41 → 42')"
check 'deploy writes down what served' "$(grep -qx 'auth 41' "$work/project/.latchkey/releases/"dev-* && echo yes)"
check 'deploy removes versions of long ago' "$(called 'delete-function --function-name latchkey-dev-auth --qualifier 32')"
check 'deploy keeps the newest ten versions' "$(not "$(called 'qualifier 33')")"
with NEW_PREFERENCES=200 -- deploy.sh yes dev
check 'deploy moves nothing when a new version is not well' "$(not "$(called update-alias)")"
check 'deploy names what the new version answers' "$(says 'the new version is not well: /v1/preferences answers 200 instead of 401')"
check 'deploy with a new version that is not well fails' "$(not "$(succeeded)")"
with HEALTH=503 -- deploy.sh yes dev
check 'deploy goes back when the API is not well afterwards' "$(moves | tail -n 4 | grep -cx '[a-z]* 41 {}' | grep -qx 4 && echo yes)"
with ALARMS_AFTER=latchkey-prod-api-errors -- deploy.sh yes prod
check 'deploy goes back when an alarm rings within the bake time' "$(moves | tail -n 4 | grep -cx '[a-z]* 41 {}' | grep -qx 4 && echo yes)"
check 'deploy names the alarm and its entry' "$(says 'docs/operations.md#api-errors')"
check 'deploy that went back fails' "$(not "$(succeeded)")"
with ALARMS_BEFORE=latchkey-prod-database-cpu ALARMS_AFTER=latchkey-prod-database-cpu -- deploy.sh yes prod
check 'deploy ignores alarms that rang before' "$(succeeded)"
with ALARMS_AFTER=latchkey-dev-api-errors -- deploy.sh yes dev
check 'deploy of dev does not bake' "$(succeeded)"
with ALARMS_AFTER=latchkey-dev-api-errors -- deploy.sh yes dev --bake 30
check 'deploy --bake bakes' "$(not "$(succeeded)")"
run deploy.sh yes prod --canary 10
check 'deploy --canary gives a share to the new version' "$(moved 'auth 41 {42=0.10}')"
check 'deploy --canary moves health whole, as it is about the schema' "$(not "$(moved 'health 41 {42=0.10}')")"
check 'deploy --canary moves all in the end' "$(moves | tail -n 4 | grep -cx '[a-z]* 42 {}' | grep -qx 4 && echo yes)"
with ALARMS_AFTER=latchkey-prod-auth-errors -- deploy.sh yes prod --canary 10
check 'deploy --canary goes back when an alarm rings' "$(moved 'auth 41 {}')"
check 'deploy --canary that went back never moved the rest' "$(not "$(moved 'auth 42 {}')")"
run deploy.sh yes dev --canary 10 --bake 0
check 'deploy refuses a canary that nobody watches' "$(says 'needs a bake time')"
run deploy.sh yes dev --canary 90
check 'deploy refuses a canary that is most of it' "$(says '--canary 90')"
run deploy.sh yes dev --bake soon
check 'deploy wants seconds' "$(says '--bake needs a whole number')"
with STUCK='latchkey-dev-preferences --name live --function-version 42' -- deploy.sh yes dev
check 'deploy goes back when an alias does not move' "$(moved 'auth 41 {}')"
with FIRST=yes -- deploy.sh yes dev
check 'a first deployment holds nothing' "$([ "$(cat "$work/calls.held")" = '{"live_versions":{}}' ] && echo yes)"
check 'a first deployment moves nothing' "$(not "$(called update-alias)")"
check 'a first deployment succeeds' "$(succeeded)"
with GONE=yes -- deploy.sh yes dev
check 'deploy does not take the proxy from versions that serve' "$(says 'Deploy it with --at-once')"
check 'deploy that would take the proxy applies nothing' "$(not "$(called ' apply ')")"
with GONE=yes -- deploy.sh yes dev --at-once
check 'deploy --at-once lets the apply move the aliases' "$([ "$(cat "$work/calls.held")" = '{"live_versions":{}}' ] && echo yes)"
check 'deploy --at-once moves none itself' "$(not "$(called update-alias)")"
check 'deploy --at-once tests the API' "$(called 'curl .*/health')"
with NO_ALIAS=yes -- deploy.sh yes dev
check 'deploy that cannot see what serves changes nothing' "$(not "$(called ' plan ')")"
with PLAN_STATUS=0 -- deploy.sh '' dev
check 'deploy with nothing to change releases what was published before' "$(moved 'auth 42 {}')"
with PLAN_STATUS=0 SERVED=42 -- deploy.sh '' dev
check 'deploy with nothing new moves nothing' "$(not "$(called update-alias)")"

run destroy.sh dev dev
check 'destroy destroys when the name is typed' "$(called 'apply -input=false .*/plan')"
check 'destroy plans a destruction' "$(called 'plan .*-destroy')"
run destroy.sh yes dev
check 'destroy wants the name, not a yes' "$(not "$(called apply)")"
run destroy.sh prod prod
check 'destroy refuses prod' "$(says '--yes-destroy-prod')"
check 'destroy of prod touches nothing' "$(not "$(called terraform)")"
run destroy.sh live live
check 'destroy knows prod under another file name' "$(says 'refuses to destroy prod')"
run destroy.sh prod prod --yes-destroy-prod
check 'destroy takes the flag for prod' "$(called apply)"
run destroy.sh no prod --yes-destroy-prod
check 'destroy asks in spite of the flag' "$(not "$(called apply)")"
run destroy.sh '' ''
check 'destroy without an environment fails' "$(not "$(succeeded)")"

printf '%d passed, %d failed\n' "$passed" "$failed"
[ "$failed" -eq 0 ]
