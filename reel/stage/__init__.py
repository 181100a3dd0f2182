"""What a scene stands on: a lesson with beats, regions, words, formulas, plots and morphs."""

from reel.stage.formula import Formula
from reel.stage.gather import Gathered
from reel.stage.lesson import Lesson
from reel.stage.morph import Morph
from reel.stage.plot import Plot
from reel.stage.readout import LiveFormula, Readout
from reel.stage.regions import Region, Stage
from reel.stage.text import Words

__all__ = [
    "Formula",
    "Gathered",
    "Lesson",
    "LiveFormula",
    "Morph",
    "Plot",
    "Readout",
    "Region",
    "Stage",
    "Words",
]
