# shellcheck shell=sh
# How deploy.sh moves the aliases from the versions that serve to new ones, and back. A file `served` has a line a function with the
# version that serves, or `-` where there is none yet; `published` has the newest.
# shellcheck disable=SC2154 # work, name, functions, bake, bake_pause, canary and pause are deploy.sh's

version_in() { sed -n "s/^$2 //p" "$1"; }

# Writes down what serves now.
remember() {
    for function in $functions; do
        if version=$(in_aws lambda get-alias --function-name "$name-$function" --name live --query FunctionVersion --output text 2>"$work/alias.log"); then
            printf '%s %s\n' "$function" "$version"
        elif grep -q ResourceNotFound "$work/alias.log"; then
            printf '%s -\n' "$function"
        else
            cat "$work/alias.log" >&2
            return 1
        fi
    done >"$work/served"
}

# The aliases stay on these while Terraform publishes.
held() {
    awk 'BEGIN { printf "{\"live_versions\":{" }
        $2 != "-" { printf "%s\"%s\":\"%s\"", separator, $1, $2; separator = "," }
        END { print "}}" }' "$work/served"
}

# Functions with a version that is not served yet.
waiting() {
    for function in $functions; do
        old=$(version_in "$work/served" "$function")
        [ "$old" = - ] || [ "$old" = "$(version_in "$work/published" "$function")" ] || printf '%s ' "$function"
    done
}

read_published() {
    in_infra output -json function_versions | tr -d '{}" \n' | tr ',' '\n' | tr ':' ' ' >"$work/published"
    echo >>"$work/published"
}

# Asks the new version of function $1 for path $2, by its number, past API and alias; it has to answer with status $3.
new_version_answers() {
    qualifier=$(version_in "$work/published" "$1")
    in_aws lambda wait published-version-active --function-name "$name-$1" --qualifier "$qualifier" 2>"$work/error" || return 1
    cat >"$work/event" <<EVENT
{"version":"2.0","routeKey":"GET $2","rawPath":"$2","rawQueryString":"","headers":{"host":"localhost","user-agent":"latchkey-deploy"},
"requestContext":{"accountId":"000000000000","apiId":"latchkey","domainName":"localhost","domainPrefix":"localhost",
"http":{"method":"GET","path":"$2","protocol":"HTTP/1.1","sourceIp":"127.0.0.1","userAgent":"latchkey-deploy"},
"requestId":"deploy-$qualifier","routeKey":"GET $2","stage":"\$default","time":"01/Jan/2026:00:00:00 +0000","timeEpoch":1767225600000},
"isBase64Encoded":false}
EVENT
    : >"$work/body"
    in_aws lambda invoke --function-name "$name-$1" --qualifier "$qualifier" --cli-binary-format raw-in-base64-out \
        --payload "fileb://$work/event" "$work/body" >"$work/invoked" 2>"$work/error" || return 1
    status=$(sed -n 's/.*"statusCode" *: *\([0-9]*\).*/\1/p' "$work/body" | head -n 1)
    [ "$status" = "$3" ]
}

# Points the alias of function $1 at version $2; version $3, if there is one, gets the canary's share.
point() {
    weights='AdditionalVersionWeights={}'
    [ -z "${3:-}" ] || weights=$(awk -v version="$3" -v percent="$canary" 'BEGIN { printf "AdditionalVersionWeights={%s=%.2f}", version, percent / 100 }')
    in_aws lambda update-alias --function-name "$name-$1" --name live --function-version "$2" --routing-config "$weights" >/dev/null
}

back() {
    say "Going back …"
    left=
    for function in $(waiting); do
        point "$function" "$(version_in "$work/served" "$function")" || left="$left $function"
    done
    [ -z "$left" ] || say "NOT MOVED BACK:$left. By hand:  aws lambda update-alias --function-name $name-FUNCTION --name live --function-version …, from $record"
}

alarms() {
    in_aws cloudwatch describe-alarms --alarm-name-prefix "$name-" --state-value ALARM --query 'MetricAlarms[].AlarmName' --output text | tr '\t' '\n' | sort
}

# Whether an alarm rings that did not ring before; its name stays in $ringing.
alarmed() {
    alarms >"$work/alarms" || {
        ringing='(CloudWatch does not answer)'
        return 0
    }
    ringing=$(comm -13 "$work/alarms.before" "$work/alarms" | sed '/^$/d;/^None$/d;/-purge-missing$/d' | head -n 1)
    [ -n "$ringing" ]
}

# Watches the alarms for the bake time; fails with the first that rings.
baked() {
    [ "$bake" -gt 0 ] || return 0
    say "Watching the alarms for $bake seconds …"
    left=$bake
    while [ "$left" -gt 0 ]; do
        ! alarmed || return 1
        left=$((left - 15))
        sleep "$bake_pause"
    done
    ! alarmed
}

# Removes all but the newest ten versions of each function, and what served before. Their packages count against the account's 75 GB.
prune() {
    for function in $functions; do
        in_aws lambda list-versions-by-function --function-name "$name-$function" --query 'Versions[].Version' --output text 2>"$work/error" |
            tr '\t' '\n' | grep '^[0-9]' | sort -n | awk '{ version[NR] = $0 } END { for (i = 1; i <= NR - 10; i++) print version[i] }' >"$work/old"
        while read -r version; do
            [ "$version" = "$(version_in "$work/served" "$function")" ] ||
                in_aws lambda delete-function --function-name "$name-$function" --qualifier "$version" 2>"$work/error" ||
                say "  version $version of $function could not be removed: $(tail -n 1 "$work/error")"
        done <"$work/old"
    done
}
