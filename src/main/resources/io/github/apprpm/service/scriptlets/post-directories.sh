# shellcheck shell=sh
# The directories of the service, also where no systemd will make them at its start, as in the image of a container.
if command -v systemd-tmpfiles >/dev/null 2>&1; then
  systemd-tmpfiles --create @temporary@ >/dev/null 2>&1 || :
elif [ -r @temporary@ ]; then
  while read -r type path mode user group _; do
    if [ "$type" = d ] && [ ! -e "$path" ] && [ ! -h "$path" ] && mkdir -p "$path"; then
      chown "$user:$group" "$path"
      chmod "$mode" "$path"
    fi
  done <@temporary@ 2>/dev/null || :
fi
