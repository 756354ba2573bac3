# shellcheck shell=sh
# The lines of a unit, with who wrote them. journal UNIT SINCE LINES; SINCE in seconds since 1970, 0 for all.
journalctl --sync >/dev/null 2>&1
journalctl -q --no-pager -o short -u "$1" --since "@$2" | tail -n "$3"
