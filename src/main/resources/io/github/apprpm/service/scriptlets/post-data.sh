# shellcheck shell=sh
# At the start systemd gives a directory, and all that is in it, to the service's user, but looks only at the owner of the
# directory itself. So it keeps the account of before while that has a process there; else it changes over as a whole here.
if [ -n "$before" ] && [ -r @temporary@ ]; then
  whole=/run/apprpm/@package@~data.conf
  while read -r type path _ user group _; do
    case $type:$(stat -c %A "$path" 2>/dev/null):$(stat -c %u:%A "${path%/*}" 2>/dev/null) in
      d:d*:0:d????-??-*) ;;
      *) continue ;;
    esac
    if [ -d /run/systemd/system ] && systemctl -q is-active @unit@; then
      chown -h "$before" "$path"
    else
      { mkdir -p "${whole%/*}" && echo "Z $path - $user $group" >>"$whole"; } 2>/dev/null || :
    fi
  done <@temporary@
  if [ -s "$whole" ] && command -v systemd-tmpfiles >/dev/null 2>&1; then
    systemd-tmpfiles --create "$whole" >/dev/null 2>&1 || :
  fi
  rm -f "$whole"
fi
