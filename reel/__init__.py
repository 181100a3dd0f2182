"""logreel: animated clips on why machine learning loves the logarithm, and what renders them."""
