# shellcheck shell=sh
# The identifiers under which the journal has lines of a unit's processes; then the files of its logs. logs UNIT DIRECTORIES...
unit=$1
shift
journalctl --sync >/dev/null 2>&1
journalctl -q --no-pager -o export "_SYSTEMD_UNIT=$unit" | sed -n 's/^SYSLOG_IDENTIFIER=/line=/p' | sort | uniq -c | sed 's/^ *[0-9]* //'
for directory; do
  find "$directory" -type f -size +0c 2>/dev/null | sed 's/^/file=/'
done
exit 0
