#!/bin/sh
# The started server lists what it has, which is nothing yet.
set -e
test "$(curl -sS "http://$ENDPOINT/health")" = ok
test "$(curl -sS -o /dev/null -w '%{http_code}' "http://$ENDPOINT/repositories/apps/el9.repo")" = 404
test "$(curl -sS -o /dev/null -w '%{http_code}' -T "$0" "http://$ENDPOINT/upload")" = 401
