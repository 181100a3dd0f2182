"""What workers have imported before they begin."""
