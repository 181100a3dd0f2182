"""From SymPy to pictures: formulas with named parts, labels, live numbers, transforms.

May import `reel.fast`, `reel.wording`, `reel.notation` and `reel.records`.
"""
