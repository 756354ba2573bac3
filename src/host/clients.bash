# What repository and server share: signed packages, and dnf and zypper of a host.
# Sourced after checks.bash, with WORK set: a directory of this machine for keys and packages.
# shellcheck shell=bash disable=SC2016,SC2034,SC2153 # scripts in single quotes expand in the machine

PLUGIN=io.github.apprpm:apprpm-maven-plugin:0.1.0-SNAPSHOT

goal() { # GOAL MVN-ARGUMENT...: with the key
  local name=$1
  shift
  MAVEN_GPG_KEY=$(cat "$WORK/secret.asc") mvn -B -ntp -q "$PLUGIN:$name" "$@" >"$WORK/log" 2>&1 || { cat "$WORK/log"; return 1; }
}
key() {
  local home=$WORK/gnupg
  mkdir -m 700 "$home"
  gpg --homedir "$home" --quiet --batch --passphrase '' --quick-generate-key 'Apps <apps@example.com>' rsa3072 sign never 2>/dev/null
  gpg --homedir "$home" --quiet --armor --export-secret-keys >"$WORK/secret.asc"
  gpg --homedir "$home" --quiet --armor --export >"$WORK/public.asc"
  gpgconf --homedir "$home" --kill all
}
signed_packages() {
  mkdir -p "$WORK/apps" "$WORK/old" "$WORK/new"
  cp "$1" "$WORK/old"
  cp "$2" "$WORK/new"
  goal sign -Dapprpm.packages="$WORK/old/*.rpm,$WORK/new/*.rpm"
}

has() { same "$1" "$(inside rpm -q --qf "%{VERSION}" "${2:-$NAME}")"; } # VERSION [PACKAGE]
zypper() { inside zypper --non-interactive --quiet --gpg-auto-import-keys "$@"; }
zypper_home() { # it looks for the database of rpm where openSUSE has it
  inside sh -c 'home=$(rpm --eval "%{_dbpath}"); [ "$home" = /var/lib/rpm ] || { rm -rf /var/lib/rpm; cp -a "$home" /var/lib/rpm; rm -rf "$home"; ln -s /var/lib/rpm "$home"; }
    mkdir -p /usr/lib/sysimage; [ -e /usr/lib/sysimage/rpm ] || ln -sfn /var/lib/rpm /usr/lib/sysimage/rpm'
}
