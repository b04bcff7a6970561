#!/usr/bin/env bash
# Signs one file of Windows with the certificate in SIGNING_CERTIFICATE, whose password is in SIGNING_PASSWORD_FILE.
# SIGNING_TIMESTAMP names the service that bears witness to the time; it is the certificate's issuer who says which.
set -euo pipefail
signed=$(mktemp -u "$1.XXXXXX")
timestamp=()
if [[ -n ${SIGNING_TIMESTAMP:-} ]]; then timestamp=(-ts "$SIGNING_TIMESTAMP"); fi
osslsigncode sign -pkcs12 "$SIGNING_CERTIFICATE" -readpass "$SIGNING_PASSWORD_FILE" -h sha256 \
    -n "Customer Portal Setup" "${timestamp[@]}" -in "$1" -out "$signed"
mv "$signed" "$1"
