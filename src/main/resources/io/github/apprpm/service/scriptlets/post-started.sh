# shellcheck shell=sh
# Who starts a service from now on starts the new version: it needs no other restart.
record=/run/apprpm/@name@
if [ -s "$record/running" ]; then
  states @loaded@ | while read -r unit _ _ start _; do
    printf ' %s ' "$unit=$start"
  done >"$record/started"
fi
