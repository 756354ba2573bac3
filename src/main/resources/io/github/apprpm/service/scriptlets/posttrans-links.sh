# shellcheck shell=sh
# What was enabled, masked or had an alias is so again; a link to a file that is gone leads to the unit of this package.
if [ -s "$record/links" ]; then
  while read -r link target; do
    [ ! -e "$link" ] || continue
    for file in "$target" "/usr/lib/systemd/system/${target##*/}" "/usr/lib/systemd/system/${link##*/}"; do
      if [ "${file#/}" != "$file" ] && [ -e "$file" ]; then
        mkdir -p "${link%/*}" && ln -sf "$file" "$link"
        break
      fi
    done
  done <"$record/links"
elif [ -s "$record/init" ] && command -v systemctl >/dev/null 2>&1; then
  while read -r unit; do
    systemctl --no-reload enable "$unit" >/dev/null 2>&1 </dev/null || :
  done <"$record/init"
fi
