# shellcheck shell=sh
# What systemd reads in a unit: its properties, then a line of dashes and systemd's complaints. unit UNIT
begin=$(date +%s)
systemctl daemon-reload
systemctl show "$1"
echo ----
journalctl --sync >/dev/null 2>&1
{
  journalctl -q --no-pager -o cat --since "@$begin" _PID=1
  if command -v systemd-analyze >/dev/null 2>&1; then SYSTEMD_LOG_TARGET=console systemd-analyze --man=no verify "$1" 2>&1; fi
} | grep -F "$1" | sort -u
exit 0
