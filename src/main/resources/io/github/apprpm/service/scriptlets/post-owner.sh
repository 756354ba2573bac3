# shellcheck shell=sh
before=''
if [ -e /run/apprpm/@package@~owner ]; then
  before=$(cat /run/apprpm/@package@~owner)
  rm -f /run/apprpm/@package@~owner
  [ "$before" != "$(owner)" ] || before=''
  [ -z "$before" ] || hand_over "$before" "$(owner)"
fi
