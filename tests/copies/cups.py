"""A CUPS server of the tests' own: its folders, its port, a queue whose printer keeps what it gets."""

from __future__ import annotations

import os
import shutil
import socket
import stat
import subprocess
import tempfile
import time
from pathlib import Path

PPD = Path(__file__).with_name("capture.ppd")
NEEDED = ("cupsd", "lpadmin", "ipptool", "cupsenable", "cancel")
BINARIES = Path("/usr/lib/cups")
PATH = f"{os.environ.get('PATH', '')}:/usr/sbin:/sbin"
BACKEND = """\
#!/bin/sh
# job user title copies options [file]
[ $# -eq 0 ] && {{ echo 'direct capture "Unknown" "Capture"'; exit 0; }}
if [ -e "{root}/jam" ]; then echo "ERROR: paper jam" >&2; cat > /dev/null; exit 1; fi
while [ -e "{root}/slow" ]; do sleep 0.2; done
cat "${{6:--}}" > "{root}/out/.$1" || exit 1
printf '%s' "$3" > "{root}/out/$1.name"
printf '%s' "$5" > "{root}/out/$1.options"
mv "{root}/out/.$1" "{root}/out/$1.pdf"
"""
FILES = """\
ServerRoot {root}/etc
ServerBin {root}/bin
DataDir /usr/share/cups
RequestRoot {root}/spool
TempDir {root}/spool/tmp
CacheDir {root}/cache
StateDir {root}/state
AccessLog {root}/log/access
ErrorLog {root}/log/error
PageLog {root}/log/page
{user}
"""
SETTINGS = """\
Listen localhost:{port}
Browsing Off
WebInterface No
LogLevel debug
MaxJobs 0
PreserveJobHistory Yes
PreserveJobFiles No
ErrorPolicy abort-job
<Location />
Order allow,deny
Allow localhost
</Location>
<Location /admin>
Order allow,deny
Allow localhost
</Location>
<Policy default>
JobPrivateAccess all
JobPrivateValues none
<Limit All>
Order allow,deny
Allow localhost
</Limit>
</Policy>
"""


def lacking() -> str | None:
    """Why no server can be started here, None where one can."""
    absent = [name for name in NEEDED if shutil.which(name, path=PATH) is None]
    if absent:
        return f"not installed: {', '.join(absent)}"
    return None if (BINARIES / "filter" / "pdftopdf").exists() else "not installed: cups-filters"


class Cups:
    """A running server; ``out`` is what its printer put out."""

    def __init__(self) -> None:
        # not pytest's folder: the server's filters run as another user, who must come to it
        self.root = Path(tempfile.mkdtemp(prefix="masthead-cups-"))
        self.root.chmod(0o755)
        self.out = self.root / "out"
        with socket.socket() as free:
            free.bind(("localhost", 0))
            self.port = free.getsockname()[1]
        self.host = f"localhost:{self.port}"
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        for name in ("etc/ppd", "spool/tmp", "cache", "state", "log", "bin/backend", "out"):
            (self.root / name).mkdir(parents=True)
        for name in ("cgi-bin", "daemon", "driver", "filter", "monitor", "notifier"):
            (self.root / "bin" / name).symlink_to(BINARIES / name)
        user = ""
        if os.geteuid() == 0:
            user = "User lp\nGroup lp\nSystemGroup root"
            for name in ("spool", "spool/tmp", "cache", "state"):
                shutil.chown(self.root / name, "lp", "lp")
        backend = self.root / "bin" / "backend" / "capture"
        backend.write_text(BACKEND.format(root=self.root))
        backend.chmod(stat.S_IRWXU if os.geteuid() == 0 else 0o755)
        (self.root / "etc" / "cups-files.conf").write_text(FILES.format(root=self.root, user=user))
        (self.root / "etc" / "cupsd.conf").write_text(SETTINGS.format(port=self.port))
        command = [
            "cupsd",
            "-f",
            "-c",
            f"{self.root}/etc/cupsd.conf",
            "-s",
            f"{self.root}/etc/cups-files.conf",
        ]
        with open(self.root / "log" / "stderr", "wb") as log:
            self.process = subprocess.Popen(command, stdout=log, stderr=log, env={**os.environ, "PATH": PATH})
        self._answers()
        self.run(
            "lpadmin",
            "-p",
            "office",
            "-E",
            "-v",
            "capture:/",
            "-P",
            str(PPD),
            "-o",
            "printer-error-policy=abort-job",
        )

    def _answers(self) -> None:
        assert self.process
        for _ in range(100):
            if self.process.poll() is not None:
                break
            with socket.socket() as there:
                if there.connect_ex(("localhost", self.port)) == 0:
                    return
            time.sleep(0.1)
        raise OSError((self.root / "log" / "stderr").read_text() or "cupsd does not answer")

    def run(self, command: str, *words: str) -> str:
        done = subprocess.run(
            [command, "-h", self.host, *words],
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
            env={**os.environ, "PATH": PATH},
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    def printed(self) -> list[Path]:
        """What came out, in the order of the jobs."""
        return sorted(self.out.glob("*.pdf"), key=lambda path: int(path.stem))

    def stop(self) -> None:
        if self.process:
            self.process.terminate()
            try:
                self.process.wait(20)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
        shutil.rmtree(self.root, ignore_errors=True)
