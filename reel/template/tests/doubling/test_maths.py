"""What the clip says of doubling is true."""

import pytest

from reel.notation.written import holds
from scenes.doubling import maths


def test_ten_doublings_pass_the_goal_and_nine_do_not() -> None:
    assert maths.DOUBLINGS == 10
    assert maths.grown(maths.DOUBLINGS - 1) < maths.GOAL <= maths.grown(maths.DOUBLINGS)


@pytest.mark.parametrize("doublings", [maths.DOUBLINGS, maths.HALF])
def test_both_statements_hold(doublings: int) -> None:
    assert holds(maths.as_power(doublings))
    assert holds(maths.as_logarithm(doublings))
