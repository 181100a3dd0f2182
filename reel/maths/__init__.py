"""What is true: SymPy statements and NumPy figures. Free of Manim."""
