"""How often 1 must double to pass a thousand."""
