"""The command `reel`: its commands and options, what it shows, watching, new films."""
