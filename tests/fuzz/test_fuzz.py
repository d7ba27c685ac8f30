"""A short run of the fuzzer; the long one is `make fuzz`."""

import pytest

from tests.fuzz.trial import attempt

SEED = 2023


@pytest.mark.parametrize("start", range(0, 300, 50))
def test_no_broken_file_brings_more_than_a_refusal(start: int) -> None:
    trials = [attempt(SEED, index) for index in range(start, start + 50)]
    assert [trial for trial in trials if trial.is_failure] == []
