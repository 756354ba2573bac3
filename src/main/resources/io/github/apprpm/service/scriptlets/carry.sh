# shellcheck shell=sh
# carry FROM TO FILE: brings configuration into the place of another layout: what was edited, and what the host has put beside
# it. Nothing is taken away, but a file that the other version brings has .rpmnew then. No file is taken out of a directory where
# anybody but root can write, and what is newer in the other place stays.
carry() {
  carried='' left='' old_group=$(stat -c %g "$1" 2>/dev/null) new_group=$(stat -c %g "$2" 2>/dev/null)
  while read -r stamp file; do
    new=$2${file#"$1"}
    case $(stat -c %u:%A "${file%/*}" 2>/dev/null) in
      0:d????-??-*) ;;
      *) continue ;;
    esac
    if [ -f "$file" ]; then
      # shellcheck disable=SC3013 # each shell knows -nt
      [ ! -e "$new" ] || [ "$file" -nt "$new" ] || continue
    elif [ -f "$file.rpmsave" ] && [ "$(stat -c %Y:%s "$file.rpmsave")" = "$stamp" ]; then
      file=$file.rpmsave
    else
      continue
    fi
    ! cmp -s "$file" "$new" || continue
    if [ ! -d "${new%/*}" ]; then
      mkdir -p "${new%/*}" && chmod 0750 "${new%/*}" && chgrp "$new_group" "${new%/*}"
    fi 2>/dev/null
    if { [ ! -e "$new" ] || cp -p "$new" "$new.rpmnew"; } 2>/dev/null && cp -p "$file" "$new.rpmtmp" 2>/dev/null; then
      [ "$(stat -c %g "$file")" != "$old_group" ] || chgrp "$new_group" "$new.rpmtmp"
      mv -f "$new.rpmtmp" "$new"
      carried="$carried ${new#"$2/"}"
      ! grep -qF "${1%/*}/" "$new" || left="$left ${new#"$2/"}"
    else
      rm -f "$new.rpmtmp"
      echo "@package@: $file could not be copied to $new" >&2
    fi
  done <"$3"
  if [ -n "$carried" ]; then
    echo "@package@: this version has its configuration in $2, and what was edited in $1 is there now, too:$carried (what the package itself has is beside it as .rpmnew)${left:+. These still name ${1%/*}:$left}" >&2
  fi
  rm -f "$3"
}
