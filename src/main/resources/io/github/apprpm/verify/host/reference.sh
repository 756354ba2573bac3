# shellcheck shell=sh
# What this host can enforce: what process.sh prints for a program that does nothing, under the same directives.
# reference UNIT-TEXT PROCESS-SCRIPT
unit=apprpm-verify-reference.service
printf '%s\n' "$1" >/run/systemd/system/$unit
systemctl daemon-reload
systemctl start $unit
tries=0
while [ "$(systemctl show --value -p SubState $unit)" != running ] && [ $tries -lt 50 ]; do
  sleep 0.1
  tries=$((tries + 1))
done
# Before the program is executed, the process is systemd's, and not all is in force.
while [ $tries -lt 50 ]; do
  case $(readlink "/proc/$(systemctl show --value -p MainPID $unit)/exe") in
    *sleep | *coreutils | *busybox) break ;;
  esac
  sleep 0.1
  tries=$((tries + 1))
done
sh -c "$2" sh $unit
systemctl stop $unit
rm -f /run/systemd/system/$unit
systemctl daemon-reload
systemctl reset-failed $unit 2>/dev/null
exit 0
