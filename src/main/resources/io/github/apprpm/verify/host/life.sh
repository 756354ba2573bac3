# shellcheck shell=sh
# When a unit was started and stopped, in microseconds since 1970, and its current state. life UNIT
unit=$1
journalctl --sync >/dev/null 2>&1
events() { # WORD MESSAGE_ID, of systemd's catalog
  journalctl -q --no-pager -o export "MESSAGE_ID=$2" "UNIT=$unit" | sed -n "s/^__REALTIME_TIMESTAMP=/$1=/p"
}
events started 39f53479d3a045ac8e11786248231fbf
events stopping de5b426a63be47a7b6ac3eaac82e2f6f
systemctl show -p NRestarts -p MainPID -p InvocationID -p ActiveState -p UnitFileState "$unit"
