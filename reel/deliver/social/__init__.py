"""Posts out of clips: covers, loops, texts, threads, and a page to upload from.

All is made from `material`'s records; what a platform takes comes along in them.
"""
