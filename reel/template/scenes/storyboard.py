"""The storyboard: every clip that is delivered, in viewing order."""

from reel.records.storyboard import Clip, Storyboard

STORYBOARD = Storyboard(
    Clip(
        "doubling",
        "scenes.doubling.scene:Doubling",
        ("ask", "answer", "half"),
        formulas="scenes.doubling.maths:FORMULAS",
    ),
)
