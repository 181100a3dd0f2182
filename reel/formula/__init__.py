"""From SymPy to pictures: Typst, formulas with named parts, labels, live numbers, transforms."""
