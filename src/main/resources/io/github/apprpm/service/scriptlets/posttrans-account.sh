# shellcheck shell=sh
# An account that the package of before has deleted comes back with its numbers, which the files bear.
if [ -s "$record/user" ]; then
  while IFS=: read -r group _ gid members; do
    if ! getent group "$group" >/dev/null; then
      groupadd -r -g "$gid" "$group" 2>/dev/null ||
        echo "The group $group was deleted, and cannot be created again with the number $gid" >&2
      for member in $(echo "$members" | tr ',' ' '); do
        usermod -a -G "$group" "$member" 2>/dev/null || :
      done
    fi
  done <"$record/groups"
  if ! getent passwd @user@ >/dev/null; then
    IFS=: read -r _ _ uid gid comment home shell <"$record/user"
    if useradd -r -M -u "$uid" -g "$gid" -d "$home" -s "${shell:-/sbin/nologin}" -c "$comment" @user@ 2>/dev/null; then
      groups=$(cat "$record/memberships")
      for group in $groups; do
        usermod -a -G "$group" @user@ 2>/dev/null || :
      done
    else
      echo "The user @user@ was deleted, and cannot be created again with the number $uid" >&2
    fi
  fi
fi
