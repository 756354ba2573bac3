# shellcheck shell=sh
# A package that this one obsoletes may have a service of its own name, whose place ours takes if it goes.
if [ -d "$record" ]; then
  replaced=@replaced@
  for unit in $replaced; do
    for file in /etc/systemd/system /usr/local/lib/systemd/system /usr/lib/systemd/system /lib/systemd/system; do
      [ ! -f "$file/$unit" ] || mkdir -p "$record/replaced/$unit"
    done
    [ -d "$record/replaced/$unit" ] || continue
    : >"$record/known/@unit@"
    for link in /etc/systemd/system/"$unit" /run/systemd/system/"$unit" /etc/systemd/system/*/"$unit" /run/systemd/system/*/"$unit"; do
      [ ! -h "$link" ] || printf '%s %s\n' "${link%/*}/@unit@" "$(readlink "$link")"
    done >"$record/replaced/$unit/links"
    [ ! -d /run/systemd/system ] || states "$unit" | while read -r _ state _; do
      case $state in
        active | activating | reloading | refreshing) echo @unit@ ;;
      esac
    done >"$record/replaced/$unit/running"
  done
fi
