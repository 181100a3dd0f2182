"""What a scene stands on: `ClipScene`, regions, plots, and all type of `reel.formula`.

May import `reel.formula`, `reel.fast`, `reel.wording` and `reel.records`.
"""

from reel.formula.formula import Formula
from reel.formula.group import FormulaGroup
from reel.formula.label import Label
from reel.formula.live_number import LiveFormula, LiveNumber
from reel.formula.transform import TransformFormula
from reel.stage.clip_scene import ClipScene
from reel.stage.plot import Plot
from reel.stage.regions import FrameRegions, Region
from reel.stage.view import View

__all__ = [
    "ClipScene",
    "Formula",
    "FormulaGroup",
    "FrameRegions",
    "Label",
    "LiveFormula",
    "LiveNumber",
    "Plot",
    "Region",
    "TransformFormula",
    "View",
]
