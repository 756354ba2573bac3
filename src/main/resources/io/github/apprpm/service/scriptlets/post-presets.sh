# shellcheck shell=sh
# A new unit follows the host's presets; nothing is started. One that the host had before stays as the administrator left it.
record=/run/apprpm/@name@
helper=/usr/lib/systemd/systemd-update-helper
units=@units@
for unit in $units; do
  if [ -e "$record/known/$unit" ]; then
    continue
  elif [ "$1" -ne 1 ] && [ ! -d "$record" ]; then
    continue
  elif [ -x $helper ]; then
    $helper install-system-units "$unit" || :
  elif command -v systemctl >/dev/null 2>&1; then
    systemctl --no-reload preset "$unit" >/dev/null 2>&1 || :
  fi
done
