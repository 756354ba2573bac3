# shellcheck shell=sh
# The account, the state and the logs stay: they are the administrator's.
if [ "$1" -eq 0 ]; then
  rm -rf @cache@
  [ ! -d /run/systemd/system ] || systemctl daemon-reload >/dev/null 2>&1 || :
fi
