# shellcheck shell=sh
if [ "$1" -eq 1 ] && [ -s /run/apprpm/@package@~files ]; then
  to=$(placed)
  [ -z "$to" ] || carry @configuration@ "$to" /run/apprpm/@package@~files
fi
