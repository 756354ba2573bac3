# shellcheck shell=sh
if [ -d "$record" ]; then
  getent passwd @user@ >"$record/user" || :
  getent group @group@ >"$record/groups" || :
  getent group "$(id -g @user@ 2>/dev/null)" >>"$record/groups" || :
  id -Gn @user@ >"$record/memberships" 2>/dev/null || :
fi
