"""The storyboard: every clip that is delivered, in viewing order."""

from reel.records.storyboard import Clip, Loop, Storyboard

STORYBOARD = Storyboard(
    Clip(
        "doubling",
        "scenes.doubling.scene:Doubling",
        ("ask", "answer", "half"),
        formulas="scenes.doubling.maths:FORMULAS",
        loop=Loop("half", seconds=2.0, back=True, rest=0.5),
    ),
)
