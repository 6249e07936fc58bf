"""The matrix: which cozepy releases work on which Python, sync and async.

nox -s tests              the window: newest releases on every Python of this machine
nox -s tests -- full      every release
nox -s tests -- 3.9 0.16.2 '>=0.19'
nox -s plan -- full       what would run, and what not, and why
nox -s gate               tests, type checks and their verdict
"""

from __future__ import annotations

import os
import shlex
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import nox

sys.path.insert(0, str(Path(__file__).parent / "src"))

from cozematrix import checkout as inputs
from cozematrix import plain
from cozematrix.errors import InputError, MatrixError, why_not_written
from cozematrix.inputs.indexes import installer_environment, read_indexes
from cozematrix.planning.plan import OF_THE_MATRIX, Suite
from cozematrix.reports import listing, terminal
from cozematrix.reports.site.browser import NONE as NO_BROWSER
from cozematrix.reports.site.browser import find_browser
from cozematrix.sessions import asking, index, judging, running, trying, writing
from cozematrix.sessions import site as site_session

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

nox.needs_version = ">=2026.8"
nox.options.default_venv_backend = "uv"
nox.options.download_python = "never"
# The verdict says which Pythons are missing, and whether that is a fault.
nox.options.error_on_missing_interpreters = False
nox.options.reuse_venv = "yes"
nox.options.sessions = ["tests"]

for stream in (sys.stdout, sys.stderr):
    plain.adapt(stream)
try:
    CHECKOUT = inputs.open_checkout(sys.argv)
except MatrixError as error:
    print(plain.visible(str(error)), file=sys.stderr)
    raise SystemExit(2) from None
except OSError as error:
    print(why_not_written(error), file=sys.stderr)
    raise SystemExit(1) from None

PLAN = CHECKOUT.plan
PYTHONS = list(PLAN.pythons)
UPKEEP = CHECKOUT.upkeep_release
RELEASES = [
    nox.param(release.version, id=release.version, tags=inputs.tags(CHECKOUT, release))
    for release in CHECKOUT.offered
]
# What is kept from an earlier run needs no session.
CELLS = [f"cell-{cell.name}" for cell in CHECKOUT.to_run]
TO_RUN = [python for python in PYTHONS if any(cell.python == python for cell in PLAN.run)]
TYPES = [f"types-{python}" for python in dict.fromkeys(cell.python for cell in CHECKOUT.to_check)]
BOUNDS = [f"bound-{python}" for python in TO_RUN]
CHECKERS = [f"checker-{python}" for python in TO_RUN]
# A suite waits for the better part of its time: websockets close slowly, and some things hang.
# Where no session has company nox would warn that it ignores the option.
if CHECKOUT.command.runs_cells and CHECKOUT.request.only != "api" and (CELLS or TYPES):
    nox.options.parallel = 1 + 2 * (os.cpu_count() or 1)
BOTH = (Suite.SYNC, Suite.ASYNC)
SUITES = ("tests/shared", "tests/sync", "tests/async")


# With `-p 3.9` nox leaves out every session that has another Python, or none.
@nox.session(python=CHECKOUT.command.python, venv_backend="none")
def prepare(session: nox.Session) -> None:
    """Begin a run: look at the index, take the checkout, start the fake service."""
    tell(session, lambda: running.prepare(CHECKOUT))


@nox.session(python=PYTHONS, requires=["prepare"], allow_parallel=True)
@nox.parametrize("release", RELEASES)
def cell(session: nox.Session, release: str) -> None:
    """Run both suites in one cell: `-s "cell-3.9(0.16.2)"`, `-p 3.9`, `-t v0_16_2`."""
    venv = Path(session.virtualenv.location)
    python = str(session.python)
    gated(session, lambda: running.cell(CHECKOUT, python, release, venv), "no results")


@nox.session(python=PYTHONS, requires=["prepare"], allow_parallel=True)
def types(session: nox.Session) -> None:
    """Type-check the cells of one Python and record what happened."""
    venv = Path(session.virtualenv.location)
    gated(session, lambda: running.types(CHECKOUT, str(session.python), venv), "no results")


@nox.session(python=PYTHONS, requires=["prepare"], allow_parallel=True)
def stability(session: nox.Session) -> None:
    """Run the newest release's suites twenty times in random order; all must end alike."""
    python, venv = str(session.python), Path(session.virtualenv.location)
    gated(session, lambda: trying.repeat(CHECKOUT, python, venv), "not always alike")


@nox.session(venv_backend="none", requires=["prepare", *CELLS])
def tests(session: nox.Session) -> None:
    """Run the suites in every cell of the window (`-- full`: of all releases), judge."""
    judge(session, BOTH)


@nox.session(venv_backend="none", requires=["prepare", *TYPES])
def typecheck(session: nox.Session) -> None:
    """Type-check the same cells; print the matrix, judge."""
    judge(session, (Suite.TYPES,))


@nox.session(venv_backend="none", requires=["prepare", *CELLS, *TYPES])
def gate(session: nox.Session) -> None:
    """Run tests and type checks, and give one verdict over both."""
    judge(session, OF_THE_MATRIX)


@nox.session(venv_backend="none", requires=CHECKOUT.needs(CELLS, TYPES))
def candidate(session: nox.Session) -> None:
    """Judge a release that is not out yet beside the newest one: `-- --from X`."""
    gated(session, lambda: judging.judge_candidate(CHECKOUT), "not to go out like this")


@nox.session(python=PYTHONS, requires=["prepare"], allow_parallel=True)
def bound(session: nox.Session) -> None:
    """Try the lowest and the newest version of each dependency on one Python."""
    venv = Path(session.virtualenv.location)
    gated(session, lambda: trying.bounds(CHECKOUT, str(session.python), venv), "nothing was tried")


@nox.session(venv_backend="none", requires=["prepare", *BOUNDS])
def bounds(session: nox.Session) -> None:
    """Try what else can be installed beside the releases, and write docs/bounds.md."""
    tell(session, lambda: writing.write_bounds(CHECKOUT))


@nox.session(venv_backend="none")
def bisect(session: nox.Session) -> None:
    """Tell between which releases, Pythons or versions of a dependency a test begins to fail."""
    tell(session, lambda: trying.bisect(CHECKOUT))


@nox.session(venv_backend="none")
def report(session: nox.Session) -> None:
    """Print and judge again what the last run recorded, without running anything."""
    judge(session, None)


@nox.session(venv_backend="none")
def accept(session: nox.Session) -> None:
    """Propose what the ledger would have to say of the last run; `-- --write` edits it."""
    tell(session, lambda: judging.propose(CHECKOUT))


@nox.session(venv_backend="none")
def html(session: nox.Session) -> None:
    """Write coverage pages for single cells, from what the last run measured."""
    tell(session, lambda: asking.write_html(CHECKOUT))


@nox.session(venv_backend="none")
def durations(session: nox.Session) -> None:
    """Write durations.json, by which cells are ordered and cut, from what was recorded here."""
    tell(session, lambda: writing.measure_durations(CHECKOUT))


@nox.session(venv_backend="none")
def plan(session: nox.Session) -> None:
    """Print what would run, and why each cell that would not is left out."""
    tell(session, lambda: asking.describe_plan(CHECKOUT))


@nox.session(venv_backend="none")
def releases(session: nox.Session) -> None:
    """Read the package index anew, write releases.json, show what changed."""
    tell(session, lambda: index.refresh_releases(CHECKOUT))


@nox.session(venv_backend="none")
def api(session: nox.Session) -> None:
    """Print what changed in the public API between neighbouring releases."""
    tell(session, lambda: asking.describe_api_changes(CHECKOUT))


@nox.session(python=PYTHONS, requires=["prepare"], allow_parallel=True)
def checker(session: nox.Session) -> None:
    """Ask a second type checker about the releases whose newest planned Python this is."""
    venv = Path(session.virtualenv.location)
    gated(session, lambda: trying.checker(CHECKOUT, str(session.python), venv), "nothing was said")


@nox.session(venv_backend="none", requires=["prepare", *CHECKERS])
def checkers(session: nox.Session) -> None:
    """Ask a second type checker, after `typecheck`; write docs/checkers.md and checkers.json."""
    tell(session, lambda: writing.write_checkers(CHECKOUT))


@nox.session(venv_backend="none")
def upgrades(session: nox.Session) -> None:
    """Write docs/upgrades.md: what upgrading breaks in typed code, from `typecheck -- full`."""
    tell(session, lambda: writing.write_upgrades(CHECKOUT))


@nox.session(venv_backend="none")
def advise(session: nox.Session) -> None:
    """Read a project's source, and advise it on its releases and Pythons: `-- PATH`."""
    tell(session, lambda: asking.advise(CHECKOUT))


@nox.session(venv_backend="none")
def definition(session: nox.Session) -> None:
    """Renew the published definition from a checkout of coze-sdk-gen; show what is new."""
    facts = "tests/fake/data/published.json"
    session.run(sys.executable, "-m", "cozefake.published", *session.posargs, facts, external=True)


@nox.session(venv_backend="none")
def fields(session: nox.Session) -> None:
    """Write since when each field is read or sent, from a run of all releases."""
    tell(session, lambda: writing.write_fields(CHECKOUT))


@nox.session(venv_backend="none")
def coverage(session: nox.Session) -> None:
    """Report the coverage of the newest release in the last run, and the reasons for gaps."""
    gated(session, lambda: judging.judge_coverage(CHECKOUT), "not covered as uncovered.toml says")


@nox.session(venv_backend="none")
def compatibility(session: nox.Session) -> None:
    """Write COMPATIBILITY.md from what was recorded, the ledger and the releases' sources."""
    tell(session, lambda: writing.write_compatibility(CHECKOUT))


@nox.session(venv_backend="none")
def site(session: nox.Session) -> None:
    """Write the answer as pages, reports/site/index.html, from what was recorded here."""
    tell(session, lambda: site_session.write_site(CHECKOUT))


@nox.session(venv_backend="none")
def picture(session: nox.Session) -> None:
    """Take the picture of the site that the README shows, with the browser of this machine."""
    tell(session, lambda: asking.take_picture(CHECKOUT))


@nox.session(venv_backend="none")
def history(session: nox.Session) -> None:
    """Hold the public bugs of the SDK against the ledger, and write docs/history.md."""
    gated(session, lambda: judging.write_history(CHECKOUT), "a bug is not found as recorded")


@nox.session(python="3.12", reuse_venv=True)
def mutation(session: nox.Session) -> None:
    """Break single things in a copy of cozepy, and see which the contracts notice."""
    install(session, f"cozepy=={UPKEEP}", "pytest", "pytest-asyncio", "coverage")
    python = str(Path(session.virtualenv.location) / "bin" / "python")
    session.run(
        *(sys.executable, "-m", "cozematrix.upkeep.mutation", "--python", python, *session.posargs),
        env={"PYTHONPATH": "src"},
        external=True,
    )


@nox.session(python="3.12", reuse_venv=True)
def plants(session: nox.Session) -> None:
    """State single types of cozepy wrongly, and see which the type check notices."""
    install(session, f"cozepy=={UPKEEP}", "mypy")
    python = str(Path(session.virtualenv.location) / "bin" / "python")
    session.run(
        *(sys.executable, "-m", "cozematrix.upkeep.plants", "--python", python, *session.posargs),
        env={"PYTHONPATH": "src"},
        external=True,
    )


@nox.session(python="3.12", reuse_venv=True)
def uses(session: nox.Session) -> None:
    """Write the typed uses of every public name of the newest cozepy, by running its calls."""
    install(session, "--upgrade", "cozepy", "pytest", "pytest-asyncio", "ruff")
    python = str(Path(session.virtualenv.location) / "bin" / "python")
    session.run(
        *(sys.executable, "-m", "cozematrix.types.typed_use", "--python", python),
        env={"PYTHONPATH": "src"},
        external=True,
    )


@nox.session(reuse_venv=True)
def lint(session: nox.Session) -> None:
    """Format, lint, type-check, spell-check; the workflows against their schema, for security."""
    install(session, "-r", "requirements-dev.txt")
    alone(session)
    session.run("ruff", "format", "--check", ".")
    session.run("ruff", "check", ".")
    session.run("mypy")
    # What runs in cells knows the SDK: it is held to the newest release.
    install(session, f"cozepy=={CHECKOUT.releases[-1].version}")
    suites = ("--config-file=", "--explicit-package-bases", *SUITES)
    session.run("mypy", "--strict", *suites, env={"MYPYPATH": "src"})
    session.run("codespell")
    workflows = [f".github/workflows/{name}.yml" for name in ("matrix", "candidate")]
    action = ".github/actions/candidate/action.yml"
    session.run("check-jsonschema", "--builtin-schema", "vendor.github-workflows", *workflows)
    session.run("check-jsonschema", "--builtin-schema", "vendor.github-actions", action)
    session.run("zizmor", "--offline", "--quiet", *workflows, action)


@nox.session(reuse_venv=True)
def unit(session: nox.Session) -> None:
    """The tests of the engine, of the fake service and of the data model."""
    install(session, "-r", "requirements-dev.txt")
    alone(session)
    session.run("pytest", "-n", "auto", *session.posargs)


@nox.session(reuse_venv=True)
def browser(session: nox.Session) -> None:
    """The pages in a real browser: filters, keyboard, narrow screens, what is hostile."""
    if not find_browser():
        session.error(NO_BROWSER)
    install(session, "-r", "requirements-dev.txt")
    alone(session)
    session.run("pytest", *(session.posargs or ["tests/site"]))


@nox.session(reuse_venv=True)
def trust(session: nox.Session) -> None:
    """Releases that misbehave and environments as users have them, through the real engine."""
    install(session, "-r", "requirements-dev.txt")
    alone(session)
    session.run("pytest", *(session.posargs or ["tests/trust"]))


@nox.session(python=PYTHONS, allow_parallel=True)
def model(session: nox.Session) -> None:
    """The data model on every Python: its tests, and mypy in the newest version there is."""
    install(session, "pytest", "pytest-asyncio", "hypothesis", "httpx", "mypy")
    alone(session)
    # For the client of the fake.
    session.env.update(PYTHONPATH="src", MYPYPATH="src")
    session.run("pytest", "-c", "tests/cell.ini", "--rootdir", ".", "-q", "tests/model")
    typed = ["model", "factories.py", "fake.py", "fixtures.py", "mocks.py", "parameters.py"]
    files = [f"tests/shared/{name}" for name in typed]
    session.run("mypy", "--strict", "--config-file=", *files)


@nox.session(reuse_venv=True)
def example(session: nox.Session) -> None:
    """The example project's tests, with the pytest plugin as a user installs it."""
    install(session, ".", "cozepy>=0.16", "pytest", "pytest-asyncio")
    alone(session)
    session.chdir("examples/chatbot")
    session.run("pytest", "-p", "no:cacheprovider", *session.posargs)


@nox.session(reuse_venv=True)
def programs(session: nox.Session) -> None:
    """Run the typed programs with the newest release against the fake; none may fail a type."""
    newest = f"cozepy=={CHECKOUT.releases[-1].version}"
    install(session, ".", newest, "coverage", "pytest", "pytest-timeout", "typeguard")
    alone(session)
    settings = ("-c", "tests/programs/pytest.ini", "--rootdir", ".")
    session.run("pytest", *settings, "tests/programs", *session.posargs)


# Required, so that CI runs the programs as well.
@nox.session(reuse_venv=True, requires=["programs"])
@nox.parametrize("release", ["0.20.0", "0.16.2"])
def flows(session: nox.Session, release: str) -> None:
    """Walk the flows of the SDK's own examples with a release against the fake by itself."""
    install(session, f"cozepy=={release}", "pytest")
    alone(session)
    fake = shlex.join([sys.executable, "-m", "cozefake"])
    session.env.update(PYTHONPATH=sys.path[0], COZEFAKE=fake)
    session.run(
        "pytest", "-p", "no:cacheprovider", "-c", "examples/flows/pytest.ini", "examples/flows"
    )


@nox.session(reuse_venv=True)
def published(session: nox.Session) -> None:
    """Run the SDK's published examples as they are; `-- --client coze-go`: the Go client's."""
    install(session, f"cozepy=={UPKEEP}", "click", "pytest", "pytest-xdist", "requests", "rich")
    alone(session)
    fake = shlex.join([sys.executable, "-m", "cozefake"])
    session.env.update(PYTHONPATH=sys.path[0], COZEFAKE=fake)
    settings = ("-c", "tests/published/pytest.ini", "--rootdir", ".")
    session.run("pytest", *settings, "tests/published", *session.posargs)


@nox.session(venv_backend="none")
def bench(session: nox.Session) -> None:
    """The matrix beside other ways to run the same cells; `-- --service`: the fake's speed."""
    session.run(sys.executable, "-m", "bench", *session.posargs, env={"PYTHONPATH": "src"})


@nox.session(reuse_venv=True)
def lock(session: nox.Session) -> None:
    """Renew requirements*.txt from pyproject.toml: versions and hashes, no addresses."""
    install(session, "uv")
    common = ["uv", "pip", "compile", "--upgrade", "--universal", "--python-version", "3.11"]
    common += ["--generate-hashes", "--no-header", "--no-annotate", "--quiet", "pyproject.toml"]
    develop = "requirements-dev.txt"
    groups = [word for name in ("test", "lint", "browser") for word in ("--group", name)]
    session.run(*common, *groups, "-o", develop)
    session.run(*common, "-c", develop, "-o", "requirements.txt")


# The sessions that a person starts, as `nox -l` shows them; the others are required by these.
GROUPS = {
    "run": (tests, typecheck, gate, cell, report, plan),
    "ask": (candidate, advise, bisect, api, html, site, picture),
    "write": (
        *(releases, accept, compatibility, history, fields, durations, upgrades),
        *(checkers, bounds, uses, definition),
    ),
    "check": (coverage, mutation, plants, stability, published, bench),
    "develop": (lint, unit, model, trust, browser, example, flows, lock),
}
STEPS = (prepare, types, programs, bound, checker)
if CHECKOUT.command.is_overview:
    terminal.say(listing.overview(GROUPS, STEPS))
    raise SystemExit(0)


def install(session: nox.Session, *packages: str) -> None:
    """Install as cells do, from the user's indexes; none of uv's other settings decides what."""
    indexes = read_indexes()
    ours = installer_environment(indexes)
    # Only what differs: the session's PATH and environment are nox's.
    names = os.environ.keys() | ours.keys()
    changed = {each: ours.get(each) for each in names if os.environ.get(each) != ours.get(each)}
    session.install(*packages, *indexes.options, env=changed)


def alone(session: nox.Session) -> None:
    """Let nothing of the user's environment decide what a tool does, or where requests go."""
    for name in os.environ:
        # With PYTHONOPTIMIZE the helpers of tests assert nothing, MYPYPATH has other modules.
        if name.startswith(("PYTEST_", "COVERAGE_", "HYPOTHESIS_", "PYTHON", "MYPY", "COZE")):
            session.env[name] = None
        if name.lower() in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
            session.env[name] = None


def tell(session: nox.Session, step: Callable[[], Iterable[str]]) -> None:
    """Take a step of the engine and print what it says; a known error is one line."""
    try:
        terminal.say(step())
        sys.stdout.flush()
    except InputError as error:
        print(plain.visible(str(error)), file=sys.stderr, flush=True)
        raise SystemExit(2) from None
    except MatrixError as error:
        session.error(plain.visible(str(error)))
    except BrokenPipeError:
        # Who reads has read enough, as `head` does.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except OSError as error:
        session.error(why_not_written(error))


def gated(session: nox.Session, step: Callable[[], tuple[list[str], bool]], wrong: str) -> None:
    """Take a step that also judges; fail with `wrong` where it is not as it should be."""
    verdict = []

    def taken() -> list[str]:
        lines, is_good = step()
        verdict.append(is_good)
        return lines

    tell(session, taken)
    if verdict != [True]:
        session.error(wrong)


def judge(session: nox.Session, suites: tuple[Suite, ...] | None) -> None:
    """Print the matrix of this run and fail where it is not as expected."""
    try:
        is_as_expected = judging.judge(CHECKOUT, suites)
    except InputError as error:
        print(plain.visible(str(error)), file=sys.stderr, flush=True)
        raise SystemExit(2) from None
    except MatrixError as error:
        session.error(plain.visible(str(error)))
    except OSError as error:
        session.error(why_not_written(error))
    if not is_as_expected:
        session.error("not as expected; see reports/matrix.md")
