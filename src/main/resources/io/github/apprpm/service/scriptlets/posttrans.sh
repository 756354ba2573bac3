# shellcheck shell=sh
# The old version's files are gone now, so a running service restarts on the new ones; a stopped one stays stopped.
[ -d /run/systemd/system ] || exit 0
systemctl daemon-reload >/dev/null 2>&1 || :
restart=$(sed -n "s/^RESTART_ON_UPGRADE=[\"' ]*//p" @settings@ 2>/dev/null | tail -n 1)
case $restart in
  [Nn]* | 0* | [Ff]* | [Oo][Ff]*) exit 0 ;;
esac
systemctl try-restart @unit@ || echo "@unit@ did not start after the upgrade: journalctl -u @unit@" >&2
exit 0
