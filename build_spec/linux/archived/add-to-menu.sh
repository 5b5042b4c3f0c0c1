#!/bin/sh
# Puts Judge Desktop into the menu of this account and lets a double click open its files; --remove takes it out again.
# Run it anew after the folder was moved. Nothing outside the own home is touched, no administrator is needed.
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
share=${XDG_DATA_HOME:-$HOME/.local/share}

if [ "${1:-}" = --remove ]; then
    (cd "$here/share" && find applications icons mime -type f) | while read -r file; do rm -f "$share/$file"; done
    word='taken out of the menu'
else
    (cd "$here/share" && find applications icons mime -type f) | while read -r file; do
        mkdir -p "$share/$(dirname "$file")"
        cp "$here/share/$file" "$share/$file"
    done
    # The entry names the program where it lies. Four characters are quoted there, backslashes twice; sed has its own.
    quoted=$(printf '%s' "$here/judge-desktop" |
        sed -e 's/\\/\\\\\\\\/g' -e 's/["`$]/\\\\&/g' -e 's/%/%%/g' -e 's/[\\&|]/\\&/g')
    sed -i -e "s|^Exec=judge-desktop|Exec=\"$quoted\"|" "$share/applications/judge-desktop.desktop"
    word='in the menu now'
fi

command -v update-desktop-database >/dev/null && update-desktop-database -q "$share/applications" || true
command -v update-mime-database >/dev/null && update-mime-database "$share/mime" || true
echo "Judge Desktop is $word."
