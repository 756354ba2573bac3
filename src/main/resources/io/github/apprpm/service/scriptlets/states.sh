# shellcheck shell=sh
# Of each unit that systemd has loaded, a line: its name, its state, the type of a service, when its process last started, how
# often it was revived, and whether its file has changed since it was read.
states() {
  { systemctl show -p Id -p ActiveState -p Type -p ExecMainStartTimestampMonotonic -p NRestarts -p NeedDaemonReload "$@" \
    2>/dev/null </dev/null || :; echo; } | while IFS='=' read -r key value; do
    case $key in
      Id) id=$value ;;
      ActiveState) state=$value ;;
      Type) type=$value ;;
      ExecMainStartTimestampMonotonic) start=$value ;;
      NRestarts) revivals=$value ;;
      NeedDaemonReload) changed=$value ;;
      '')
        [ -z "$id" ] || printf '%s\n' "$id ${state:-?} ${type:-?} ${start:-?} ${revivals:-?} ${changed:-?}"
        id='' state='' type='' start='' revivals='' changed=''
        ;;
    esac
  done
}
