#!/usr/bin/env bash
# Puts real Asterisk servers for the tests into folders of their own, from Debian's packages:
#
#   test/asterisk/provision.sh [16] [22]        (both without arguments)
#
# Each root is a small Debian system that is only ever entered by chroot; nothing is installed on this machine but
# mmdebstrap. A root that exists is used again; remove its folder to have it made anew. Needs root and about 320 MB each.
#
#   ASTERVISOR_ASTERISK_ROOTS   where the roots go; default ${XDG_CACHE_HOME:-~/.cache}/astervisor/asterisk

set -euo pipefail

home=~ # also where HOME is not set
roots=${ASTERVISOR_ASTERISK_ROOTS:-${XDG_CACHE_HOME:-$home/.cache}/astervisor/asterisk}
keyring=/usr/share/keyrings/debian-archive-keyring.gpg

declare -A suites=([16]=bullseye [22]=forky)

say() { printf 'provision: %s\n' "$*"; }
die() { printf 'provision: %s\n' "$*" >&2; exit 1; }

fetch() { # URL FILE, with the machine's own proxy and certificate settings
  /usr/lib/apt/apt-helper -o Acquire::Retries=2 download-file "$1" "$2" >/dev/null 2>&1
}

# The repositories that this machine's apt knows, Debian's own first, each followed by its archive of past releases.
mirrors() {
  apt-get indextargets --format '$(ORIGIN) $(REPO_URI)' 'Created-By: Packages' |
    sort -u | awk '$1 == "Debian" { print $2 } $1 != "Debian" { others[n++] = $NF } END { for (i = 0; i < n; i++) print others[i] }' |
    while read -r uri; do
      printf '%s\n' "$uri"
      case $uri in */debian/) printf '%s\n' "${uri%/debian/}/debian-archive/debian/" ;; esac
    done
}

mirror_of() { # SUITE: the first repository that has it
  local probe uri
  probe=$(mktemp -d)
  while read -r uri; do
    if fetch "${uri}dists/$1/Release" "$probe/Release"; then
      rm -rf "$probe"
      printf '%s\n' "$uri"
      return
    fi
  done < <(mirrors)
  rm -rf "$probe"
  return 1
}

install_mmdebstrap() {
  command -v mmdebstrap >/dev/null && return
  say 'installing mmdebstrap'
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends mmdebstrap debian-archive-keyring >/dev/null
}

# mmdebstrap starts from a clean configuration: proxies and certificates of this machine have to be handed on.
network_options() {
  apt-config dump | grep -E '^Acquire::(https?|Retries|ForceIPv[46])(::| )' | grep -vE ' "";$' || true
}

build() { # MAJOR
  local major=$1 suite=${suites[$1]} target=$roots/$1 temporary=$roots/.$1.new
  local mirror signed='' version options=()

  install_mmdebstrap
  mirror=$(mirror_of "$suite") || die "no repository of this machine's apt sources has Debian $suite, which Asterisk $major comes from"
  [[ -r $keyring ]] && signed="[signed-by=$keyring] "
  while read -r option; do options+=("--aptopt=$option"); done < <(network_options)

  say "making Asterisk $major from Debian $suite in $target (half a minute to two minutes)"
  rm -rf "$temporary"
  mmdebstrap --mode=root --variant=apt --include=asterisk \
    --aptopt='Acquire::Check-Valid-Until "false"' --aptopt='APT::Sandbox::User "root"' "${options[@]}" \
    --dpkgopt='path-exclude=/usr/share/man/*' --dpkgopt='path-exclude=/usr/share/locale/*' \
    "$suite" "$temporary" "deb ${signed}${mirror} $suite main"

  version=$(chroot "$temporary" asterisk -V)
  [[ $version == "Asterisk $major."* ]] || die "expected Asterisk $major from Debian $suite, got '$version'"
  printf '%s\n' "${version#Asterisk }" >"$temporary/asterisk-version"
  mkdir -p "$temporary/instances"
  mv -T "$temporary" "$target"
}

provide() { # MAJOR
  [[ -n ${suites[$1]:-} ]] || die "there is no Asterisk $1 here; choose from: 16 22"
  if [[ -s $roots/$1/asterisk-version ]]; then
    say "Asterisk $(<"$roots/$1/asterisk-version") is in $roots/$1"
    return
  fi
  [[ $(id -u) == 0 ]] || die 'needs root (or point ASTERVISOR_TEST_AMI at a server of your own)'
  command -v apt-get >/dev/null || die 'needs a machine with apt (or point ASTERVISOR_TEST_AMI at a server of your own)'
  build "$1"
  say "Asterisk $(<"$roots/$1/asterisk-version") is in $roots/$1"
}

mkdir -p "$roots"
exec 9>"$roots/.lock"
flock 9 # two runs at once: the second one finds what the first one made
for major in "${@:-16 22}"; do
  for one in $major; do provide "$one"; done
done
