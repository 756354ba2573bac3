# shellcheck shell=sh
# What runs and is enabled now shall be so after the transaction, with the same account, even if a package that this one
# replaces stops it, disables it or deletes its user. It is written down where only root can write, anew each time, and for
# this transaction alone: rpm and dnf run all scriptlets of it; zypper runs %posttrans itself, and a child of it the others.
record=/run/apprpm/@name@
rm -rf "$record"
if [ -d /run ] && (umask 077 && mkdir -p "$record/known") 2>/dev/null; then
  {
    cat /proc/sys/kernel/random/boot_id
    process=$PPID
    while [ "${process:-0}" -gt 0 ]; do
      printf ' %s ' "$process"
      process=$(sed -n 's/^PPid:[^0-9]*//p' "/proc/$process/status")
    done
  } >"$record/client" 2>/dev/null
fi
