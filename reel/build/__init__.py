"""One build: what is planned is taken from the cache or made, and delivered into the out folder."""
