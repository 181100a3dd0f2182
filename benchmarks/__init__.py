"""How fast the clips are rendered, beside Manim's own command and beside what is possible."""
