"""What the acceptance tests do with a site: they run the command on it, and hasten it."""

import subprocess
import sys

_SLOW_TO_FAST = {
    "settle_seconds = 5.0": "settle_seconds = 1.0",
    "patience_seconds = 20.0": "patience_seconds = 2.0",
}


def appliance(*arguments):
    """Run the command as a process and return how it ended."""
    command = [sys.executable, "-c", "from appliance.cli.main import main; main()", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def hasten(site):
    """Have the site take files after a second, and those that look unfinished after two."""
    settings = site / "appliance.toml"
    text = settings.read_text("utf-8")
    for slow, fast in _SLOW_TO_FAST.items():
        assert slow in text
        text = text.replace(slow, fast)
    settings.write_text(text, "utf-8")
