"""How mathematics is written: SymPy objects as their author wrote them, printed for readers.

May import `reel.records`. Knows nothing of pictures.
"""
