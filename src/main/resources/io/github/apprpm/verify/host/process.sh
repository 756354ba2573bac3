# shellcheck shell=sh
# What the kernel shows for the main process of a unit. process UNIT
pid=$(systemctl show --value -p MainPID "$1")
group=$(systemctl show --value -p ControlGroup "$1")
echo "pid=$pid"
[ "$pid" -gt 0 ] || exit 0
echo "program=$(readlink "/proc/$pid/exe")"
sed -n 's/^\(Uid\|Gid\|CapEff\|CapBnd\|NoNewPrivs\|Seccomp\):[[:space:]]*/\1=/p' "/proc/$pid/status"
sed -n 's/^Max open files *\([^ ]*\) *\([^ ]*\).*/LimitNOFILE=\1 \2/p' "/proc/$pid/limits"
[ "$(readlink "/proc/$pid/ns/mnt")" = "$(readlink /proc/1/ns/mnt)" ] || echo mounts=own
controller() { # NAME FILES...: the first that there is
  name=$1
  shift
  for file; do
    if [ -r "$file" ]; then
      echo "$name=$(cat "$file")"
      return
    fi
  done
}
controller TasksMax "/sys/fs/cgroup$group/pids.max" "/sys/fs/cgroup/pids$group/pids.max"
controller MemoryMax "/sys/fs/cgroup$group/memory.max" "/sys/fs/cgroup/memory$group/memory.limit_in_bytes"
exit 0
