# shellcheck shell=sh
# A new unit follows the host's presets; nothing is started. On an upgrade it stays as the administrator left it.
if [ "$1" -eq 1 ]; then
  helper=/usr/lib/systemd/systemd-update-helper
  if [ -x $helper ]; then
    $helper install-system-units @unit@ || :
  elif command -v systemctl >/dev/null 2>&1; then
    systemctl --no-reload preset @unit@ >/dev/null 2>&1 || :
  fi
fi
