#!/bin/sh
# The build says which package this is, and where it answers.
case $ENDPOINT in
  *:[0-9]*) ;;
  *) echo "ENDPOINT is '$ENDPOINT'"; exit 1 ;;
esac
echo "NAME is $NAME, VERSION is $VERSION"
[ "$NAME" = shop ] && [ "$VERSION" = 1.0.0 ]
