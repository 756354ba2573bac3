# shellcheck shell=sh
# Prints a log that is kept. collect journal|status|packages UNIT
case $1 in
  journal)
    journalctl --sync >/dev/null 2>&1
    journalctl -q --no-pager -o short-precise
    ;;
  status)
    systemctl status --no-pager -l "$2"
    systemctl --failed --no-pager
    systemctl show "$2"
    ;;
  packages) rpm -qa | sort ;;
esac
exit 0
