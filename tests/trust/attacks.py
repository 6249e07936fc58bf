"""The releases that misbehave: a row an attack, with what it tries and how its suites may end."""

from __future__ import annotations

from cozematrix.cells.outcome import Status

from .trial import Attack

CRASHED, TIMEOUT = frozenset({Status.CRASHED}), frozenset({Status.TIMEOUT})
NO_IMPORT = frozenset({Status.IMPORT_ERROR})
OURS = frozenset({Status.INFRASTRUCTURE})
UNWITNESSED = frozenset({Status.UNWITNESSED})
GREEN = frozenset({Status.OK})
FAILED = frozenset({Status.CONTRACT_FAILURES})
OWN_LIE = "a suite and its release share a process: a release can lie about its own tests (README)"

# A recording in which everything passed, as the recorder would have written it.
FORGE = """
import json
from importlib import metadata

held = {each.metadata["Name"].lower(): each.version for each in metadata.distributions()}
names = ["name_comes_back", "description_comes_back", "bot_is_asked_for_once",
         "unknown_bot_is_an_error", "bot_is_published"]
tests = ["tests/%s/test_small.py::test_%s" % (SUITE, each) for each in names]
facts = [{"event": "started", "python": sys.version.split()[0], "dependencies": held}]
facts += [{"event": "collected", "tests": tests}]
facts += [{"event": "test", "test": each, "outcome": "passed", "seconds": 0.1} for each in tests]
facts += [{"event": "finished", "exit_status": 0, "modules": {}}]
with open(SCRATCH + "/recording.jsonl", "w") as file:
    file.writelines(json.dumps(fact) + "\\n" for fact in facts)
"""
# The control side, as the account of this suite uses it.
ASK = """
import json, urllib.request

def ask(verb, path, sent=None, **headers):
    request = urllib.request.Request(OUTSIDE.service_url + path, method=verb, headers=headers)
    if sent is not None:
        request.data = sent if isinstance(sent, bytes) else json.dumps(sent).encode()
        request.add_header("Content-Type", "application/json")
    with urllib.request.urlopen(request, timeout=10) as answer:
        return answer.read()

ACCOUNT = os.environ.get("COZE_FAKE_ACCOUNT", "")
"""

ENDS = (
    Attack("nothing", "be a release with a defect, and nothing else"),
    Attack(
        "exits in the import step with 0",
        "look as if the import had succeeded",
        "os._exit(0)",
        when="import",
        status=NO_IMPORT,
        cause="import: exit code 0",
    ),
    Attack(
        "raises SystemExit(0) in the import step",
        "look as if the import had succeeded",
        "sys.exit(0)",
        when="import",
        status=NO_IMPORT,
        cause="SystemExit",
    ),
    Attack(
        "forges the report of the import step",
        "say that the import succeeded, and end",
        """
        import json
        with open(SCRATCH + "/import.json", "w") as file:
            json.dump({"error": ""}, file)
        os._exit(0)
        """,
        when="import",
        status=FAILED,
    ),
    Attack(
        "exits at import with 0",
        "look as if all had passed, before anything ran",
        "os._exit(0)",
        status=CRASHED,
        cause="exit code 0, in the start of the suite",
    ),
    Attack(
        "exits in a test with 0",
        "look as if all had passed, in the first test",
        "os._exit(0)",
        when="call",
        status=CRASHED,
        cause="exit code 0, in test_small::test_name_comes_back",
    ),
    Attack(
        "exits in a thread with 0",
        "end while a test runs",
        """
        import threading
        threading.Timer(0.2, os._exit, (0,)).start()
        time.sleep(5)
        """,
        when="call",
        status=CRASHED,
        cause="exit code 0",
    ),
    Attack(
        "exits at the interpreter's exit with 0",
        "replace the exit code",
        "import atexit; atexit.register(os._exit, 0)",
    ),
    Attack(
        "replaces itself by a program that succeeds",
        "end well as another program",
        "os.execv('/bin/true', ['true'])",
        when="call",
        status=CRASHED,
        cause="exit code 0",
    ),
    Attack(
        "stops itself",
        "have the run wait for it",
        "os.kill(os.getpid(), 19)",
        when="call",
        seconds=5,
        status=TIMEOUT,
        cause="without an answer",
    ),
    Attack(
        "is killed by its own group",
        "take the supervisor along with its process group",
        "os.kill(0, 9)",
        when="call",
        status=CRASHED,
        cause="killed by SIGKILL",
    ),
    Attack(
        "hangs at import with the interpreter's lock",
        "never end, and let no thread run",
        "import ctypes; ctypes.PyDLL(None).sleep(600)",
        when="import",
        seconds=3,
        status=TIMEOUT,
        cause="without an answer",
    ),
    Attack(
        "hangs in a suite with the interpreter's lock",
        "never end, and let no thread run",
        "import ctypes; ctypes.PyDLL(None).sleep(600)",
        seconds=4,
        status=TIMEOUT,
        cause="without an answer",
    ),
    Attack(
        "hangs at exit",
        "never end after everything is recorded",
        "import atexit; atexit.register(time.sleep, 600)",
        seconds=6,
        status=TIMEOUT,
        cause="without an answer",
    ),
)

FORGERIES = (
    Attack(
        "writes its own recording",
        "have all passed without running anything",
        FORGE + "\nos._exit(0)",
        # The verdict knows that the same tests speak to the service in the other cell.
        status=GREEN,
    ),
    Attack(
        "writes its own recording and sends its requests",
        "have all passed, with requests that look like theirs",
        FORGE
        + ASK
        + """
for each in tests:
    token = "forged-" + each.rpartition("_")[2] + SUITE + OUTSIDE.version
    ask("PUT", "/_fake/tenants/" + token, {"account": ACCOUNT, "test": each})
    ask("POST", "/_fake/tenants/%s/state" % token, {"bots": [{"bot_id": "1"}]})
    ask("GET", "/v1/bots/1", Authorization="Bearer " + token)
os._exit(0)
""",
        status=GREEN,
        remains=OWN_LIE,
    ),
    Attack(
        "patches pytest's reports",
        "have each failure reported as passed",
        """
        from _pytest.reports import TestReport
        make = TestReport.from_item_and_call.__func__
        def forged(cls, item, call):
            report = make(cls, item, call)
            report.outcome, report.longrepr = "passed", None
            return report
        TestReport.from_item_and_call = classmethod(forged)
        """,
        status=GREEN,
        remains=OWN_LIE,
    ),
    Attack(
        "patches the recorder",
        "have each failure recorded as passed",
        """
        from tests.shared.recorder import Recorder
        write = Recorder._write
        def forged(self, fact):
            if fact.get("outcome") == "failed":
                fact.update(outcome="passed", message="", details="")
            write(self, fact)
        Recorder._write = forged
        """,
        # The exit code says that a test failed.
        status=CRASHED,
        cause="though no test failed",
    ),
    Attack(
        "patches the recorder and the exit code",
        "have each failure recorded as passed",
        """
        import atexit
        from tests.shared.recorder import Recorder
        write = Recorder._write
        def forged(self, fact):
            if fact.get("outcome") == "failed":
                fact.update(outcome="passed", message="", details="")
            write(self, fact)
        Recorder._write = forged
        atexit.register(os._exit, 0)
        """,
        status=GREEN,
        remains=OWN_LIE,
    ),
    Attack(
        "takes the failing test out of the collection",
        "have nobody ask for what fails",
        """
        from _pytest.python import Module
        collect = Module.collect
        Module.collect = lambda self: [e for e in collect(self) if "description" not in e.name]
        """,
        status=UNWITNESSED,
        cause="not collected, though it is written: test_small::test_description_comes_back",
    ),
    Attack(
        "skips the failing test as absent",
        "have a defect taken for an API that there is not",
        """
        import pytest
        from cozepy import bots
        def forged(data):
            if "description" in os.environ["PYTEST_CURRENT_TEST"]:
                pytest.skip("absent: bots.retrieve")
            return ""
        bots.DESCRIPTION = forged
        """,
        status=GREEN,
    ),
    Attack(
        "answers its own requests",
        "have nobody asked who knows better",
        """
        import httpx
        ANSWER = {"code": 0, "data": {"bot_id": "1", "name": "Ada", "description": "Kind"}}
        def answer(self, request, **_):
            return httpx.Response(200, json=ANSWER, request=request)
        async def answer_later(self, request, **_):
            return answer(self, request)
        httpx.Client.send, httpx.AsyncClient.send = answer, answer_later
        """,
        keeps_states=False,
    ),
    Attack(
        "has no test run",
        "have each pass without a look",
        """
        from _pytest.python import Function
        Function.runtest = lambda self: None
        """,
        # The verdict knows that the same tests speak to the service in the other cell.
        status=GREEN,
    ),
    Attack(
        "closes every file",
        "have nothing recorded",
        "os.closerange(3, 200)",
        when="call",
        status=CRASHED,
        cause="exit code 1",
    ),
    Attack(
        "marks the failing test as expected to fail",
        "have pytest forgive it",
        """
        from _pytest.main import Session
        import pytest
        collect = Session.perform_collect
        def forged(self, *args, **kwargs):
            items = collect(self, *args, **kwargs)
            for each in self.items:
                each.add_marker(pytest.mark.xfail(run=False))
            return items
        Session.perform_collect = forged
        """,
        status=GREEN,
        remains=OWN_LIE,
    ),
    Attack(
        "drops its tests by a plugin of its own",
        "be loaded by pytest through an entry point of the wheel",
        status=UNWITNESSED,
        cause="not collected, though it is written",
        wheel={
            "{info}/entry_points.txt": "[pytest11]\ncoze = coze_plugin\n",
            "coze_plugin.py": """
                def pytest_collection_modifyitems(items):
                    items[:] = [each for each in items if "description" not in each.name]
            """,
        },
    ),
    Attack(
        "says that it came from elsewhere",
        "have another file looked at than the one that ran",
        "sys.modules['cozepy'].__file__ = '/usr/lib/python3/cozepy/__init__.py'",
        status=OURS,
        cause="cozepy came from /usr/lib/python3/cozepy/__init__.py",
    ),
    Attack(
        "replaces httpx by a module of its own",
        "answer its own requests",
        """
        import httpx, types
        fake = types.ModuleType("httpx")
        fake.__dict__.update(sys.modules["httpx"].__dict__, __file__=HOME + "/httpx.py")
        sys.modules["httpx"] = fake
        """,
        status=OURS,
        cause="httpx came from ",
    ),
    Attack(
        "claims another version in its metadata",
        "have an older release's outcome count as its own",
        claims="0.20.0",
        status=OURS,
        has_code=False,
    ),
    Attack(
        "ships packages named tests and cozefake",
        "stand in the place of the suites and of the service's client",
        wheel={
            "tests/__init__.py": "import os; os._exit(0)\n",
            "tests/conftest.py": "import os; os._exit(0)\n",
            "cozefake/__init__.py": "import os; os._exit(0)\n",
            "conftest.py": "import os; os._exit(0)\n",
        },
    ),
    Attack(
        "ships a package named pytest",
        "stand in the place of the runner",
        status=CRASHED,
        cause="exit code 0",
        has_code=False,
        wheel={"pytest/__init__.py": "", "pytest/__main__.py": "import os; os._exit(0)\n"},
    ),
    Attack(
        "ships a sitecustomize",
        "run at every start of its Python",
        status=NO_IMPORT,
        cause="import: exit code 0",
        has_code=False,
        wheel={"sitecustomize.py": "import os; os._exit(0)\n"},
    ),
    Attack(
        "ships a .pth file",
        "run at every start of its Python",
        wheel={"zzz.pth": "import os; os._exit(0)\n"},
    ),
    Attack(
        "has the metadata of a second package",
        "be taken for what it needs",
        status=OURS,
        cause="Multiple .dist-info directories found",
        has_code=False,
        wheel={
            "httpx-0.1.dist-info/METADATA": "Metadata-Version: 2.1\nName: httpx\nVersion: 0.1\n"
        },
    ),
    Attack(
        "has files with names that give orders",
        "reach beyond its folder, the terminal and GitHub",
        status=OURS,
        cause="Failed to extract archive",
        has_code=False,
        wheel={"../../evil.py": "", "cozepy/a\n::error::b.py": "", "cozepy/\x1b[2J.py": ""},
    ),
    Attack(
        "needs a package that has no wheel",
        "have a setup.py run with the user's environment",
        requires=("httpx>=0.27", "onlysource==1.0"),
        status=OURS,
        cause="onlysource has no wheel here, only a source distribution",
        has_code=False,
    ),
)

REACHES = (
    Attack(
        "rewrites outcomes",
        "have its own and another release's outcome say what it likes",
        """
        for path in (OUTSIDE.own_sync, OUTSIDE.own_async, OUTSIDE.other):
            attempt("write " + path, lambda: write(path, "{}"))
            attempt("replace " + path, lambda: os.rename(HOME + "/tried", path))
            attempt("remove " + path, lambda: os.remove(path))
        """,
    ),
    Attack(
        "adds to the ledger and to the engine",
        "be excused, and run with the user's environment",
        """
        for name in ("tests/shared/contracts/bots.toml", "matrix.toml", "noxfile.py",
                     "src/cozematrix/cells/cell.py", "tests/shared/recorder.py",
                     "src/cozematrix/new.py", ".cozematrix/run.json"):
            attempt(name, lambda: write(OUTSIDE.root + "/" + name))
        """,
    ),
    Attack(
        "edits layers in place",
        "change what all cells run",
        """
        import httpx, pathlib
        for path in [*pathlib.Path(OUTSIDE.layers).glob("*/httpx/__init__.py"),
                     pathlib.Path(sys.modules["httpx"].__file__), pathlib.Path(__file__),
                     pathlib.Path(sys.modules["pytest"].__file__)]:
            attempt("write", lambda: write(path))
            attempt("remove", lambda: os.remove(path))
            attempt("add", lambda: write(path.with_name("sitecustomize.py")))
            attempt("cut", lambda: os.truncate(path, 0))
        """,
    ),
    Attack(
        "puts a .pth into environments",
        "run at every start of its own and of another cell's Python",
        """
        import glob
        for venv in (os.path.dirname(os.path.dirname(sys.executable)), OUTSIDE.other_venv):
            for site in glob.glob(venv + "/lib/python3.*/site-packages") or [venv]:
                attempt("pth", lambda: write(site + "/x.pth", "import os"))
                attempt("sitecustomize", lambda: write(site + "/sitecustomize.py"))
            attempt("settings", lambda: write(venv + "/pyvenv.cfg"))
            attempt("program", lambda: os.remove(venv + "/bin/python"))
        """,
    ),
    Attack(
        "writes into the copy of the suites",
        "change what it and others are tested by",
        """
        for name in ("tests/sync/test_small.py", "tests/sync/__pycache__/x.pyc",
                     "tests/__pycache__", "src/cozefake/client.py", "tests/new.py"):
            path = OUTSIDE.view + "/" + name
            attempt(name, lambda: write(path))
            attempt("folder", lambda: os.mkdir(path + ".d"))
        """,
    ),
    Attack(
        "reads secrets",
        "find the user's environment, keys, and what the run knows",
        """
        import glob
        for path in ("/proc/%d/environ" % os.getppid(), "/proc/%d/environ" % OUTSIDE.engine,
                     "/proc/self/environ", "/proc/%d/maps" % OUTSIDE.service,
                     OUTSIDE.home + "/.netrc", OUTSIDE.home + "/.ssh/id_ed25519",
                     OUTSIDE.root + "/.cozematrix/run.json", OUTSIDE.other, "/etc/shadow"):
            attempt(path, lambda: note("secrets", repr(read(path))))
        for folder in (OUTSIDE.root, OUTSIDE.home, OUTSIDE.layers, "/", "/tmp", "/home", "/proc"):
            attempt(folder, lambda: os.listdir(folder))
        """,
    ),
    Attack(
        "leaves files elsewhere",
        "keep something beyond its own end",
        """
        for folder in ("/tmp", "/var/tmp", "/dev/shm", "/run", OUTSIDE.home, OUTSIDE.wheels):
            attempt(folder, lambda: write(folder + "/trust-left-this"))
        """,
    ),
    Attack(
        "changes modes, owners and times",
        "lock the user out of files that it cannot write",
        """
        for path in (OUTSIDE.root + "/tests/shared/contracts/bots.toml", OUTSIDE.other,
                     OUTSIDE.home + "/.netrc", OUTSIDE.other_venv, OUTSIDE.layers, OUTSIDE.view,
                     __file__):
            attempt("mode", lambda: os.chmod(path, 0o700))
            attempt("owner", lambda: os.chown(path, os.getuid(), os.getgid()))
            attempt("times", lambda: os.utime(path, (1, 1)))
            if hasattr(os, "setxattr"):
                attempt("attribute", lambda: os.setxattr(path, "user.x", b"x"))
        """,
    ),
    Attack(
        "opens the network",
        "send what it found to somebody",
        """
        import socket
        def stream(family, address):
            with socket.socket(family, socket.SOCK_STREAM) as made:
                made.settimeout(5)
                made.connect(address)
        def datagram():
            with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as made:
                made.sendto(b"x", ("127.0.0.1", OUTSIDE.udp))
        attempt("TCP", lambda: stream(socket.AF_INET, ("127.0.0.1", OUTSIDE.tcp)))
        attempt("UDP", datagram)
        attempt("a name", lambda: socket.getaddrinfo("example.com", 80))
        attempt("Unix", lambda: stream(socket.AF_UNIX, OUTSIDE.unix))
        attempt("a server", lambda: socket.create_server(("127.0.0.1", 0)))
        """,
    ),
    Attack(
        "signals others",
        "end or stop the engine, the supervisor and the service",
        """
        import signal
        for pid in (os.getppid(), OUTSIDE.engine, OUTSIDE.service):
            for each in (0, signal.SIGSTOP, signal.SIGTERM, signal.SIGKILL):
                attempt("signal", lambda: os.kill(pid, each))
            if hasattr(signal, "pidfd_send_signal"):
                attempt("pidfd", lambda: signal.pidfd_send_signal(os.pidfd_open(pid), 9))
        """,
    ),
    Attack(
        "bounds the resources of others",
        "end the engine or the service by limits that a process can set for another",
        """
        import resource
        for pid in (os.getppid(), OUTSIDE.engine, OUTSIDE.service):
            attempt("files", lambda: resource.prlimit(pid, resource.RLIMIT_NOFILE))
            attempt("size", lambda: resource.prlimit(pid, resource.RLIMIT_CORE, (0, 0)))
            attempt("priority", lambda: os.setpriority(os.PRIO_PROCESS, pid, 5))
            attempt("cores", lambda: os.sched_setaffinity(pid, {0}))
        """,
    ),
    Attack(
        "keeps things in the kernel",
        "leave shared memory and queues behind, or read others'",
        """
        import ctypes
        libc = ctypes.CDLL(None, use_errno=True)
        def called(name, *arguments):
            if getattr(libc, name)(*arguments) < 0:
                raise OSError(ctypes.get_errno(), name)
        attempt("shared memory", lambda: called("shmget", 0x7457, 4096, 0o1600))
        attempt("queue", lambda: called("msgget", 0x7457, 0o1600))
        attempt("semaphores", lambda: called("semget", 0x7457, 1, 0o1600))
        attempt("named queue", lambda: called("mq_open", b"/trust", 0o102, 0o600, None))
        # The keys of the user's session; 250 and 219 are keyctl's numbers.
        number = 250 if os.uname().machine == "x86_64" else 219
        attempt("keys", lambda: called("syscall", number, 0, -3, 0))
        """,
    ),
    Attack(
        "uses the control side beyond its account",
        "see, change or wipe what others ask of the service",
        ASK
        + """
for path in ("/_fake/journal", "/_fake/live", "/", "/_fake/tenants/test-1", "/_fake/accounts"):
    attempt("GET " + path, lambda: ask("GET", path))
attempt("account", lambda: ask("POST", "/_fake/accounts", {"secret": ""}))
attempt("account", lambda: ask("POST", "/_fake/accounts", {"secret": ACCOUNT}))
attempt("close", lambda: ask("POST", "/_fake/accounts/%s/close" % ACCOUNT, {"secret": ACCOUNT}))
attempt("tenant", lambda: ask("PUT", "/_fake/tenants/a", {}))
attempt("tenant", lambda: ask("PUT", "/_fake/tenants/b", {"account": "x"}))
attempt("API", lambda: ask("GET", "/v1/bots/1", Authorization="Bearer nobody"))
""",
    ),
)

LEAVES = (
    *(
        Attack(
            f"leaves a {kind} in the place of its {what}",
            "have the engine wait, follow or read without end",
            f"""
            import atexit
            path = SCRATCH + "/{name}"
            def leave():
                if os.path.exists(path):
                    os.remove(path)
                {make}
            atexit.register(leave)
            """,
            status=status,
        )
        for what, name, status in (
            ("recording", "recording.jsonl", CRASHED),
            ("hits", "hits", FAILED),
        )
        for kind, make in (
            ("pipe", "attempt('pipe', lambda: os.mkfifo(path))"),
            ("link", "attempt('link', lambda: os.symlink(OUTSIDE.home + '/.netrc', path))"),
            ("folder", "os.mkdir(path)"),
            ("large file", "write(path, 'x' * 70_000_000)"),
            ("file with a hole", "open(path, 'w').truncate(63_000_000)"),
        )
    ),
    Attack(
        "leaves folders that nobody may open",
        "have the next run fail for not being able to remove them",
        """
        os.mkdir(SCRATCH + "/locked", 0)
        """,
    ),
    Attack(
        "leaves JSON that is too deep, and lines that are none",
        "end the engine by what it reads",
        """
        import atexit
        lines = ["[" * 100_000, "{" * 1000, "null", "1", "[]", '"event"', "\\x00\\xff", "{}"]
        lines += ['{"event": %s}' % each for each in ("null", "[]", "{}", "1e999", '"test"')]
        lines += ['{"event": "test", "test": %s, "outcome": %s, "seconds": %s, "paths": %s}' % each
                  for each in (("1", '"failed"', "1e999", "[]"), ("[]", '"failed"', "NaN", "3"),
                               ('"x"', "{}", "0", "[]"), ('"x"', '"failed"', '"nan"', "null"))]
        lines += ['{"event": "finished", "modules": [1]}', '{"event": "collected", "tests": {}}']
        def leave():
            with open(SCRATCH + "/recording.jsonl", "a", encoding="latin-1") as file:
                file.writelines(line + "\\n" for line in lines)
        atexit.register(leave)
        """,
    ),
    Attack(
        "fails with words for GitHub and for the terminal",
        "give orders where its messages are shown",
        r"""
        from cozepy import bots
        def said(data):
            raise RuntimeError("::error::x\n::stop-commands::y\x1b[2J\x07\ud800<b>&|`\u202e")
        bots.DESCRIPTION = said
        """,
        keeps_states=False,
    ),
    Attack(
        "records a hundred thousand tests",
        "have the engine keep and show them all",
        """
        import atexit
        line = '{"event": "test", "test": "t::x%d", "outcome": "failed", "seconds": 0}\\n'
        def leave():
            with open(SCRATCH + "/recording.jsonl", "a") as file:
                file.writelines(line % number for number in range(100_000))
        atexit.register(leave)
        """,
        status=CRASHED,
        cause="it recorded more than 50000 facts",
    ),
)

TAKES = (
    Attack(
        "leaves children that left its group",
        "go on after its end",
        """
        if os.fork() == 0:
            os.setsid()
            if os.fork() == 0:
                time.sleep(600)
            os._exit(0)
        os.wait()
        """,
    ),
    Attack(
        "leaves children with closed pipes",
        "go on after its end, without a trace",
        """
        if os.fork() == 0:
            os.setsid()
            os.closerange(0, 100)
            if os.fork() == 0:
                time.sleep(600)
            os._exit(0)
        os.wait()
        """,
    ),
    Attack(
        "leaves children that start children",
        "run away from who ends them",
        """
        if os.fork() == 0:
            os.setsid()
            os.closerange(0, 100)
            while True:
                if os.fork():
                    os._exit(0)
                os.setsid()
                time.sleep(0.002)
        """,
    ),
    Attack(
        "prints 300 MB",
        "fill the disk by its log",
        "for _ in range(300): os.write(1, b'x' * 1_000_000)",
        when="import",
        status=NO_IMPORT,
        cause="exit code",
    ),
    Attack(
        "takes 3 GB of memory",
        "leave none to others",
        """
        if SUITE == "sync":
            kept = [b"x" * 100_000_000 for _ in range(30)]
            time.sleep(600)
        """,
        when="call",
        status=CRASHED | FAILED,
        cause="it used more than 2048 MB of memory",
    ),
    Attack(
        "starts 200 processes",
        "leave none to others",
        """
        if SUITE == "sync":
            for _ in range(200):
                if os.fork() == 0:
                    time.sleep(600)
            time.sleep(600)
        """,
        when="call",
        status=CRASHED | FAILED,
        cause="it had more than 64 processes",
    ),
    Attack(
        "starts 1,000 threads",
        "make the supervisor's looks expensive",
        """
        import threading
        for _ in range(1000):
            threading.Thread(target=time.sleep, args=(600,), daemon=True).start()
        """,
    ),
    Attack(
        "writes 2 GB in small files",
        "fill the disk by its own folder",
        """
        if SUITE == "sync":
            for number in range(80):
                write(SCRATCH + "/%d" % number, "x" * 25_000_000)
                time.sleep(0.02)
            time.sleep(600)
        """,
        when="call",
        status=CRASHED | FAILED,
        cause="it left more than 512 MB of files",
    ),
    Attack(
        "floods the service with requests",
        "have others fail for want of answers",
        ASK
        + """
import threading
def flood(until=time.monotonic() + 3):
    while time.monotonic() < until:
        attempt("flood", lambda: ask("GET", "/v1/bots/1", Authorization="Bearer x"))
for _ in range(16):
    threading.Thread(target=flood, daemon=True).start()
""",
        has_neighbour=True,
    ),
    Attack(
        "floods the service with tenants",
        "have the service keep more than it can",
        ASK
        + """
for number in range(1500):
    ask("PUT", "/_fake/tenants/%s%s%d" % (SUITE, OUTSIDE.version, number),
        {"account": ACCOUNT, "test": "x%d" % number})
""",
        has_neighbour=True,
    ),
    Attack(
        "floods the service with huge bodies",
        "have the service keep more than it can",
        ASK
        + """
ask("PUT", "/_fake/tenants/huge" + SUITE + OUTSIDE.version, {"account": ACCOUNT, "test": "x"})
for _ in range(10):
    try:
        ask("POST", "/v1/files/upload", b"x" * 20_000_000,
            Authorization="Bearer huge" + SUITE + OUTSIDE.version)
    except OSError:
        pass
""",
        has_neighbour=True,
    ),
    Attack(
        "leaves its requests half sent",
        "have the service wait for the rest",
        """
        import socket
        port = int(OUTSIDE.service_url.rpartition(":")[2])
        head = b"POST /v1/files/upload HTTP/1.1\\r\\nHost: x\\r\\n"
        head += b"Content-Length: 99999\\r\\n\\r\\nx"
        kept = sys.modules["cozepy"].kept = []
        for _ in range(200):
            kept.append(socket.create_connection(("127.0.0.1", port), 2))
            kept[-1].sendall(head)
        """,
        has_neighbour=True,
    ),
    Attack(
        "sends what no parser likes",
        "end the service by what it reads",
        ASK
        + """
TENANT = "odd" + SUITE + OUTSIDE.version
ask("PUT", "/_fake/tenants/" + TENANT, {"account": ACCOUNT, "test": "x"})
for body in (b"[" * 500_000, b'{"a":' * 300_000, b"\\xff", b'{"a": 1e999}', b'"\\\\ud800"'):
    for path in ("/_fake/tenants/%s/state" % TENANT, "/v1/bot/publish", "/v3/chat"):
        try:
            ask("POST", path, body, Authorization="Bearer " + TENANT)
        except OSError:
            pass
""",
        has_neighbour=True,
    ),
    Attack(
        "holds 4,000 connections to the service",
        "leave none to others",
        """
        import resource, socket
        limit = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
        try:
            resource.setrlimit(resource.RLIMIT_NOFILE, (limit, limit))
        except (OSError, ValueError):
            pass
        port = int(OUTSIDE.service_url.rpartition(":")[2])
        kept = sys.modules["cozepy"].kept = []
        try:
            for _ in range(2000):
                kept.append(socket.create_connection(("127.0.0.1", port), 1))
        except OSError as error:
            note("ended", repr(error))
            del kept[-20:]
        """,
        has_neighbour=True,
    ),
)

ATTACKS = (*ENDS, *FORGERIES, *REACHES, *LEAVES, *TAKES)
