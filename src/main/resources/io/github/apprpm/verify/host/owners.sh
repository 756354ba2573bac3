# shellcheck shell=sh
# The files of an installed package as they are: permissions, user, group, path. owners NAME
rpm -ql "$1" | tr '\n' '\0' | xargs -0 -r stat -c '%a %U %G %n' 2>/dev/null
exit 0
