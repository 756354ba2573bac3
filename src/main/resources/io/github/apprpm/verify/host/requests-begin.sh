# shellcheck shell=sh
# Waits for the first request. requests-begin FOLDER
tries=0
until [ -s "$1/log" ]; do
  [ $tries -lt 600 ] || exit 1
  sleep 0.1
  tries=$((tries + 1))
done
