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

# A project of the script alone, on a machine of few tools, with a home of its own.
project="$work/project"
mkdir -p "$project/infra" "$project/.mvn" "$work/bin" "$work/home"
cp "$root/latchkey" "$project/latchkey"
for tool in sh sed dirname readlink head cat mkdir find sort touch rm mv printf tr wc awk chmod; do
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
echo "JAVA_HOME=\$JAVA_HOME \$*" >>"$work/maven-calls"
TEXT
    chmod +x "$work/bin/mvn"
}

in_project ./latchkey
check 'without a verb it explains itself' "$(holds './latchkey up')"
in_project ./latchkey nonsense
check 'an unknown verb is named' "$(holds "there is no 'nonsense'")"
check 'an unknown verb fails' "$([ "$code" -ne 0 ] && echo yes)"
for verb in up test package dev invoke deploy destroy; do
    in_project ./latchkey help "$verb"
    check "help knows $verb" "$(holds "./latchkey $verb")"
done
in_project ./latchkey dev nonsense
check 'dev names the functions it knows' "$(holds 'auth, preferences or health')"
in_project ./latchkey invoke
check 'invoke without a function shows how' "$(holds 'invoke migrations')"

plant_jdk "$work/home/.jdks/old" 17.0.15
if [ -z "$(find /usr/lib/jvm /opt -maxdepth 1 -name '*25*' 2>/dev/null)" ]; then
    in_project ./latchkey package
    check 'without a JDK 25 it says how to get one' "$(holds 'no JDK 25 found')"
fi
plant_jdk "$work/home/.jdks/new" 25.0.3
in_project JAVA_HOME="$work/home/.jdks/new" ./latchkey package
check 'without a Maven it says how to get one' "$(holds 'no Maven found')"

plant_maven 3.9.9
in_project JAVA_HOME="$work/home/.jdks/new" ./latchkey package
check 'a JDK 25 in JAVA_HOME is used' "$(grep -q "JAVA_HOME=$work/home/.jdks/new " "$work/maven-calls" && echo yes)"
rm -f "$work/maven-calls"
in_project JAVA_HOME="$work/home/.jdks/old" ./latchkey package
check 'a JDK 25 elsewhere is found although JAVA_HOME names another' \
    "$(grep -q 'JAVA_HOME=.*25\|JAVA_HOME=.*new' "$work/maven-calls" && echo yes)"

plant_maven 3.8.7
in_project JAVA_HOME="$work/home/.jdks/new" ./latchkey package
check 'an older Maven is asked for a newer one' "$(holds 'Fetching Maven')"
check 'a Maven that cannot be fetched is explained' "$(holds 'could not be fetched')"

printf '%d passed, %d failed\n' "$passed" "$failed"
[ "$failed" -eq 0 ]
