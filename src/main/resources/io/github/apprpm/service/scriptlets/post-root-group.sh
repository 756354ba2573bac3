# shellcheck shell=sh
# Container platforms start an image under any uid in the group root. Where one is made, that group gets the rights of the
# service's user, who cannot edit the configuration. An image of a whole host, which systemd will start, stays as it is.
if [ -e /run/.containerenv ] || [ -e /.dockerenv ]; then
  if [ ! -d /run/systemd/system ] && [ ! -e /sysroot/ostree ] && [ ! -e /usr/bin/bootc ] && [ -r @temporary@ ]; then
    while read -r type path _; do
      if [ "$type" = d ] && [ -d "$path" ] && [ ! -h "$path" ]; then
        chgrp 0 "$path"
        chmod g=u "$path"
      fi
    done <@temporary@ 2>/dev/null || :
    find @configuration@ ! -type l -user 0 -group @group@ 2>/dev/null | while read -r path; do
      if chown @user@:0 "$path"; then chmod u-w "$path"; fi
    done 2>/dev/null || :
  fi
fi
