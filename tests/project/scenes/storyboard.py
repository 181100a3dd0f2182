"""A tiny storyboard, to try the real program on."""

from reel.records.storyboard import Clip, Storyboard

STORYBOARD = Storyboard(
    Clip("first", "scenes.first:First", ("ask", "answer")),
    Clip("second", "scenes.second:Second", ("only",), data=("numbers.csv",)),
    Clip("third", "scenes.third:Third", ("only",), brand=True),
)
