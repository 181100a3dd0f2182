"""The command. It stays out of the workers, which import this module as well."""

if __name__ == "__main__":
    from benchmarks.manim_own.command import main

    main()
