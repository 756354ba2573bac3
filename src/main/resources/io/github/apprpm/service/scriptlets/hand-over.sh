# shellcheck shell=sh
# hand_over FROM TO: configuration that stays as the host has edited it, and what the host has put beside it, changes over to
# the account of another version. No file of root's does, but for one that ran as root; none that has a third owner, no link, and
# none in a directory where anybody else can write: root must not give away what a service has put there.
hand_over() {
  for file in @files@; do
    case $(stat -c %u:%A "${file%/*}" 2>/dev/null) in
      0:d????-??-*) [ ! -h "$file" ] || continue ;;
      *) continue ;;
    esac
    numbers=$(stat -c %u:%g "$file" 2>/dev/null) || continue
    user=${numbers%:*}
    group=${numbers#*:}
    [ "$user" = 0 ] || [ "$user" != "${1%:*}" ] || user=${2%:*}
    if [ "$group" = "${1#*:}" ] && { [ "$group" != 0 ] || [ "$1" = 0:0 ]; }; then
      group=${2#*:}
    fi
    [ "$user:$group" = "$numbers" ] || chown -h "$user:$group" "$file"
  done
}
