#!/bin/sh
# Prints what this image has of the things that a host needs: one line each, a name and a path or version.
for program in rpm dnf yum microdnf zypper curl apt-get timeout; do
  path=$(command -v "$program") && echo "$program $path"
done
for init in /usr/lib/systemd/systemd /lib/systemd/systemd; do
  if [ -x "$init" ]; then
    echo "systemd $init"
    "$init" --version | {
      read -r _ version _
      echo "version $version"
    }
    break
  fi
done
exit 0
