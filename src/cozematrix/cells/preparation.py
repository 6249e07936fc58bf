"""The environment of a cell: its dependencies are resolved, and the layers laid that hold them."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from packaging.utils import canonicalize_name

from cozematrix.cells.context import Ask, Laid, Resolved, RunContext, Subject
from cozematrix.errors import (
    IndexUnavailableError,
    InfrastructureError,
    NotInstallableError,
    NotNeededError,
    ServiceGoneError,
)
from cozematrix.planning.plan import Suite

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from cozematrix.cells.resolution import Resolution
    from cozematrix.inputs.picking import Picking
    from cozematrix.inputs.releases import Release

# What a type check needs beside the user's packages; an old Python gets the last that knows it.
CHECKER = ("mypy",)
Made = TypeVar("Made")


def resolve(context: RunContext, subject: Subject) -> Resolved:
    """Resolve what the cell needs, once more where the index failed."""
    return twice(lambda: _resolve(context, subject))


def known_resolution(context: RunContext, subject: Subject, ask: Ask) -> Resolved | None:
    """Resolve from what is known; None where somebody would have to be asked."""
    known, python = context.resolver.known, subject.cell.python
    picking = context.configuration.picking
    question = picking.question(subject.release)
    user = known(python, subject.release.requires_dist, question=question)
    if user is None or user.refusal:
        return None
    if ask.suites == (Suite.TYPES,):
        checker = known(python, CHECKER, question=picking.of_runner)
        return Resolved(user, checker) if checker and not checker.refusal else None
    for packages in _wanted(context):
        runner = known(
            python,
            packages,
            constraints=user.pins,
            only_wheels=True,
            question=picking.of_runner,
        )
        if runner is None:
            return None
        if not runner.refusal:
            return Resolved(user, runner)
    return None


def lay(context: RunContext, subject: Subject, resolved: Resolved) -> Laid:
    """Install what was resolved, once more where the index failed."""
    return twice(lambda: _lay(context, subject, resolved))


def lay_user(context: RunContext, subject: Subject, resolved: Resolved) -> tuple[Path, Path]:
    """Install what a user has: the layers of the release and of its dependencies."""
    layers, python, package = context.layers, subject.cell.python, context.configuration.package
    return (
        layers.release(python, subject.program, package, subject.release),
        layers.layer(python, subject.program, resolved.user.pins),
    )


def twice(step: Callable[[], Made]) -> Made:
    """Take a step, once more where the index or the service failed."""
    try:
        return step()
    except (IndexUnavailableError, ServiceGoneError):
        return step()


def _resolve(context: RunContext, subject: Subject) -> Resolved:
    # The release's own requirements are what differs, so releases with equal ones share a layer.
    user = context.resolver.resolve(
        subject.cell.python,
        subject.program,
        subject.release.requires_dist,
        question=context.configuration.picking.question(subject.release),
    )
    _refuse_unneeded(context.configuration.picking, user, subject.release)
    return Resolved(user, _runner(context, subject, user))


def _refuse_unneeded(picking: Picking, user: Resolution, release: Release) -> None:
    """A NotNeededError where a version was asked for of what the release does not bring along."""
    name = picking.subject
    if name and all(canonicalize_name(pin.partition("==")[0]) != name for pin in user.pins):
        raise NotNeededError(f"{release.version} does not need {name}, which --with names")


def _wanted(context: RunContext) -> list[tuple[str, ...]]:
    """The runner's packages: with the optional ones, and without."""
    needed, optional = context.configuration.runner, context.configuration.optional
    return [(*needed, *optional), needed] if optional else [needed]


def _runner(context: RunContext, subject: Subject, user: Resolution) -> Resolution:
    """The runner's packages, with those that are optional where they have wheels."""
    wanted = _wanted(context)
    for packages in wanted:
        try:
            return context.resolver.resolve(
                subject.cell.python,
                subject.program,
                packages,
                constraints=user.pins,
                only_wheels=True,
                question=context.configuration.picking.of_runner,
            )
        except NotInstallableError as error:
            if packages is wanted[-1]:
                # A user needs no runner: the release itself can be installed.
                raise InfrastructureError(
                    f"what the suites need does not go beside it: {error}"
                ) from None
    raise AssertionError("unreachable")


def _lay(context: RunContext, subject: Subject, resolved: Resolved) -> Laid:
    layers, python = context.layers, subject.cell.python
    alone, dependencies = lay_user(context, subject, resolved)
    probes = layers.probes(layers.source(context.configuration.package, subject.release))
    return Laid(
        package=context.configuration.package,
        pins=(*resolved.user.pins, *resolved.runner.pins),
        user=(alone, dependencies),
        probed=(layers.probed(alone, subject.program, probes), dependencies),
        runner=layers.layer(python, subject.program, resolved.runner.pins),
        probes=probes,
    )
