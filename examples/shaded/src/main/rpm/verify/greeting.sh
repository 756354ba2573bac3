#!/bin/sh
# Run by verify against the application that it has started from the package. It must say who it is.
set -eu

greeting=$(curl --fail --silent --show-error --max-time 10 "http://$ENDPOINT/")
if [ "$greeting" != "$NAME $VERSION" ]; then
  echo "It says '$greeting' instead of '$NAME $VERSION'" >&2
  exit 1
fi
