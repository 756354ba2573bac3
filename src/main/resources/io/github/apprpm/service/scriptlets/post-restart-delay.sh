# shellcheck shell=sh
# The waits before restarts grow where systemd knows that, since 254; an older one would complain of the directives.
version=$(systemctl --version 2>/dev/null | sed -n '1s/^systemd \([0-9]\{1,9\}\).*/\1/p')
if [ "${version:-0}" -ge 254 ]; then
  (umask 022 && cat >@file@) 2>/dev/null <<'END' || :
@text@
END
else
  rm -f @file@ 2>/dev/null || :
fi
