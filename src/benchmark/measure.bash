# shellcheck shell=bash
# What the measurements share. Sourced; needs $work, $log, $results, $round and $workload.

# Notes a program that is missing.
missing=()
require() { # command package
    type -P "$1" >/dev/null || missing+=("$1 (package $2)")
}

# Ends if a program is missing; all are named.
require_all() {
    time=$(type -P time || true)
    [[ -n $time ]] && "$time" --version 2>&1 | grep -q GNU || missing+=('GNU time (package time)')
    if ((${#missing[@]})); then
        printf 'Missing: %s\n' "${missing[@]}" >&2
        exit 1
    fi
}

# Runs a command and notes what its whole process tree took: user and system CPU in s, wall time in s, the most memory
# that one of its processes had in kB, and the size of the file it made.
measure() { # result's-name file command...
    local name=$1 file=$2
    shift 2
    if ! "$time" -o "$work/time" -f '%U %S %e %M' "$@" >"$log" 2>&1; then
        cat "$log" >&2
        echo "Failed: $*" >&2
        exit 1
    fi
    local made=("$file")
    if [[ $file == *'*'* ]]; then
        mapfile -t made < <(find "$work/measured" -path "$work/measured/$file" -type f)
    fi
    ((round == 0)) || echo "$workload $round $name $(<"$work/time") $(stat -c %s -- "${made[@]}")" >>"$results"
}

# Builds a workload once.
build() { # workload
    if [[ ! -f $work/${1,,}/ready ]]; then
        echo "Building $1, once; its libraries come from Maven Central."
        mvn -B -q -f "$here/applications/pom.xml" package -DskipTests -pl "$1" -am "-Dbenchmark.directory=$work"
        touch "$work/${1,,}/ready"
    fi
}

# What was measured, on what.
machine() {
    local versions processor
    versions=$(mvn -B -v | sed -n 's/.*Apache \(Maven [0-9A-Za-z.-]*\).*/\1/p; s/^Java version: \([^,]*\).*/Java \1/p' | paste -sd, | sed 's/,/, /')
    processor=$(awk -F': ' '/^model name/ { print $2; exit }' /proc/cpuinfo)
    echo "$(date +%Y-%m-%d): $(nproc) processors (${processor:-$(uname -m)}), load $(cut -d' ' -f1 /proc/loadavg), $versions."
}
