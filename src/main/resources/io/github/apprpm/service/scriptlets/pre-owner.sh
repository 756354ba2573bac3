# shellcheck shell=sh
# For %post, where the files of the version before are gone.
before=/run/apprpm/@package@~owner
[ ! -e "$before" ] || rm -f "$before"
if [ -d @configuration@ ]; then
  { mkdir -p "${before%/*}" && owner >"$before"; } 2>/dev/null || :
fi
