# shellcheck shell=sh
# The lines of a unit, with the programs that wrote them. journal UNIT SINCE LINES; SINCE in seconds since 1970, 0 for all.
journalctl --sync >/dev/null 2>&1
# Not by -u: of a process that ended at once the journal does not know the unit, but systemd named it in the line.
journalctl -q --no-pager -o short --since "@$2" "_SYSTEMD_UNIT=$1" + "UNIT=$1" + "OBJECT_SYSTEMD_UNIT=$1" | tail -n "$3"
