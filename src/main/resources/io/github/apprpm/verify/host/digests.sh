# shellcheck shell=sh
# The digests of files, and of the files that rpm put beside them. digests FILES...
for file; do
  for copy in "$file" "$file.rpmnew" "$file.rpmsave" "$file.rpmorig"; do
    [ ! -f "$copy" ] || sha256sum "$copy"
  done
done
exit 0
