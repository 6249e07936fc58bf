from __future__ import annotations

from pathlib import Path

import pytest

from cozematrix.errors import InputError
from cozematrix.inputs.configuration import Limits, read_configuration

GOOD = """
[axes]
package = "cozepy"
pythons = ["3.8", "3.9"]
required = ["3.9"]
resolutions = ["latest"]
[window]
minors = 2
[limits]
install = 10
import = 20
suite = 30
types = 40
[runner]
packages = ["pytest"]
"""


def test_everything_that_the_file_says_is_read(tmp_path: Path) -> None:
    file = tmp_path / "matrix.toml"
    file.write_text(GOOD)

    configuration = read_configuration(file)

    assert configuration.package == "cozepy"
    assert configuration.pythons == ("3.8", "3.9")
    assert configuration.required == ("3.9",)
    assert configuration.resolution == "latest"
    assert (configuration.minors, configuration.always) == (2, ())
    assert configuration.limits == Limits(install=10, import_=20, suite=30, types=40)
    assert configuration.runner == ("pytest",)


@pytest.mark.parametrize(
    ("good", "bad", "message"),
    [
        pytest.param(
            "minors = 2",
            "minor = 2",
            "matrix.toml: window.minors: it is missing; allowed: a whole number ('minor' is there)",
            id="misspelt key",
        ),
        pytest.param(
            "minors = 2",
            "minors = 2\nweeks = 3",
            "matrix.toml: window.weeks: 3 is not allowed; allowed: one of the keys always, minors",
            id="unknown key",
        ),
        pytest.param(
            'required = ["3.9"]',
            'required = ["3.10"]',
            "matrix.toml: axes.required: '3.10' is not allowed; allowed: one of 3.8, 3.9",
            id="required Python that is not in the matrix",
        ),
        pytest.param(
            '"3.8", "3.9"',
            '"3.8", "39"',
            "matrix.toml: axes.pythons: '39' is not allowed; allowed: minor versions such as 3.9",
            id="not a Python",
        ),
        pytest.param(
            "suite = 30",
            "suite = true",
            "matrix.toml: limits.suite: True is not allowed; allowed: a whole number",
            id="wrong type",
        ),
        pytest.param(
            "suite = 30",
            "suite = 0",
            "matrix.toml: limits.suite: 0 is not allowed; allowed: seconds, a whole number from 1",
            id="no time at all",
        ),
        pytest.param(
            'resolutions = ["latest"]',
            'resolutions = ["newest"]',
            "matrix.toml: axes.resolutions: 'newest' is not allowed; allowed: latest, "
            "lowest, lowest-direct, release-day",
            id="unknown resolution",
        ),
    ],
)
def test_a_wrong_value_is_named_with_file_key_and_what_is_allowed(
    tmp_path: Path, good: str, bad: str, message: str
) -> None:
    file = tmp_path / "matrix.toml"
    assert good in GOOD
    file.write_text(GOOD.replace(good, bad))

    with pytest.raises(InputError) as raised:
        read_configuration(file)

    assert str(raised.value) == message


def test_a_file_that_is_no_toml_is_named(tmp_path: Path) -> None:
    file = tmp_path / "matrix.toml"
    file.write_text("axes = [")

    with pytest.raises(InputError, match=r"^matrix.toml: \(file\): .* allowed: a readable TOML"):
        read_configuration(file)
