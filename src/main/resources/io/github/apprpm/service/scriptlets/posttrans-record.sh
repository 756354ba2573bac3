# shellcheck shell=sh
# What %pre has written down, if it did so in this transaction.
record=/run/apprpm/@name@
case $(cat "$record/client" 2>/dev/null) in
  "$(cat /proc/sys/kernel/random/boot_id 2>/dev/null)"*" $PPID "*) ;;
  *) rm -rf "$record" ;;
esac
