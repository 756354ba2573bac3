# shellcheck shell=sh
# Only when the package goes; an upgrade must not stop the service here.
if [ "$1" -eq 0 ] && command -v systemctl >/dev/null 2>&1; then
  systemctl --no-reload disable @files@ >/dev/null 2>&1 || :
  [ ! -d /run/systemd/system ] || systemctl stop @loaded@ >/dev/null 2>&1 || :
fi
