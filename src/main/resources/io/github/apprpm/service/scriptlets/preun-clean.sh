# shellcheck shell=sh
# What systemd has made for the service and can be computed again goes by systemd, too; it knows how since 244.
if [ "$1" -eq 0 ] && [ -d /run/systemd/system ]; then
  systemctl clean --what=cache @unit@ >/dev/null 2>&1 || :
fi
