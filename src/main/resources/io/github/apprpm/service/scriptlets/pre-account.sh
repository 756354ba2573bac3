# shellcheck shell=sh
# The account must exist before a file is unpacked: rpm before 4.19 does not create it from our provides.
getent group @group@ >/dev/null || groupadd -r @group@ || exit 1
getent passwd @user@ >/dev/null ||
  useradd -r -g @group@ -d @home@ -M -s /sbin/nologin -c '@comment@' @user@ || exit 1
