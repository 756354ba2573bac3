# Reads lines of: workload round name user system wall memory size. What prints them follows, in the END of another file.

{
    key = $1 " " $3
    cpu[key, $2] += $4 + $5
    memory[key] = ($7 > memory[key]) ? $7 : memory[key]
    rounds = ($2 > rounds) ? $2 : rounds
}

# The median over all rounds of the CPU seconds of one name minus those of another one, "" being nothing.
function median(workload, name, base,    i, j, value, sorted) {
    for (i = 1; i <= rounds; i++) {
        value = cpu[workload " " name, i] - (base == "" ? 0 : cpu[workload " " base, i])
        for (j = i - 1; j > 0 && sorted[j] > value; j--) {
            sorted[j + 1] = sorted[j]
        }
        sorted[j + 1] = value
    }
    return (sorted[int((rounds + 1) / 2)] + sorted[int(rounds / 2) + 1]) / 2
}
