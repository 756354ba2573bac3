# shellcheck shell=sh
# What a service was whose unit is gone now, ours is. Nobody else would stop it, if its package has not.
for unit in "$record/replaced"/*; do
  [ -d "$unit" ] || continue
  name=${unit##*/}
  if [ ! -f "/etc/systemd/system/$name" ] && [ ! -f "/usr/local/lib/systemd/system/$name" ] &&
    [ ! -f "/usr/lib/systemd/system/$name" ] && [ ! -f "/lib/systemd/system/$name" ]; then
    [ ! -d /run/systemd/system ] || systemctl stop "$name" >/dev/null 2>&1 || :
    cat "$unit/links" >>"$record/links"
    if [ -s "$unit/running" ]; then cat "$unit/running" >>"$record/running"; fi
  fi
done
