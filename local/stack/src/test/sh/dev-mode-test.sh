#!/bin/sh
# Test of dev mode as a developer has it: starts auth and preferences, and health, each with ./latchkey dev, and works
# through what CONTRIBUTING.md promises. Takes minutes and a good part of the machine, so that ./latchkey test leaves it
# out; run it after a change of local/dev-mode*, local/database, ./latchkey or Quarkus's version. It changes some sources and
# restores them. Needs curl.
set -u

root=$(CDPATH='' cd -- "$(dirname -- "$0")/../../../../.." && pwd -P)
work=$(mktemp -d)
auth=${AUTH_PORT:-28081}
preferences=${PREFERENCES_PORT:-28082}
health=${HEALTH_PORT:-28083}
dev_ui=${DEV_UI_PORT:-29081}
domain_source="$root/shared-domain/src/main/java/dev/latchkey/accounts/usecase/RefreshSession.java"
function_source="$root/auth-function/src/main/java/dev/latchkey/auth/http/UserResponse.java"
preferences_source="$root/preferences-function/src/main/java/dev/latchkey/preferences/http/Answers.java"
health_source=$(find "$root/health-function/src/main/java" -name '*Handler.java' | head -n 1)
cp "$domain_source" "$work/domain"
cp "$function_source" "$work/function"
cp "$preferences_source" "$work/preferences"
cp "$health_source" "$work/health"
passed=0
failed=0
running=

restore() {
    cmp -s "$work/domain" "$domain_source" || cp "$work/domain" "$domain_source"
    cmp -s "$work/function" "$function_source" || cp "$work/function" "$function_source"
    cmp -s "$work/preferences" "$preferences_source" || cp "$work/preferences" "$preferences_source"
    cmp -s "$work/health" "$health_source" || cp "$work/health" "$health_source"
}

finish() {
    restore
    # shellcheck disable=SC2086 # each process is a word of its own
    [ -z "$running" ] || kill $running 2>/dev/null
    wait
    rm -rf "$work"
}
trap finish EXIT
trap 'exit 1' INT TERM

check() {
    if [ "$2" = yes ]; then
        passed=$((passed + 1))
        printf 'ok      %s\n' "$1"
    else
        failed=$((failed + 1))
        printf 'FAILED  %s\n%s\n' "$1" "$answer"
    fi
}

holds() { case $answer in *"$1"*) echo yes ;; *) echo no ;; esac; }

ask() { answer=$(curl -sS -m 60 "$@" 2>&1); }

# Starts dev mode of $1 at port $2 and waits until it answers; the rest are options.
start() {
    name=$1
    port=$2
    shift 2
    "$root/latchkey" dev "$name" "$@" "-Dquarkus.lambda.mock-event-server.dev-port=$port" -Ddebug=false \
        </dev/null >"$work/$name.log" 2>&1 &
    running="$running $!"
    pid=$!
    tries=0
    until grep -q 'Installed features' "$work/$name.log"; do
        tries=$((tries + 1))
        if [ $tries -gt 600 ] || ! kill -0 "$pid" 2>/dev/null; then
            cat "$work/$name.log"
            exit 1
        fi
        sleep 1
    done
}

start auth "$auth" --fresh "-Dquarkus.http.port=$dev_ui"
ask -i "http://localhost:$auth/v1/auth/me"
check 'a request without a token is answered by a problem document' "$(holds 'application/problem+json')"
check 'with a request id' "$(holds '"request_id"')"
check 'and the route is in the log' "$(grep -q 'GET /v1/auth/me 401' "$work/auth.log" && echo yes)"
ask -i -H 'X-Request-Id: of-the-caller' "http://localhost:$auth/v1/auth/nothing"
check 'an unknown path too' "$(holds '"code":"not_found"')"
check 'under the request id of the caller' "$(holds '"request_id":"of-the-caller"')"
ask -i -X POST -H 'Content-Type: application/json' -d '{"email":' "http://localhost:$auth/v1/auth/login"
check 'broken JSON too' "$(holds '"code":"malformed_request"')"

account='{"email":"ada@example.com","password":"copper otter 41 lamplight","display_name":"Ada"}'
ask -i -H 'Content-Type: application/json' -d "$account" "http://localhost:$auth/v1/auth/register"
check 'an account is made in the migrated database' "$(holds ' 201 ')"
ask -H 'Content-Type: application/json' -d '{"email":"ada@example.com","password":"copper otter 41 lamplight"}' \
    "http://localhost:$auth/v1/auth/login"
token=$(printf '%s' "$answer" | sed -n 's/.*"access_token":"\([^"]*\)".*/\1/p')
check 'and logs in' "$([ -n "$token" ] && echo yes)"
ask -H "Authorization: Bearer $token" "http://localhost:$auth/v1/auth/me"
check 'and is known by its token' "$(holds 'ada@example.com')"
ask -iL "http://localhost:$auth/q/dev-ui"
check 'Dev UI answers' "$(holds '<html')"
# Curl ends with an error, since the socket stays open.
ask -i --http1.1 -m 5 -H 'Connection: Upgrade' -H 'Upgrade: websocket' -H 'Sec-WebSocket-Version: 13' \
    -H 'Sec-WebSocket-Key: bGF0Y2hrZXktZGV2LXVpIQ==' -H "Origin: http://localhost:$dev_ui" \
    "http://localhost:$dev_ui/q/dev-ui/json-rpc-ws"
check 'and its web socket opens' "$(holds ' 101 ')"

start preferences "$preferences" "-Dquarkus.http.port=$((dev_ui + 1))"
ask -i -X PUT -H "Authorization: Bearer $token" -H 'Content-Type: application/json' -d '{"theme":"dark"}' \
    "http://localhost:$preferences/v1/preferences/appearance"
check 'preferences accepts a token of auth' "$(holds '"dark"')"
start health "$health" -Dquarkus.test.continuous-testing=enabled
ask -i "http://localhost:$health/health/ready"
check 'health answers GET like the real one' "$(holds '"status":"UP"')"
check 'and finds the shared database' "$(holds '"database"')"
tries=0
until grep -q 'tests are passing\|tests\{0,1\} failed\|TESTS\{0,1\} FAILED' "$work/health.log" || [ $tries -ge 240 ]; do
    tries=$((tries + 1))
    sleep 1
done
answer=$(tail -n 20 "$work/health.log")
check 'continuous testing runs its tests, and those of the shared modules' "$(grep -q 'tests are passing' "$work/health.log" && echo yes)"

sed 's/This is not a refresh token of this service/Reloaded/' "$work/domain" >"$domain_source"
ask -H 'Content-Type: application/json' -d '{"refresh_token":"none"}' \
    "http://localhost:$auth/v1/auth/refresh"
check 'a change in shared-domain is in the next answer' "$(holds '"Reloaded.')"
cp "$work/domain" "$domain_source"
sed 's/Optional<String> displayName/Optional<String> nameReloaded/' "$work/function" >"$function_source"
ask -H "Authorization: Bearer $token" "http://localhost:$auth/v1/auth/me"
check 'so is a change in the function' "$(holds 'name_reloaded')"
check 'the database is the one from before' "$(holds 'ada@example.com')"
cp "$work/function" "$function_source"

# Each request below meets changed sources.
answers=
for change in 1 2 3 4 5; do
    echo "// Change $change." >>"$preferences_source"
    echo "// Change $change." >>"$health_source"
    ask -o /dev/null -w '%{http_code}' -H "Authorization: Bearer $token" "http://localhost:$preferences/v1/preferences/appearance"
    answers="$answers $answer"
    ask -o /dev/null -w '%{http_code}' "http://localhost:$health/health/live"
    answers="$answers $answer"
done
answer=$answers
check 'a request that reloads the function is answered by it' "$([ "$answers" = ' 200 200 200 200 200 200 200 200 200 200' ] && echo yes)"
echo 'no Java' >>"$preferences_source"
ask -H "Authorization: Bearer $token" "http://localhost:$preferences/v1/preferences/appearance"
check 'what does not compile is in the answer' "$(holds 'Answers.java:')"
check 'as a problem document' "$(holds '"code":"internal_error"')"
cp "$work/preferences" "$preferences_source"
cp "$work/health" "$health_source"
ask -H "Authorization: Bearer $token" "http://localhost:$preferences/v1/preferences/appearance"
check 'and mended with the next request' "$(holds '"dark"')"
answer=$(find "$root"/*/target/classes -name '*.tf*')
check 'nothing of infra lies among the classes, from where it would be packaged' "$([ -z "$answer" ] && echo yes)"

# The first is killed without a chance to say anything; the others go on.
first=$(printf '%s' "$running" | awk '{ print $1 }')
for child in $(ps -eo pid,ppid | awk -v parent="$first" '$2 == parent { print $1 }') "$first"; do
    kill -9 "$child"
done
ask -i -H "Authorization: Bearer $token" "http://localhost:$preferences/v1/preferences/appearance"
check 'the kill of one leaves the database to the others' "$(holds '"dark"')"
running=$(printf '%s' "$running" | cut -d ' ' -f 3-)
# shellcheck disable=SC2086 # each process is a word of its own
kill $running
wait
running=
tries=0
while [ -e "$root/.latchkey/dev/postgres/postmaster.pid" ] && [ $tries -lt 60 ]; do
    tries=$((tries + 1))
    sleep 1
done
answer=$(tail -n 3 "$root/.latchkey/dev/logs/postgres.log")
check 'after the last one PostgreSQL is shut down cleanly' "$(holds 'database system is shut down')"

printf '%d passed, %d failed\n' "$passed" "$failed"
[ "$failed" -eq 0 ]
