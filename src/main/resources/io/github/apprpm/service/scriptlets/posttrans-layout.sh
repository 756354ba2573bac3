# shellcheck shell=sh
if [ -s "$record/files" ]; then
  carry "$(cat "$record/from")" @configuration@ "$record/files"
fi
