# shellcheck shell=sh
# A version that does not do so itself, as one of years ago after a downgrade, gets the configuration from this one.
if [ "$1" -eq 1 ] && [ -d @configuration@ ]; then
  group=$(getent group @group@)
  group=${group#*:*:}
  mine=$(id -u @user@ 2>/dev/null):${group%%:*}
  [ "$mine" = "$(owner)" ] || hand_over "$mine" "$(owner)"
fi
