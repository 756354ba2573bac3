# shellcheck shell=sh
# Runs systemctl, if there are arguments for it, and waits until the service answers, has ended, or is late.
# await UNIT URL WANTED SECONDS [SYSTEMCTL-ARGUMENTS...]; WANTED is "ready" for a status 2xx or 3xx, or "any" for one below 500.
# Prints KEY=VALUE lines: how it ended (ready, ended, late, refused), the milliseconds, and the last HTTP status.
unit=$1 url=$2 wanted=$3 seconds=$4
shift 4

now() { # of a clock that is not set, in 1/100 s
  read -r clock _ </proc/uptime
  clock=${clock%.*}${clock#*.}
}
finish() {
  now
  printf 'end=%s\nmillis=%d\nstatus=%s\nsince=%s\n' "$1" $(((clock - begin) * 10)) "$answer" "$since"
  exit 0
}
fits() {
  case $wanted:$status in
    ready:[23]?? | any:[1-4]??) return 0 ;;
    *) return 1 ;;
  esac
}

answer='' since=$(date +%s)
now
begin=$clock
if [ $# -gt 0 ]; then
  said=$(systemctl --no-block "$@" "$unit" 2>&1) || { printf 'said=%s\n' "$(echo "$said" | tr '\n' ' ')" && finish refused; }
fi
while :; do
  # The state first: a service that answered and then died must not look ready.
  state=$(systemctl show -p ActiveState -p SubState -p NRestarts -p Job "$unit")
  status=$(curl -q -s -g -k --noproxy '*' -o /dev/null -m 5 -w '%{http_code}' "$url") || status=000
  [ "$status" = 000 ] || answer=$status
  case $state in
    *SubState=auto-restart* | *ActiveState=failed*) finish ended ;;
    *NRestarts=[1-9]*) finish ended ;;
    *ActiveState=inactive*Job=[1-9]* | *Job=[1-9]*ActiveState=inactive*) ;;
    *ActiveState=inactive*) finish ended ;;
    *ActiveState=active*) ! fits || finish ready ;;
  esac
  now
  [ $((clock - begin)) -lt $((seconds * 100)) ] || finish late
  sleep 0.1
done
