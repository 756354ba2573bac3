# shellcheck shell=sh
# Every path with its kind, owner, time and size, without the directories in which kernel, systemd and package managers keep state.
# The time is that of the content, as all else may change with the clock of a reader.
find / -xdev \( -path /proc -o -path /sys -o -path /dev -o -path /run -o -path /tmp -o -path /var/tmp -o -path /root \
  -o -path /var/lib/rpm -o -path /usr/lib/sysimage -o -path /usr/share/rpm -o -path /var/lib/dnf -o -path /var/lib/yum \
  -o -path /var/lib/zypp -o -path /var/adm -o -path /var/cache/dnf -o -path /var/cache/yum -o -path /var/cache/libdnf5 -o -path /var/cache/zypp \
  -o -path /var/lib/libdnf5 -o -path /var/lib/PackageKit -o -path /var/lib/systemd -o -path /var/log/journal -o -path /var/log/audit \
  -o -path /var/cache/ldconfig -o -path /var/lib/selinux -o -path /var/lib/private -o -path /var/cache/private -o -path /var/log/private \
  -o -name __pycache__ -o -path '/var/log/dnf*' -o -path '/var/log/hawkey*' -o -path '/var/log/yum*' -o -path '/var/log/zypp*' \
  -o -path '/var/log/zypper*' \) -prune -o -printf '%y %U %T@ %s %p\n'
