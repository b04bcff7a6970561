# shellcheck shell=bash
# What .ci/run and .ci/nightly have in common: what has to be installed on a bare Debian, and a desktop for the tests.

again() { # again COMMAND...: tries up to four times, as a mirror may be busy
    local attempt
    for attempt in 1 2 3; do
        "$@" && return
        sleep $((attempt * 5))
    done
    "$@"
}

missing() { # missing PACKAGE...: those that are not installed
    local package
    for package in "$@"; do
        [[ $(dpkg-query -W -f '${Status}' "$package" 2>/dev/null) == 'install ok installed' ]] || echo "$package"
    done
}

install_packages() {
    local wanted
    mapfile -t wanted < <(missing "$@")
    ((${#wanted[@]})) || return 0
    echo "Installing: ${wanted[*]}"
    again apt-get -qq update
    again apt-get -qq install -y --no-install-recommends "${wanted[@]}" >/dev/null
}

install_what_tests_need() {
    local qt_packages
    command -v python3 >/dev/null || install_packages python3
    python3 -c 'import ensurepip' 2>/dev/null || install_packages python3-venv
    # What Qt needs is what run.py tells a person to install, so that this advice is tried out here.
    read -ra qt_packages < <(python3 -c 'from bootstrap.system_libraries import DEBIAN_PACKAGES as p; print(*p)')
    install_packages ca-certificates "${qt_packages[@]}" at-spi2-core dbus gnome-keyring openbox xauth xvfb
}

with_desktop() { # with_desktop FOLDER COMMAND...: with an X server, a window manager and an unlocked keyring
    local folder=$1
    shift
    mkdir -p -m 700 "$folder/data" "$folder/run"
    # shellcheck disable=SC2016  # the inner shell expands these
    XDG_DATA_HOME=$folder/data XDG_RUNTIME_DIR=$folder/run timeout --kill-after=30 "${MOST_SECONDS:-3600}" \
        xvfb-run --auto-servernum --server-args='-screen 0 1280x900x24 -nolisten tcp' dbus-run-session -- bash -c '
            openbox 2>/dev/null &
            printf "\n" | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1
            "$@"
        ' desktop "$@"
}
