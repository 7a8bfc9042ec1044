"""Lets ``python -m atkg.cli`` run the command line."""

from atkg.cli import main

if __name__ == "__main__":
    main()
