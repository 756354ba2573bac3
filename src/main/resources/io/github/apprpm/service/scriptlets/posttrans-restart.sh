# shellcheck shell=sh
# The old version's files are gone now, so a running service restarts on the new ones; a stopped one stays stopped.
[ -d /run/systemd/system ] || exit 0
systemctl daemon-reload >/dev/null 2>&1 || :
restart=$(sed -n "s/^RESTART_ON_UPGRADE=[\"' ]*//p" @settings@ 2>/dev/null | tail -n 1)
case $restart in
  [Nn]* | 0* | [Ff]* | [Oo][Ff]*) exit 0 ;;
esac
systemctl try-restart @unit@ && exit 0
sentence="@unit@ did not start after the upgrade: see systemctl status @unit@ and journalctl -u @unit@"
echo "$sentence" >&2
# A scriptlet cannot fail an upgrade any more, and dnf -q keeps to itself what one says: so that it is seen, it goes to the
# errors of the client itself, too.
errors=/proc/$PPID/fd/2
if [ -e "$errors" ] && [ "$(readlink "$errors")" != "$(readlink /proc/$$/fd/2)" ]; then
  { echo "$sentence" >>"$errors"; } 2>/dev/null || :
fi
exit 0
