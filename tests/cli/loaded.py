"""What a program has loaded that has done everything once: every command, and the language model."""

from importlib import import_module

from claims import extraction
from claims.cli.main import COMMANDS

for module, _ in COMMANDS.values():
    import_module(f"claims.cli.{module}")
extraction.find_claims("Ana Lind said so on Monday.")
