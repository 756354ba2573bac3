# shellcheck shell=sh
# The old version's files are gone now. A running service restarts on the new ones, unless a scriptlet has started it on these
# already; what was stopped before stays stopped; and what ran before, and was stopped by another package, starts again.
failed=''
if [ -d /run/systemd/system ]; then
  now=$(states @loaded@)
  systemctl daemon-reload >/dev/null 2>&1 || :
  stopped=''
  ran=$(cat "$record/running" 2>/dev/null)
  for unit in $ran; do
    case $(systemctl is-active "$unit" 2>/dev/null) in
      active | activating | reloading | refreshing) ;;
      *) stopped="$stopped $unit" ;;
    esac
  done
  restart=$(sed -n "s/^RESTART_ON_UPGRADE=[\"' ]*//p" @settings@ 2>/dev/null | tail -n 1)
  case $restart in
    [Nn]* | 0* | [Ff]* | [Oo][Ff]*) now='' ;;
  esac
  started=$(cat "$record/started" 2>/dev/null)
  failed=$(
    printf '%s\n' "$now" | while read -r unit state type start revivals changed; do
      case $unit:$state/$type in
        *.service:*/oneshot) continue ;;
        *.service:active/* | *.service:activating/* | *.service:reloading/* | *.service:refreshing/*) ;;
        *) continue ;;
      esac
      case $started/$revivals/$changed in
        *" $unit=$start "*) ;;
        *[!/]*/0/no) continue ;;
      esac
      # The restart of another unit may restart it, too.
      case $(systemctl show -p ExecMainStartTimestampMonotonic "$unit" </dev/null 2>/dev/null) in
        *="$start") systemctl try-restart "$unit" </dev/null >/dev/null || printf '%s\n' "$unit" ;;
      esac
    done
    for unit in $stopped; do
      systemctl start "$unit" </dev/null >/dev/null || printf '%s\n' "$unit"
    done
  )
fi
rm -rf "$record"
rmdir /run/apprpm 2>/dev/null || :
# A scriptlet cannot fail an upgrade any more, and dnf -q keeps to itself what one says: so that it is seen, it goes to the
# errors of the client itself, too.
errors=/proc/$PPID/fd/2
for unit in $failed; do
  sentence="$unit did not start after the upgrade: see systemctl status $unit and journalctl -u $unit"
  echo "$sentence" >&2
  if [ -e "$errors" ] && [ "$(readlink "$errors")" != "$(readlink /proc/$$/fd/2)" ]; then
    { echo "$sentence" >>"$errors"; } 2>/dev/null || :
  fi
done
