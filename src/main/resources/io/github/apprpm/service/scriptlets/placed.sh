# shellcheck shell=sh
# Where the version has its configuration whose unit is there now. In another layout that is another place.
placed() {
  programs=$(sed -n 's|^ExecStart=[^ ]* sh \(/[^ ]*\)/launch\( .*\)\{0,1\}$|\1|p' @unitfile@ 2>/dev/null | tail -n 1)
  case $programs in
    @programs@) echo @configuration@ ;;
    */bin) echo "${programs%/bin}/conf" ;;
  esac
}
