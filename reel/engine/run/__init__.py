"""Who renders what: the scheduler, and workers here or on a Dask cluster."""
