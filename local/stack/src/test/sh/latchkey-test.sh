#!/bin/sh
# Tests of ./latchkey itself: what it finds, and what it says when something is missing. Builds nothing.
set -u

root=$(CDPATH='' cd -- "$(dirname -- "$0")/../../../../.." && pwd -P)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
passed=0
failed=0

check() {
    if [ "$2" = yes ]; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        printf 'FAILED: %s\n%s\n' "$1" "$output"
    fi
}

holds() { case $output in *"$1"*) echo yes ;; *) echo no ;; esac; }

# Whether a line of the output is exactly $1.
line() { if printf '%s\n' "$output" | grep -qxF -e "$1"; then echo yes; else echo no; fi; }

# A project of the script alone, on a machine of few tools, with a home of its own.
project="$work/project"
mkdir -p "$project/infra" "$project/.mvn" "$work/bin" "$work/home"
cp "$root/latchkey" "$project/latchkey"
for tool in sh sed dirname readlink head cat mkdir find sort touch rm mv printf tr wc awk chmod cut grep basename tee uname tail; do
    ln -s "$(command -v "$tool")" "$work/bin/$tool"
done
in_project() {
    output=$(cd "$project" && env -i HOME="$work/home" PATH="$work/bin" "$@" 2>&1)
    code=$?
}

# A JDK that knows only its version; $1 is where, $2 the version.
plant_jdk() {
    mkdir -p "$1/bin"
    printf '#!/bin/sh\necho "javac %s"\n' "$2" >"$1/bin/javac"
    chmod +x "$1/bin/javac"
}

# A Maven that says its version and writes down how it was called.
plant_maven() {
    cat >"$work/bin/mvn" <<TEXT
#!/bin/sh
case "\$*" in --version) echo "Apache Maven $1"; exit 0 ;; esac
echo "JAVA_HOME=\$JAVA_HOME MAVEN_OPTS=\$MAVEN_OPTS \$*" >>"$work/maven-calls"
TEXT
    chmod +x "$work/bin/mvn"
}

in_project ./latchkey
check 'without a verb it explains itself' "$(holds './latchkey up')"
listed=$output
# shellcheck disable=SC2013 # each verb is a word of its own
for verb in $(sed -n 's/^verb_\([a-z]*\)() {.*/\1/p' "$root/latchkey"); do
    output=$listed
    check "help lists $verb" "$(holds "./latchkey $verb ")"
    in_project ./latchkey help "$verb"
    check "help knows $verb" "$([ "$code" -eq 0 ] && holds "./latchkey $verb")"
    in_project ./latchkey "$verb" --help
    check "$verb --help explains itself" "$([ "$code" -eq 0 ] && holds "./latchkey $verb")"
    in_project ./latchkey --complete
    check "completion knows $verb" "$(line "$verb")"
done
in_project ./latchkey nonsense
check 'an unknown verb is named' "$(holds "there is no 'nonsense'")"
check 'a word far from every verb is not explained by one' "$([ "$(holds 'Did you mean')" = no ] && echo yes)"
check 'a wrong call ends with 2' "$([ "$code" -eq 2 ] && echo yes)"
for slip in pakage:package tset:test dve:dev pack:package deploi:deploy; do
    in_project ./latchkey "${slip%:*}"
    check "'${slip%:*}' is taken for a slip of ${slip#*:}" "$(holds "Did you mean ${slip#*:}?")"
done
in_project ./latchkey help deplyo
check 'help corrects a slip too' "$(holds 'Did you mean deploy?')"
in_project ./latchkey dev nonsense
check 'dev names the functions it knows' "$(holds 'auth, preferences or health')"
in_project ./latchkey dev atuh
check 'dev corrects a slip' "$([ "$code" -eq 2 ] && holds 'Did you mean auth?')"
in_project ./latchkey invoke
check 'invoke without a function shows how' "$([ "$code" -eq 2 ] && holds 'invoke migrations')"

in_project ./latchkey --complete up
check 'the options of a verb are completed' "$(line --fresh)"
in_project ./latchkey --complete dev
check 'the functions of dev are completed' "$(line preferences)"
in_project ./latchkey --complete dev auth
check 'an argument is completed once' "$([ "$(line preferences)" = no ] && echo yes)"
in_project ./latchkey --complete invoke
check 'the functions of invoke are completed' "$(line migrations)"
mkdir -p "$project/infra/environments"
: >"$project/infra/environments/staging.tfvars"
in_project ./latchkey --complete deploy
check 'the environments of deploy are completed' "$(line staging)"
in_project ./latchkey completion tcsh
check 'an unknown shell is refused' "$([ "$code" -eq 2 ] && holds 'bash, zsh and fish')"
# What each shell makes of `./latchkey dev pre`, where the shell is installed.
if command -v bash >/dev/null 2>&1; then
    # shellcheck disable=SC2016 # for bash to expand
    output=$(cd "$project" && bash --norc -c 'eval "$(./latchkey completion bash)"
        COMP_WORDS=(./latchkey dev pre); COMP_CWORD=2; _latchkey; echo "${COMPREPLY[@]}"' 2>&1)
    check 'bash completes' "$(line preferences)"
fi
if command -v fish >/dev/null 2>&1; then
    output=$(cd "$project" && fish --no-config -c './latchkey completion fish | source; complete -C "./latchkey dev pre"' 2>&1)
    check 'fish completes' "$(line preferences)"
fi
if command -v zsh >/dev/null 2>&1; then
    # shellcheck disable=SC2016 # for zsh to expand
    output=$(cd "$project" && zsh -f -c 'compdef() { :; }; compadd() { shift; print -l -- ${(P)1}; }
        eval "$(./latchkey completion zsh)"; words=(./latchkey dev pre); CURRENT=3; _latchkey' 2>&1)
    check 'zsh completes' "$(line preferences)"
fi

in_project ./latchkey up --frehs
check 'up corrects an option before it builds' "$([ "$code" -eq 2 ] && holds 'Did you mean --fresh?')"

# A machine of another kind: $1 is what uname calls the system, $2 the processor.
plant_uname() {
    rm -f "$work/bin/uname"
    # shellcheck disable=SC2016 # said by the script
    printf '#!/bin/sh\ncase $1 in -m) echo "%s" ;; *) echo "%s" ;; esac\n' "$2" "$1" >"$work/bin/uname"
    chmod +x "$work/bin/uname"
}

for verb in up test bench soak; do
    plant_uname Darwin arm64
    in_project ./latchkey "$verb"
    check "$verb says before it builds that it needs Linux" "$([ "$code" -eq 3 ] && holds "$verb needs Linux on x86-64 or arm64; this is Darwin on arm64.")"
    plant_uname Linux riscv64
    in_project ./latchkey "$verb"
    check "$verb says so of another processor too" "$([ "$code" -eq 3 ] && holds 'this is Linux on riscv64.')"
    plant_uname Linux aarch64
    in_project ./latchkey "$verb"
    check "$verb takes arm64 by either name" "$([ "$(holds 'needs Linux')" = no ] && echo yes)"
done
plant_uname Darwin arm64
in_project ./latchkey help
check 'help works on any system, and says what needs Linux' "$([ "$code" -eq 0 ] && holds 'need Linux on x86-64 or arm64')"
rm -f "$work/bin/uname"
ln -s "$(command -v uname)" "$work/bin/uname"

plant_jdk "$work/home/.jdks/old" 17.0.15
if [ -z "$(find /usr/lib/jvm /opt -maxdepth 1 -name '*25*' 2>/dev/null)" ]; then
    in_project ./latchkey package
    check 'without a JDK 25 it says how to get one' "$([ "$code" -eq 3 ] && holds 'no JDK 25 found')"
fi
plant_jdk "$work/home/.jdks/new" 25.0.3
in_project JAVA_HOME="$work/home/.jdks/new" ./latchkey package
check 'without a Maven it says how to get one' "$([ "$code" -eq 3 ] && holds 'no Maven found')"

plant_maven 3.9.9
in_project JAVA_HOME="$work/home/.jdks/new" ./latchkey package
check 'a JDK 25 in JAVA_HOME is used' "$(grep -q "JAVA_HOME=$work/home/.jdks/new " "$work/maven-calls" && echo yes)"
rm -f "$work/maven-calls"
in_project JAVA_HOME="$work/home/.jdks/old" ./latchkey package
check 'a JDK 25 elsewhere is found although JAVA_HOME names another' \
    "$(grep -q 'JAVA_HOME=.*25\|JAVA_HOME=.*new' "$work/maven-calls" && echo yes)"

for run in 'package' 'dev preferences' 'dev preferences --fresh -Dquick'; do
    rm -f "$work/maven-calls"
    # shellcheck disable=SC2086 # each is a word of its own
    in_project JAVA_HOME="$work/home/.jdks/new" ./latchkey $run
    output=$(cat "$work/maven-calls")
    case $run in
        package) check 'package runs no tests' "$([ "$(grep -c -e -DskipTests "$work/maven-calls")" -eq 2 ] && echo yes)"
            check 'and makes packages in a pass of their own, where hashes do not vary' \
                "$(grep -q ' verify -Dquarkus.build.skip' "$work/maven-calls" && grep -q 'hashCode=2.* package ' "$work/maven-calls" && echo yes)" ;;
        *--fresh*) check 'dev passes an empty database and other options on' "$(holds '-Dlatchkey.dev.fresh=true -Dquick')" ;;
        dev*) check 'dev builds what the function needs' "$(holds '-pl :preferences-function -am quarkus:dev')" ;;
    esac
done

# What up and dev look at before they build, by a JDK that compiles.
if [ -n "${JAVA_HOME:-}" ] && "$JAVA_HOME/bin/javac" -version 2>&1 | grep -q '^javac 25'; then
    for folder in shared-runtime/src/main/java/dev/latchkey/runtime/config local/stack/src/main/java/dev/latchkey/local/stack; do
        mkdir -p "$project/$folder"
        cp "$root/$folder"/*.java "$project/$folder"
    done
    rm -f "$work/maven-calls"
    ln -s "$(command -v env)" "$work/bin/env"
    in_project JAVA_HOME="$JAVA_HOME" LATCHKEY_PASSWORD_MIN_SCORE=9 LATCHKEY_SESION_MAX_TTL=P1D ./latchkey up
    check 'up names a wrong setting, its value, its bounds and the reason' \
        "$([ "$code" -eq 2 ] && line 'LATCHKEY_PASSWORD_MIN_SCORE must be a whole number from 0 to 4, but is "9": it is more than 4.')"
    check 'and in the same run a name that it does not know' "$(holds 'Did you mean LATCHKEY_SESSION_MAX_TTL?')"
    in_project JAVA_HOME="$JAVA_HOME" LATCHKEY_PASSWORD_MIN_SCORE=9 ./latchkey dev auth
    check 'dev does so too' "$([ "$code" -eq 2 ] && holds 'LATCHKEY_PASSWORD_MIN_SCORE must be ')"
    in_project JAVA_HOME="$JAVA_HOME" ./latchkey up --port 99999
    check 'up refuses a port that there is not' "$([ "$code" -eq 2 ] && line '--port must be 0 to 65535, not 99999')"
    in_project JAVA_HOME="$JAVA_HOME" LATCHKEY_DB_PORT=1 ./latchkey up --port 0
    check 'up looks for the database that it is given' "$([ "$code" -eq 1 ] && holds 'No PostgreSQL answers at localhost:1,')"
    check 'all of it before any build' "$([ ! -f "$work/maven-calls" ] && echo yes)"
fi

cat >"$work/bin/mvn" <<'TEXT'
#!/bin/sh
case "$*" in --version) echo "Apache Maven 3.9.9"; exit 0 ;; esac
echo '[INFO] Building shared-domain 0.1.0-SNAPSHOT                              [2/9]'
echo '[ERROR] COMPILATION ERROR'
exit 1
TEXT
in_project JAVA_HOME="$work/home/.jdks/new" ./latchkey package
check 'a build says where it is' "$(holds '[2/9] shared-domain')"
check 'a build that fails shows its errors' "$([ "$code" -eq 1 ] && holds 'COMPILATION ERROR')"
check 'and where the rest is' "$(holds '.latchkey/logs/package.log')"
check 'and does not count as packaged' "$([ ! -f "$project/.latchkey/packaged" ] && echo yes)"

# A project whose tests pass but for those of infra, which end with $1, having said $2.
plant_tests() {
    mkdir -p "$project/local/stack/src/test/sh" "$project/docs/api" "$project/.ci"
    for script in local/stack/src/test/sh/latchkey-test.sh docs/api/lint.sh docs/npm-install.sh .ci/secrets.sh; do
        printf 'exit 0\n' >"$project/$script"
    done
    # shellcheck disable=SC2016 # said by the script
    printf 'echo "infra: $(ls auth-function/target)"; echo "%s"; echo "4 passed, 0 failed"; exit %s\n' "${2:-}" "$1" \
        >"$project/infra/test.sh"
    cat >"$work/bin/mvn" <<'TEXT'
#!/bin/sh
case "$*" in --version) echo "Apache Maven 3.9.9"; exit 0 ;; esac
echo "$*" >>maven-arguments
for function in auth preferences health migrations; do
    mkdir -p "$function-function/target"
    touch "$function-function/target/function.zip"
done
mkdir -p auth-function/target/surefire-reports
for module in stack soak benchmarks; do mkdir -p local/$module/target/lib local/$module/target/classes; done
echo '<testsuite tests="7" errors="0" failures="0" skipped="0">' >auth-function/target/surefire-reports/TEST-a.xml
TEXT
}
for tool in sleep ls; do ln -s "$(command -v "$tool")" "$work/bin/$tool"; done
mkdir -p "$project/.mvn"
touch "$project/pom.xml" "$project/.mvn/maven.config"
plant_tests 0
in_project JAVA_HOME="$work/home/.jdks/new" ./latchkey test
check 'tests that pass are counted' "$([ "$code" -eq 0 ] && holds 'Java: 7 passed, 0 failed')"
check 'those of infra see the packages' "$(holds 'infra: function.zip')"
check 'a complete run counts as packaged' "$([ -f "$project/.latchkey/packaged" ] && echo yes)"
in_project JAVA_HOME="$work/home/.jdks/new" ./latchkey test
check 'packages that are current are tested as they are' "$(holds 'Testing the packages that are there')"
touch "$project/.mvn/maven.config"
in_project JAVA_HOME="$work/home/.jdks/new" ./latchkey test
check 'and packaged anew when a source is newer' "$([ "$(holds 'Testing the packages that are there')" = no ] && echo yes)"
in_project JAVA_HOME="$work/home/.jdks/new" ./latchkey test -pl :auth-function
check 'a run of a part does not' "$([ ! -f "$project/.latchkey/packaged" ] && echo yes)"
plant_tests 3
in_project JAVA_HOME="$work/home/.jdks/new" ./latchkey test
check 'a failure of infra is one of the whole' "$([ "$code" -eq 1 ] && holds 'infra: ')"

# What a machine lacks.
plant_tests 75 "The registry is out of reach: no such host"
in_project JAVA_HOME="$work/home/.jdks/new" ./latchkey test
check 'what cannot be had is skipped, and all else decides' "$([ "$code" -eq 0 ] && echo yes)"
check 'the last lines name it with the reason' \
    "$([ "$(printf '%s\n' "$output" | tail -n 3 | grep -c '^Skipped: ')" -eq 3 ] && line 'Skipped: infra: The registry is out of reach: no such host')"
check 'a browser too' "$(holds 'Skipped: browser: Chromium or its driver is not installed')"
check 'and ShellCheck' "$(holds 'Skipped: shellcheck: ShellCheck is not installed')"
in_project JAVA_HOME="$work/home/.jdks/new" LATCHKEY_TEST_REQUIRE=api,infra ./latchkey test
check 'a part that is required may not be skipped' \
    "$([ "$code" -eq 1 ] && line 'Skipped, but required by LATCHKEY_TEST_REQUIRE: infra: The registry is out of reach: no such host')"
check 'others may' "$(holds 'Skipped: browser: ')"
plant_tests 0
in_project JAVA_HOME="$work/home/.jdks/new" LATCHKEY_TEST_REQUIRE='api, infra' ./latchkey test
check 'a part that is required and was tested is fine' "$([ "$code" -eq 0 ] && [ "$(holds 'infra: The')" = no ] && echo yes)"
for part in api:docs/api/lint.sh samples:docs/npm-install.sh; do
    plant_tests 0
    printf 'echo "Node is missing." >&2; exit 69\n' >"$project/${part#*:}"
    in_project JAVA_HOME="$work/home/.jdks/new" ./latchkey test
    check "${part%:*} is skipped where Node is missing" "$([ "$code" -eq 0 ] && line "Skipped: ${part%:*}: Node is missing.")"
    in_project JAVA_HOME="$work/home/.jdks/new" LATCHKEY_TEST_REQUIRE="${part%:*}" ./latchkey test
    check "and ${part%:*} can be required" "$([ "$code" -eq 1 ] && holds 'Skipped, but required')"
    printf 'exit 1\n' >"$project/${part#*:}"
    in_project JAVA_HOME="$work/home/.jdks/new" ./latchkey test
    check "a failure of ${part%:*} is no skip" "$([ "$code" -eq 1 ] && [ "$(holds "Skipped: ${part%:*}")" = no ] && echo yes)"
done
plant_tests 0
for tool in chromium chromedriver shellcheck; do
    printf '#!/bin/sh\nexit 0\n' >"$work/bin/$tool"
    chmod +x "$work/bin/$tool"
done
in_project JAVA_HOME="$work/home/.jdks/new" LATCHKEY_TEST_REQUIRE='infra browser shellcheck api samples' ./latchkey test
check 'where all can be had nothing is skipped' "$([ "$code" -eq 0 ] && [ "$(holds 'Skipped')" = no ] && echo yes)"
rm "$work/bin/chromium"
in_project JAVA_HOME="$work/home/.jdks/new" LATCHKEY_TEST_REQUIRE=browser ./latchkey test
check 'a driver without a browser is none' "$([ "$code" -eq 1 ] && holds 'required by LATCHKEY_TEST_REQUIRE: browser')"
rm "$work/bin/chromedriver" "$work/bin/shellcheck" "$project/maven-arguments"
in_project JAVA_HOME="$work/home/.jdks/new" LATCHKEY_TEST_REQUIRE=infra,brwoser ./latchkey test
check 'an unknown part is an error before anything runs' "$([ "$code" -eq 2 ] && [ ! -f "$project/maven-arguments" ] && holds "lists 'brwoser'")"
check 'that lists those that are allowed' "$(holds 'infra, browser, shellcheck, api, samples')"
check 'and suggests the nearest' "$(holds 'Did you mean browser?')"

# Some tests.
for test in auth-function/src/test/java/dev/latchkey/auth/http/LogInTest auth-function/src/test/java/dev/latchkey/auth/ArchitectureTest \
    shared-domain/src/test/java/dev/latchkey/ArchitectureTest local/stack/src/test/java/dev/latchkey/e2e/SyncTest; do
    mkdir -p "$(dirname "$project/$test")"
    touch "$project/$test.java"
done
# Runs tests by name; the output is what Maven was told.
some() {
    rm -f "$project/maven-arguments"
    in_project JAVA_HOME="$work/home/.jdks/new" ./latchkey test "$@"
    said=$output
    output=$(cat "$project/maven-arguments" 2>/dev/null)
}
some LogInTest
check 'a class is tested in its module' "$(holds ' test -pl auth-function -am -Dtest=dev.latchkey.auth.http.LogInTest -Dsurefire.failIf')"
output=$said
check 'and counted' "$([ "$code" -eq 0 ] && holds 'Java: 7 passed')"
check 'without the rest' "$([ "$(holds 'infra: ')" = no ] && echo yes)"
some 'LogInTest#aMethod' shared-domain -Dquick
check 'methods, modules and options are taken as well' \
    "$([ "$(holds ' -Dquick')" = yes ] &&
        holds '-pl auth-function,shared-domain -am -Dtest=dev.latchkey.auth.http.LogInTest#aMethod,dev.latchkey.ArchitectureTest ')"
some auth-function/
check 'a module is all of its tests' "$(holds '-Dtest=dev.latchkey.auth.ArchitectureTest,dev.latchkey.auth.http.LogInTest ')"
some ArchitectureTest
check 'a name that several modules have is tested in each' "$(holds '-pl auth-function,shared-domain ')"
touch "$project/.mvn/maven.config"
some SyncTest
check 'an end-to-end test packages first' "$(holds 'package -DskipTests')"
check 'and then runs on the packages' "$(holds ' package -pl local/stack -am -Dquarkus.build.skip -Dtest=dev.latchkey.e2e.SyncTest ')"
some SyncTest
check 'which it does once' "$([ "$(holds '-DskipTests')" = no ] && echo yes)"
some LoginTest
check 'an unknown name is refused before anything runs' "$([ "$code" -eq 2 ] && [ -z "$output" ] && echo yes)"
output=$said
check 'with the nearest' "$(holds "there is no test class 'LoginTest', and no module of that name with tests. Did you mean LogInTest?")"
in_project ./latchkey --complete test LogInTest
check 'names of tests are completed' "$(line SyncTest)"
check 'and of modules' "$(line shared-domain)"

# What Terraform says of a registry that it cannot reach, and of what is wrong in the configuration; $1 is init's output.
cp -R "$root/infra" "$work/infra"
echo 'echo "1 passed, 0 failed"' >"$work/infra/tests/scripts.sh"
plant_terraform() {
    printf '%s\n' "$1" >"$work/init-output"
    cat >"$work/bin/terraform" <<TEXT
#!/bin/sh
case "\$*" in *" init "*) cat "$work/init-output"; exit 1 ;; esac
TEXT
    chmod +x "$work/bin/terraform"
}
infra_test() {
    output=$(env -i PATH="$work/bin" LATCHKEY_TERRAFORM=terraform sh "$work/infra/test.sh" 2>&1)
    code=$?
}
for tool in mktemp cp dd; do ln -s "$(command -v "$tool")" "$work/bin/$tool"; done
query='Error: Failed to query available provider packages

Could not retrieve the list of available versions for provider hashicorp/aws:'
discovery='could not connect to registry.example: failed to request discovery
document:'
install='Error: Failed to install provider

Error while installing hashicorp/aws v6.2.0:'
for network in \
    "$query $discovery Get \"https://registry.example/\": dial tcp: lookup registry.example on 10.0.0.1:53: no
such host" \
    "$query $discovery Get \"https://registry.example/\": proxyconnect tcp: dial tcp 127.0.0.1:1: connect: connection
refused" \
    "$query $discovery Get \"https://registry.example/\": net/http: request canceled (Client.Timeout exceeded while awaiting headers)" \
    "$query $discovery Get \"https://registry.example/\": x509: certificate signed by unknown authority" \
    "$query $discovery 503 Service Unavailable" \
    "$query the request failed after 2 attempts, please try again later: 502 Bad Gateway returned from registry.example" \
    "$install Get \"https://releases.example/aws.zip\": dial tcp 192.0.2.1:443: connect: network is
unreachable" \
    "$query $discovery Forbidden

$install could not query provider registry for registry.example/hashicorp/aws: failed to retrieve authentication
checksums for provider: the request failed: 504 Gateway Timeout"; do
    plant_terraform "$network"
    infra_test
    check "a registry that does not answer is no failure: $network" "$([ "$code" -eq 75 ] && holds 'registry is out of reach: ')"
    check 'the reason is one line before the counts' \
        "$(printf '%s\n' "$output" | tail -n 2 | head -n 1 | grep -q '^Terraform.s provider registry is out of reach: .' && echo yes)"
done
for fault in \
    "$query provider registry registry.example does not have a provider named registry.example/hashicorp/aws" \
    "$query no available releases match the given constraints >= 99.0.0" \
    'Error: Failed to query available provider packages

Could not retrieve the list of available versions for provider registry.exmaple/hashicorp/aws: could not connect to
registry.exmaple: failed to request discovery document: Get "https://registry.exmaple/": dial tcp: no such host' \
    "$install the local package for registry.example/hashicorp/aws 6.2.0 doesn't match any of the checksums previously
recorded in the dependency lock file" \
    'Error: Unclosed configuration block

There is no closing brace for this block before the end of the file.' \
    "$query $discovery no such host

Error: Missing name for resource" \
    'Something else.'; do
    plant_terraform "$fault"
    infra_test
    check "a fault of the configuration is a failure: $fault" "$([ "$code" -eq 1 ] && [ "$(holds 'out of reach: ')" = no ] && echo yes)"
done
plant_terraform "$query $discovery no such host"
sed -i 's/^  description/  dscription/' "$work/infra/variables.tf"
infra_test
check 'what fails without the provider fails where it cannot be had' "$([ "$code" -eq 1 ] && holds 'FAILED: descriptions')"
rm "$work/bin/terraform"
infra_test
check 'without Terraform its tests are skipped' "$([ "$code" -eq 69 ] && holds 'Terraform 1.11 or newer is not installed')"

plant_maven 3.8.7
in_project JAVA_HOME="$work/home/.jdks/new" ./latchkey package
check 'an older Maven is asked for a newer one' "$(holds 'Fetching Maven')"
check 'a Maven that cannot be fetched is explained' "$(holds 'could not be fetched')"

# Put together here, so that this file is no finding itself.
for secret in "AKI""AIOSFODNN7EXAMPLE" "-----BEGIN RSA ""PRIVATE KEY-----" "gh""p_0123456789abcdefghijABCDEFGHIJ012345"; do
    output=$(printf 'key = "%s"\n' "$secret" | sh "$root/.ci/secrets.sh" - && echo passed)
    check "a secret in the history is found: $secret" "$(case $output in *passed) ;; *) echo yes ;; esac)"
done
output=$(printf 'password = "copper otter 41 lamplight"\n' | sh "$root/.ci/secrets.sh" - && echo passed)
check 'a password of a test is no secret' "$(holds passed)"

printf '%d passed, %d failed\n' "$passed" "$failed"
[ "$failed" -eq 0 ]
