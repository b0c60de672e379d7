#!/bin/sh
# Puts a built site on a server: sh hosting/rsync.sh USER@HOST [SITE]
# It goes into a folder of its own beside the one that readers see, is compared there with its list
# of digests, and takes that one's place in one step. The three editions before it are kept.
set -eu
host="$1"
site="${2:-site}"
base="${DOSSIER_BASE:-/var/www/dossier}"
edition="$(sha256sum "$site/SHA256SUMS" | cut -c1-16)"

ssh "$host" "mkdir -p '$base/editions'"
rsync --recursive --links --perms --chmod=D755,F644 --checksum --delete \
  --link-dest=../current/ "$site/" "$host:$base/incoming/"
ssh "$host" "set -eu
  cd '$base/incoming'
  sha256sum --check --strict --quiet SHA256SUMS
  cd '$base'
  if [ -d 'editions/$edition' ]; then rm -rf incoming; else mv -T incoming 'editions/$edition'; fi
  touch 'editions/$edition'
  ln -sfn 'editions/$edition' next
  mv -T next current
  cd editions
  ls -1t | tail -n +5 | xargs -r rm -rf --"
echo "$host now shows edition $edition."
