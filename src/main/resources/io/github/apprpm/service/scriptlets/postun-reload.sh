# shellcheck shell=sh
if [ "$1" -eq 0 ]; then
  [ ! -d /run/systemd/system ] || systemctl daemon-reload >/dev/null 2>&1 || :
fi
