"""What git knows of the person, where it is installed."""

import subprocess


def setting(name: str) -> str | None:
    """Give a setting of git's, such as `user.name`; None where it has none, or there is no git."""
    try:
        asked = subprocess.run(
            ["git", "config", "--list", "--null"],  # noqa: S607 - git is where the person has it
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            timeout=5,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    # The last of a name counts, as for git itself.
    settings = dict(entry.partition("\n")[::2] for entry in asked.stdout.split("\0"))
    return settings.get(name, "").strip() or None
