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

mkdir -p "$work/project/infra/environments" "$work/bin"
cp "$infra/deploy.sh" "$infra/destroy.sh" "$work/project/infra/"
for environment in dev prod live orphan; do
    # live is production under another name.
    name=$environment
    [ "$name" != live ] || name=prod
    printf 'environment = "%s"\n' "$name" >"$work/project/infra/environments/$environment.tfvars"
    [ "$environment" = orphan ] || echo 'bucket = "b"' >"$work/project/infra/environments/$environment.s3.tfbackend"
done

cat >"$work/project/latchkey" <<'TEXT'
#!/bin/sh
echo "latchkey $*" >>"$CALLS"
exit "${PACKAGE_STATUS:-0}"
TEXT
cat >"$work/bin/terraform" <<'TEXT'
#!/bin/sh
echo "terraform $*" >>"$CALLS"
case "$*" in
    *" output -raw api_url"*) printf 'https://api.example.com' ;;
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
chmod +x "$work/project/latchkey" "$work/bin/terraform" "$work/bin/curl"

# Runs script $1 with $2 as the answer and the rest as arguments.
run() {
    script=$1
    answer=$2
    shift 2
    rm -f "$work/calls"
    output=$(printf '%s\n' "$answer" | env -u LATCHKEY_TERRAFORM CALLS="$work/calls" PATH="$work/bin:$PATH" LATCHKEY_SMOKE_ATTEMPTS=2 LATCHKEY_SMOKE_PAUSE=0 \
        PLAN_STATUS="${PLAN_STATUS:-2}" APPLY_STATUS="${APPLY_STATUS:-0}" INIT_STATUS="${INIT_STATUS:-0}" HEALTH="${HEALTH:-200}" KEYS="${KEYS:-200}" PREFERENCES="${PREFERENCES:-401}" PACKAGE_STATUS="${PACKAGE_STATUS:-0}" \
        sh "$work/project/infra/$script" "$@" 2>&1)
    code=$?
}

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
check 'deploy packages first' "$([ "$(head -n 1 "$work/calls")" = 'latchkey package' ] && echo yes)"
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
PLAN_STATUS=0 run deploy.sh '' dev
check 'deploy with nothing to change tests the API all the same' "$(called curl)"
check 'deploy with nothing to change applies nothing' "$(not "$(called apply)")"
PLAN_STATUS=1 run deploy.sh yes dev
check 'deploy stops when the plan fails' "$(not "$(called apply)")"
APPLY_STATUS=1 run deploy.sh yes dev
check 'deploy says what a failed apply means' "$(says 'old version')"
check 'deploy does not test after a failed apply' "$(not "$(called curl)")"
INIT_STATUS=1 run deploy.sh yes dev
check 'deploy stops when init fails' "$(not "$(called ' plan ')")"
PACKAGE_STATUS=1 run deploy.sh yes dev
check 'deploy stops when packaging fails' "$(not "$(called terraform)")"
HEALTH=503 run deploy.sh yes dev
check 'deploy fails when the API is not healthy' "$(not "$(succeeded)")"
check 'deploy says what the API answered' "$(says '503')"
check 'deploy tries more than once' "$([ "$(grep -c curl "$work/calls")" -eq 2 ] && echo yes)"
KEYS=500 run deploy.sh yes dev
check 'deploy fails when auth gives no keys' "$(not "$(succeeded)")"
check 'deploy names the path that is not well' "$(says '/.well-known/jwks.json answers 500 instead of 200')"
PREFERENCES=200 run deploy.sh yes dev
check 'deploy fails when preferences are given without a token' "$(not "$(succeeded)")"

run deploy.sh yes dev --no-package
check 'deploy --no-package takes the packages that lie there' "$(not "$(called 'latchkey package')")"
check 'deploy --no-package deploys all the same' "$(called 'apply -input=false .*/plan')"

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
