"""`python -m benchmarks.others`: how soon an edit is seen, here and in other tools."""
