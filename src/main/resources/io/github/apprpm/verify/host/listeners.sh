# shellcheck shell=sh
# The processes that listen on a TCP port, a line for each. listeners PORT
tell() { # PID
  printf '%s(process %s of %s)\n' "$(tr '\0' ' ' <"/proc/$1/cmdline")" "$1" "$(sed -n 's|.*/\([^/]*\)$|\1|p' "/proc/$1/cgroup" | tail -n 1)"
}
if command -v ss >/dev/null 2>&1; then
  ss -Hltnp "sport = :$1" | while read -r line; do
    pid=${line#*pid=}
    pid=${pid%%,*}
    case $pid in
      *[!0-9]*) echo "$line" ;;
      *) tell "$pid" ;;
    esac
  done | sort -u
  exit
fi
hex=$(printf %04X "$1")
inodes=$(awk -v port=":$hex" '$4 == "0A" && substr($2, length($2) - 4) == port { print $10 }' /proc/net/tcp /proc/net/tcp6 2>/dev/null)
for inode in $inodes; do
  owner=''
  for process in /proc/[0-9]*; do
    for descriptor in "$process"/fd/*; do
      if [ "$(readlink "$descriptor" 2>/dev/null)" = "socket:[$inode]" ]; then
        owner=${process#/proc/}
        break 2
      fi
    done
  done
  if [ -n "$owner" ]; then tell "$owner"; else echo 'a process that cannot be seen'; fi
done | sort -u
