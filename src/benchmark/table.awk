# Prints the table of one workload from lines of: workload round name user system wall memory size.
# A name that occurs several times in a round, as the floor's steps do, is summed.

$1 == workload {
    cpu[$3, $2] += $4 + $5
    wall[$3, $2] += $6
    memory[$3] = ($7 > memory[$3]) ? $7 : memory[$3]
    size[$3] = $8
    seen[$3] = 1
    rounds = ($2 > rounds) ? $2 : rounds
    if (!listed[$3]++) {
        names[++count] = $3
    }
}

# Sorts the differences of two names over all rounds, "" being nothing.
function differences(values, name, base,    i, j, value) {
    for (i = 1; i <= rounds; i++) {
        value = values[name, i] - (base == "" ? 0 : values[base, i])
        for (j = i - 1; j > 0 && sorted[j] > value; j--) {
            sorted[j + 1] = sorted[j]
        }
        sorted[j + 1] = value
    }
}

function median() {
    return (sorted[int((rounds + 1) / 2)] + sorted[int(rounds / 2) + 1]) / 2
}

function row(title, name, base,    seconds, range, ratio) {
    if (!(name in seen)) {
        return 0
    }
    differences(cpu, name, base)
    seconds = median()
    range = sprintf("%.2f..%.2f", sorted[1], sorted[rounds])
    if (name == "floor") {
        floor_seconds = seconds
    }
    ratio = name ~ /^maven/ ? "" : sprintf("%.1f", seconds / floor_seconds)
    differences(wall, name, base)
    printf("%-44s %7.2f %13s %8s %7.2f %7.0f %8s\n", title, seconds, range, ratio, median(), memory[name] / 1024,
        (size[name] > 0 ? sprintf("%.1f", size[name] / 1e6) : ""))
    return seconds / floor_seconds
}

END {
    printf "%-44s %7s %13s %8s %7s %7s %8s\n", "", "CPU s", "range", "x floor", "wall s", "RSS MB", "size MB"
    row("floor: copy, 2 x sha256sum, zstd -3", "floor", "")
    row("(mvn alone, " heap ")", "maven-small-heap", "")
    row("(mvn alone)", "maven", "")
    row("apprpm, " heap, "apprpm", "maven-small-heap")
    reached = row("  its goal alone (minus -Dapprpm.skip)", "apprpm", "apprpm-skip")
    for (i = 1; i <= count; i++) {
        if (names[i] ~ /^apprpm-/ && names[i] != "apprpm-skip") {
            row("apprpm, " heap ", " substr(names[i], 8), names[i], "maven-small-heap")
        }
    }
    row("de.dentrassi.maven:rpm 1.13.0", "dentrassi", "maven")
    row("org.codehaus.mojo:rpm-maven-plugin 2.3.0", "mojohaus", "maven")
    if (limit > 0 && reached > limit) {
        printf "The goal costs %.1f times the floor, more than %s.\n", reached, limit
        exit 1
    }
}
