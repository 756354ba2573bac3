# shellcheck shell=sh
# Prepares a host for a package: imports keys, and allows unsigned packages where rpm would refuse all of them.
# prepare KEYS...
for key; do
  rpm --import "$key" || exit
done
case $(rpm --eval '%{?_pkgverify_level}') in
  all | signature) mkdir -p /etc/rpm && echo '%_pkgverify_level digest' >/etc/rpm/macros.apprpm-verify ;;
esac
exit 0
