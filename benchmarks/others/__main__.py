"""The command. It stays out of a live scene's processes, which import this module as well."""

if __name__ == "__main__":
    from benchmarks.others.command import main

    main()
