# shellcheck shell=sh
# A user that the host had before is taken as it is, from a directory service or made by hand, but not root by another name.
if account=$(getent passwd @user@); then
  fields=${account#*:*:}
  case $fields in
    0:*)
      echo "@package@: the user @user@ of this host has the uid 0, and the service must not run as root: remove that user" >&2
      exit 1
      ;;
    *:@familiar@:* | '') ;;
    *)
      home=${fields%:*}
      [ "$1" -ne 1 ] || echo "@package@: the service runs as the user @user@ that this host had before (uid ${fields%%:*}, home ${home##*:})" >&2
      ;;
  esac
else
  @unwritable@useradd -r @number@-g @group@ -d @home@ -M -s /sbin/nologin -c '@comment@' @user@ || exit 1
fi
