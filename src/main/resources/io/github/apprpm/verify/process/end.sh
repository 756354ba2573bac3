#!/bin/sh
# Ends the processes of a trial after the build was killed: end INVOCATION_ID DIRECTORY
# Kills the processes that have this id in their environment, or, where there is no /proc, the unpacked directory in their
# arguments; and makes the directory removable by other programs.
# POSIX sh only.
set -u

id=$1
root=$2

end() {
    if [ -r /proc/self/environ ]; then
        for process in /proc/[0-9]*; do
            # Words end with a NUL there, and an id is long enough to be found anywhere.
            if grep -q "INVOCATION_ID=$id" "$process/environ" 2>/dev/null; then
                kill -KILL "${process#/proc/}" 2>/dev/null
            fi
        done
    else
        ps -A -ww -o pid= -o args= | while read -r process arguments; do
            case $arguments in
                *"$id"*) ;; # this shell
                *"$root/"*) kill -KILL "$process" 2>/dev/null ;;
            esac
        done
    fi
}

end
sleep 1 # one that was about to be started shows its environment now
end
chmod -R u+rwX "$root" 2>/dev/null
directory=${root%/*}
[ ! -h "$directory" ] || rm -f "$directory"
