# shellcheck shell=sh
# accounts USER GROUP: the ids of both and the names of the user's groups, as far as there are any.
uid=$(getent passwd "$1" | cut -d : -f 3)
gid=$(getent group "$2" | cut -d : -f 3)
printf 'uid=%s\ngid=%s\ngroups=%s\n' "$uid" "$gid" "$([ -z "$uid" ] || id -Gn "$1" 2>/dev/null)"
