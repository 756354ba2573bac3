# shellcheck shell=sh
# The new version runs once while the old one serves, and records what makes its start fast. Whatever comes of it, the restart
# follows.
if [ -d /run/systemd/system ] && systemctl is-active --quiet @unit@; then
  systemctl daemon-reload >/dev/null 2>&1 || :
  if ! systemctl start @training@ </dev/null >/dev/null 2>&1; then
    echo "@training@ has failed, and the first start of the new version takes its usual time: see journalctl -u @training@" >&2
    systemctl reset-failed @training@ >/dev/null 2>&1 || :
  fi
fi
