"""``python -m bgplan``."""

from bgplan.cli.app import main

if __name__ == "__main__":
    main()
