"""`python -m workshop …` is the command line."""

from workshop.cli import main

main(prog_name="workshop")
