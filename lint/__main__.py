"""`python -m lint` is `postedit`."""

from lint.cli import main

if __name__ == "__main__":
    main(prog_name="postedit")
