#!/bin/sh
# sh packaging/macos/make_dmg.sh : "Secrets Manual.app" in a disk image, in dist/. On a Mac.
# To be opened on other Macs without a warning it has to be signed and notarised with an Apple
# developer's identity, which is given in SIGN_AS; without one it is signed for this Mac alone.
set -eu
cd "$(dirname "$0")/../.."
python3 packaging/dev.py package bundle
app="build/package/bundle/Secrets Manual.app"
version=$(sed -n 's/^__version__ = "\(.*\)"/\1/p' secretsmanual/__init__.py)
codesign --force --deep --options runtime --sign "${SIGN_AS:--}" "$app"
image=$(mktemp -d)
cp -R "$app" build/package/made/notices/THIRD-PARTY.txt "$image"
ln -s /Applications "$image/Applications"
mkdir -p dist
hdiutil create -volname "Secrets Manual" -srcfolder "$image" -ov -format UDZO \
    "dist/secretsmanual-$version-$(uname -m).dmg"
rm -r "$image"
