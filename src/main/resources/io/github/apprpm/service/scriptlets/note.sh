# shellcheck shell=sh
# note FROM FILE: writes down which files are there, by what stays the same when rpm gives an edited one the name .rpmsave.
note() {
  (umask 077 && mkdir -p "${2%/*}" && find "$1" -type f ! -name '*.rpmsave' ! -name '*.rpmnew' ! -name '*.rpmorig' \
    -exec stat -c '%Y:%s %n' {} + >"$2") 2>/dev/null || :
}
