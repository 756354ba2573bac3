# shellcheck shell=sh
# The numbers of the user and group of the version that is installed: those of its process, and of its configuration.
owner() {
  user=$(sed -n 's/^User=//p' @unitfile@ 2>/dev/null | tail -n 1)
  echo "$(id -u "${user:-root}" 2>/dev/null || echo 0):$(stat -c %g @configuration@ 2>/dev/null || echo 0)"
}
