"""From SymPy to pictures: Typst, formulas with named parts, labels, live numbers, transforms.

May import `reel.fast`, `reel.wording` and `reel.records`.
"""
