"""What is wrong with a translation: its files are compared with those of the first language."""
