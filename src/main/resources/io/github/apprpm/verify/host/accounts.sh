# shellcheck shell=sh
# accounts USER GROUP: the ids of both, the name of the user's own group, and of those that it is a member of, as far as there are any.
uid=$(getent passwd "$1" | cut -d : -f 3)
gid=$(getent group "$2" | cut -d : -f 3)
printf 'uid=%s\ngid=%s\nprimary=%s\ngroups=%s\n' "$uid" "$gid" "$([ -z "$uid" ] || id -gn "$1" 2>/dev/null)" \
  "$(getent group | sed -n "s/^\([^:]*\):[^:]*:[^:]*:\(.*,\)\{0,1\}$1\(,.*\)\{0,1\}\$/\1/p" | tr '\n' ' ')"
