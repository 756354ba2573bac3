# What lifecycle and selinux share: a machine, rules that hold or not, and their record.
# Sourced, with BOOTER (stage or selinux-host) and MACHINE set.
# shellcheck shell=bash disable=SC2016,SC2034 # scripts in single quotes expand in the machine

PASSED=0 FAILED=0 FINISHED='' NAME='' ACCOUNT='' GROUP=''
PAUSE=0.2 # seconds between two looks
PORT=8080 URL_PATH=/ OLD_TEXT='' NEW_TEXT=''

page_usage() {
  cat <<'EOT'
  --expect-old TEXT   what the old version's page contains
  --expect-new TEXT   what the new version's page contains
  --port PORT         where the application listens (8080)
  --path PATH         the page to ask for (/)
EOT
}
page_option() { # NAME VALUE
  case $1 in
    --expect-old) OLD_TEXT=$2 ;;
    --expect-new) NEW_TEXT=$2 ;;
    --port) PORT=$2 ;;
    --path) URL_PATH=$2 ;;
    *) usage_error "unknown option: $1" ;;
  esac
}
read_options() { # ARGUMENT...: -s and those about the page; the others are ARGUMENTS
  while [[ ${1:-} == -* ]]; do
    case $1 in
      -h | --help) usage; exit ;;
    esac
    [ $# -ge 2 ] || usage_error "no value for $1"
    case $1 in
      -s) SUITE=$2 ;;
      *) page_option "$1" "$2" ;;
    esac
    shift 2
  done
  ARGUMENTS=("$@")
}
two_packages() {
  [ $# -eq 2 ] || usage_error "two packages, please"
  local f
  for f; do [ -f "$f" ] || usage_error "no file $f"; done
}

machine() { # OPTION...: boot it; nothing of it outlives this script
  RECORD=$(mktemp -d)
  trap close EXIT
  trap 'exit 130' INT TERM
  "$BOOTER" up -n "$MACHINE" "$@"
}

inside() { "$BOOTER" run -n "$MACHINE" -- "$@"; }
usage_error() { echo "${0##*/}: $1" >&2; usage >&2; exit 2; }

close() {
  [ -n "$FINISHED" ] || echo "the run ended early"
  rm -rf "$RECORD"
  "$BOOTER" down -n "$MACHINE"
}

# ---- rules -----------------------------------------------------------------
held() { PASSED=$((PASSED + 1)); echo "ok      $1"; }
broken() { # what the check said follows, indented
  FAILED=$((FAILED + 1))
  echo "FAILED  $1"
  [ -z "${2:-}" ] || printf '        %s\n' "${2//$'\n'/$'\n        '}"
}
rule() { # TEXT CHECK...: a check prints what is wrong, and fails
  local text=$1 said
  shift
  if said=$("$@" 2>&1); then held "$text"; else broken "$text" "$said"; fi
}
need() { # a rule without which the rest tells nothing
  local before=$FAILED
  rule "$@"
  [ "$FAILED" -eq "$before" ] || finish
}
note() { echo "#       $*"; }

finish() {
  if [ "$FAILED" -gt 0 ]; then
    echo "---- what rpm and dnf said"
    cat "$RECORD/transactions" 2>/dev/null || :
    echo "---- the journal of ${NAME:-the machine}"
    inside journalctl --no-pager -o short-precise ${NAME:+-u "$NAME"} 2>&1 | tail -n 150 || :
  fi
  FINISHED=1
  echo "$PASSED passed, $FAILED failed"
  [ "$FAILED" -eq 0 ] || exit 1
  exit 0
}

await() { # SECONDS CHECK...: poll; the last answer of the check is the one to show
  local end=$((SECONDS + $1)) said
  shift
  until said=$("$@" 2>&1); do
    [ $SECONDS -lt $end ] || { echo "$said"; return 1; }
    sleep "$PAUSE"
  done
}
same() { # EXPECTED ACTUAL
  [ "$1" = "$2" ] || { printf 'expected: %s\nbut was:  %s\n' "$1" "$2"; return 1; }
}
nothing() { # COMMAND... succeeds and prints nothing
  local said
  said=$("$@" 2>&1) || { echo "$said"; return 1; }
  [ -z "$said" ] || { echo "$said"; return 1; }
}

# ---- packages --------------------------------------------------------------
bring() { # OLD NEW: two folders in the machine, as the file names may be the same
  "$BOOTER" copy -n "$MACHINE" "$1" /root/old
  "$BOOTER" copy -n "$MACHINE" "$2" /root/new
  OLD=/root/old/$(basename "$1")
  NEW=/root/new/$(basename "$2")
  NAME=$(inside rpm -qp --qf '%{NAME}' "$OLD")
  ACCOUNT=$(inside rpm -qp --provides "$OLD" | sed -n 's/^user(\(.*\)) = .*/\1/p')
  GROUP=$(inside rpm -qp --provides "$OLD" | sed -n 's/^group(\(.*\)) = .*/\1/p')
}

transact() { # TEXT COMMAND...: change what is installed
  local text=$1 said status=0
  shift
  said=$(inside "$@" 2>&1) || status=$?
  printf '$ %s\n%s\n' "$*" "$said" >>"$RECORD/transactions"
  if [ "$status" -eq 0 ]; then held "$text"; else broken "$text" "$said"; fi
  rule "$text: no error, no warning" nothing complaints "$said"
}
complaints() { # what rpm says when it keeps both files is a notice, not a complaint
  grep -iE '\b(error|errors|warning|fail(ed|ure)?|cannot|did not)\b|scriptlet failed' <<<"$1" |
    grep -vE 'warning: .* (created|saved) as .*\.rpm(new|save)$' || :
}
unchanged() { nothing inside rpm -V "$NAME"; }
installed() { same "$(inside rpm -qp --qf '%{NEVRA}' "$1")" "$(inside rpm -q --qf '%{NEVRA}' "$NAME")"; }

# ---- the service -----------------------------------------------------------
answers() { # TEXT: status 200 and TEXT, if given, in the body
  local said
  said=$(inside curl -sS -m 20 -w '\n%{http_code}' "http://127.0.0.1:$PORT$URL_PATH" 2>&1) || { echo "$said"; return 1; }
  [ "${said##*$'\n'}" = 200 ] || { echo "$said"; return 1; }
  [[ $said == *"${1:-}"* ]] || { printf 'no "%s" in:\n%s\n' "$1" "$said"; return 1; }
}
property() { inside systemctl show --value -p "$1" "$NAME.service"; }
has_properties() { # NAME=VALUE...
  local all p wrong=0
  all=$(inside systemctl show --all "$NAME.service")
  for p; do
    grep -qxF -- "$p" <<<"$all" || { echo "not $p, but $(grep -- "^${p%%=*}=" <<<"$all")"; wrong=1; }
  done
  return $wrong
}
hardened() {
  has_properties NoNewPrivileges=yes PrivateTmp=yes PrivateDevices=yes ProtectSystem=strict ProtectHome=yes \
    ProtectControlGroups=yes ProtectKernelTunables=yes ProtectKernelModules=yes ProtectKernelLogs=yes \
    ProtectClock=yes ProtectHostname=yes ProtectProc=invisible RemoveIPC=yes RestrictSUIDSGID=yes RestrictRealtime=yes LockPersonality=yes UMask=0027 CapabilityBoundingSet= \
    KillMode=mixed User="$ACCOUNT" Group="$GROUP"
}
confined() { # what the kernel knows of the main process: no privileges to gain, a system call filter, no capability
  local pid
  pid=$(property MainPID)
  same $'CapEff:\t0000000000000000\nNoNewPrivs:\t1\nSeccomp:\t2' \
    "$(inside grep -E '^(CapEff|NoNewPrivs|Seccomp):' "/proc/$pid/status")"
}
runs_as_user() {
  local pid
  pid=$(property MainPID)
  [ "$pid" -gt 0 ] || { echo "it does not run"; return 1; }
  same "$ACCOUNT $GROUP java" "$(inside ps -o user:32=,group:32=,comm= -p "$pid" | xargs)"
}
state() { same "$1" "$(inside systemctl is-active "$NAME")"; }
enabled() { same "$1" "$(inside systemctl is-enabled "$NAME")"; }

# A life is what a restart changes: how often it was started, stopped and revived, and as what.
life() {
  inside sh -c 'journalctl --sync
    for id in 39f53479d3a045ac8e11786248231fbf de5b426a63be47a7b6ac3eaac82e2f6f; do
      journalctl -q --no-pager -o cat MESSAGE_ID=$id "UNIT=$1" | wc -l
    done
    for p in NRestarts MainPID InvocationID; do systemctl show --value -p $p "$1"; done' sh "$NAME.service" | xargs
}
no_process() { nothing inside sh -c 'pgrep -u "$1" || :' sh "$ACCOUNT"; }
restarted_once() { # LIFE before; one more start, one more stop, another process, nothing revived
  local s t n p i S T N P I
  read -r s t n p i <<<"$1"
  read -r S T N P I < <(life)
  [ "$((S - s)) $((T - t))" = "1 1" ] && [ "$N" = "$n" ] && [ "$P" != "$p" ] && [ "$I" != "$i" ] && return
  printf 'starts, stops, automatic restarts, process, invocation\nbefore: %s\nafter:  %s\n' "$1" "$S $T $N $P $I"
  return 1
}
no_class_missing() {
  nothing inside sh -c 'journalctl -q --no-pager -u "$1" | grep -E "NoClassDefFoundError|ClassNotFoundException" || :' sh "$NAME"
}
no_failed_unit() { nothing inside systemctl --failed --plain --no-legend; }
