# shellcheck shell=sh
# The accounts must exist before a file is unpacked: rpm before 4.19 does not create them from our provides.
getent group @group@ >/dev/null || @unwritable@groupadd -r @number@@group@ || exit 1
