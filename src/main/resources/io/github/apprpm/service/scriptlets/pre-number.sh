# shellcheck shell=sh
# Where another account has the number, systemd-sysusers, and rpm with its help, silently choose one for ours.
account=$(getent @database@ @account@)
has=${account#*:*:}
has=${has%%:*}
if [ "$has" != @number@ ]; then
  if other=$(getent @database@ @number@) && { [ -z "$has" ] || [ "$1" -eq 1 ]; }; then
    echo "@package@: the @parameter@ @number@ of the @kind@ @account@ is taken by ${other%%:*} on this host: give ${other%%:*} another (@program@)${has:+ and remove @account@}, or build the package with another <@parameter@>" >&2
    exit 1
  elif [ "${has:-0}" != 0 ]; then
    echo "@package@: the @kind@ @account@ keeps the @parameter@ $has that it has on this host, where the package says @number@ (see @program@)" >&2
  fi
fi
