"""The things that clips show: rulers, grids, bells and machines, each a mobject of its own.

A prop stands on the stage's pieces (regions, formulas, plots) and never plays an animation: it has
trackers to move it, or returns animations for a scene to play.
"""
