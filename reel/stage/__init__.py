"""What a scene stands on: a lesson with beats, regions, words, formulas, plots and morphs."""

from reel.formula.formula import Formula
from reel.formula.group import FormulaGroup
from reel.formula.label import Words
from reel.formula.live_number import LiveFormula, LiveNumber
from reel.formula.transform import TransformFormula
from reel.stage.clip_scene import ClipScene
from reel.stage.plot import Plot
from reel.stage.regions import Region, Stage

__all__ = [
    "ClipScene",
    "Formula",
    "FormulaGroup",
    "LiveFormula",
    "LiveNumber",
    "Plot",
    "Region",
    "Stage",
    "TransformFormula",
    "Words",
]
