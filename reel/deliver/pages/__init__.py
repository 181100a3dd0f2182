"""What pages for the browser have in common, whatever they are of: a course, or posts."""
