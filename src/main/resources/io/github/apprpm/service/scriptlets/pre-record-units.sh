# shellcheck shell=sh
if [ -d "$record" ]; then
  units=@units@
  for unit in $units; do
    for directory in /etc/systemd /run/systemd /usr/local/lib/systemd /usr/lib/systemd /lib/systemd; do
      if [ -e "$directory/system/$unit" ] || [ -h "$directory/system/$unit" ]; then : >"$record/known/$unit"; fi
    done
    [ ! -e "/etc/init.d/${unit%.service}" ] || : >"$record/known/$unit"
    for link in /etc/rc3.d/S??"${unit%.service}" /etc/rc.d/rc3.d/S??"${unit%.service}"; do
      [ ! -h "$link" ] || printf '%s\n' "$unit" >>"$record/init"
    done
  done
  for link in /etc/systemd/system/* /run/systemd/system/* /etc/systemd/system/*/* /run/systemd/system/*/*; do
    [ -h "$link" ] || continue
    target=$(readlink "$link")
    case $link:${target##*/} in
      @links@) printf '%s %s\n' "$link" "$target" ;;
    esac
  done >"$record/links"
  [ ! -d /run/systemd/system ] || states @loaded@ | while read -r unit state type _; do
    case $state/$type in
      activating/oneshot) ;;
      active/* | activating/* | reloading/* | refreshing/*) printf '%s\n' "$unit" ;;
    esac
  done >"$record/running"
fi
