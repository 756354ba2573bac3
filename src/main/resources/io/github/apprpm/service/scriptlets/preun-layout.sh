# shellcheck shell=sh
if [ "$1" -eq 1 ]; then
  to=$(placed)
  if [ -n "$to" ] && [ "$to" != @configuration@ ]; then
    note @configuration@ /run/apprpm/@package@~files
  fi
fi
