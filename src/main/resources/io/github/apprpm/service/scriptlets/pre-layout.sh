# shellcheck shell=sh
if [ "$1" -gt 1 ] && [ -d "$record" ]; then
  from=$(placed)
  if [ -n "$from" ] && [ "$from" != @configuration@ ]; then
    note "$from" "$record/files"
    echo "$from" >"$record/from"
  fi
fi
