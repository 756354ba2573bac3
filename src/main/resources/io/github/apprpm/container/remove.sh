#!/bin/sh
# Removes the container $2 of the engine $1. Tries several times, until a container is removed: the engine may be about to
# create it, or the build to remove it.
seen=
for pause in 0 1 2; do
  sleep "$pause"
  if "$1" inspect "$2"; then
    seen=yes
    "$1" kill "$2"
    "$1" rm --force --volumes "$2"
  fi
  if [ -n "$seen" ] && ! "$1" inspect "$2"; then
    break
  fi
done >/dev/null 2>&1
