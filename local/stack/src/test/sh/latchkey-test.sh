#!/bin/sh
# Tests of ./latchkey itself: what it finds, and what it says when something is missing. Builds nothing.
set -u

root=$(CDPATH='' cd -- "$(dirname -- "$0")/../../../.." && pwd -P)
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
for tool in sh sed dirname readlink head cat mkdir find sort touch rm mv printf tr wc awk chmod cut grep basename tee uname; do
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

# A project whose tests pass but for those of infra, which end with $1.
plant_tests() {
    mkdir -p "$project/local/stack/src/test/sh" "$project/docs/api" "$project/.ci"
    for script in local/stack/src/test/sh/latchkey-test.sh docs/api/lint.sh .ci/secrets.sh; do
        printf 'exit 0\n' >"$project/$script"
    done
    # shellcheck disable=SC2016 # said by the script
    printf 'echo "infra: $(ls auth-function/target)"; exit %s\n' "$1" >"$project/infra/test.sh"
    cat >"$work/bin/mvn" <<'TEXT'
#!/bin/sh
case "$*" in --version) echo "Apache Maven 3.9.9"; exit 0 ;; esac
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
