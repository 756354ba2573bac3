# What stage and selinux-host share. Sourced, with SELF, NAME and (per machine) D set.
# shellcheck shell=bash disable=SC2034

die() { echo "${SELF##*/}: $*" >&2; exit 1; }
note() { echo "${SELF##*/}: $*" >&2; }

tools() { # TOOL[:PACKAGE]...: install those that this host lacks
  local miss=() p
  for p; do command -v "${p%%:*}" >/dev/null || miss+=("${p#*:}"); done
  [ -e /usr/share/keyrings/debian-archive-keyring.gpg ] || miss+=(debian-archive-keyring)
  [ ${#miss[@]} -eq 0 ] && return
  note "installing ${miss[*]}"
  apt-get update -qq >&2
  p=$(DEBIAN_FRONTEND=noninteractive apt-get install -qqy --no-install-recommends "${miss[@]}" 2>&1) || die "$p"
}

mirror() { # the Debian archive: MIRROR, or the one this host itself uses
  if [ -n "${MIRROR:-}" ]; then echo "$MIRROR"; return; fi
  # shellcheck disable=SC2016 # apt expands these
  apt-get indextargets --format '$(LABEL)|$(COMPONENT)|$(REPO_URI)' 'Created-By: Packages' |
    awk -F'|' '$1 == "Debian" && $2 == "main" && !n++ { print $3 }'
}

# A machine is recorded as its first process and the time that started.
started() { awk '{ sub(/.*\) /, ""); if ($1 != "Z") print $20 }' "/proc/$1/stat" 2>/dev/null; }
record() { echo "$1 $(started "$1")" >"$D/pid"; }
alive() { # is the recorded process still that process?
  local pid t
  read -r pid t 2>/dev/null <"$D/pid" || return 1
  [ -n "$t" ] && [ "$(started "$pid")" = "$t" ] && PID=$pid
}
ends() {
  local i
  for ((i = 0; i < 500; i++)); do alive || return 0; sleep 0.02; done
  die "machine $NAME does not end"
}

copy() { # FILE... FOLDER
  local f
  for f in "${@:1:$#-1}"; do
    # shellcheck disable=SC2016 # expanded inside
    tar -C "$(dirname "$f")" -cf - "$(basename "$f")" |
      inside sh -c 'mkdir -p "$1" && tar -C "$1" --no-same-owner -xf -' sh "${*: -1}"
  done
}
