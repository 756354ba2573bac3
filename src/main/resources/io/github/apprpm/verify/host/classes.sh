# shellcheck shell=sh
# The classes that a service did not find, as its log shows. classes UNIT
journalctl --sync >/dev/null 2>&1
journalctl -q --no-pager -o cat -u "$1" | grep -oE '(NoClassDefFoundError|ClassNotFoundException)[: ]+[A-Za-z0-9_.$/]+' | sort -u
exit 0
