# shellcheck shell=sh
# Asks for URL twenty times a second until FOLDER/stop exists, and once more. FOLDER/log gets a line for each request:
# when it began, in nanoseconds since 1970; the HTTP status; curl's exit status. requests URL FOLDER SECONDS
url=$1 folder=$2
read -r begin _ </proc/uptime
end=$((${begin%.*} + $3))
rm -rf "$folder"
mkdir -p "$folder"
ask() {
  time=$(date +%s%N)
  status=$(curl -q -s -g -k --noproxy '*' -m 20 -o /dev/null -w '%{http_code}' "$url")
  echo "$time $status $?"
}
while [ ! -e "$folder/stop" ]; do
  ask
  read -r now _ </proc/uptime
  [ "${now%.*}" -lt $end ] || break
  sleep 0.04
done >"$folder/log"
ask >>"$folder/log"
