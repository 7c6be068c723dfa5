"""Runs processes and takes their times."""
import json
import os
import re
import statistics
import subprocess
import tempfile

UNITS = {"µs": 1e-6, "ms": 1e-3, "s": 1.0, "min": 60.0}


def measured(command, **options):
    """What a process prints, its peak memory in MiB, and its processor time in seconds."""
    with tempfile.TemporaryFile("w+") as output:
        process = subprocess.Popen(command, stdout=output, **options)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        output.seek(0)
        text = output.read()
    if process.returncode != 0:
        raise RuntimeError(f"{' '.join(map(str, command))[:200]} ended with status {process.returncode}")
    return text, usage.ru_maxrss // 1024, usage.ru_utime + usage.ru_stime


def reel_times(reel, settings, scripts, repeats, threads):
    """Seconds of `once()` as scripts define it, after a warm-up, and the peak memory in MiB."""
    lines = [f"{name} = {value}" for name, value in settings.items()] + [path.read_text() for path in scripts]
    script = "\n".join(lines + ["once();", f'for i in 0..{repeats} {{\nprint "run {{i}}"\ntime {{ once(); }}\n}}'])
    text, peak, _ = measured([reel, "--threads", str(threads), "--no-color", "-c", script])
    # What ran may tell its own time; that of `time` comes last.
    times = []
    for part in re.split(r"^run .*$", text, flags=re.MULTILINE)[1:]:
        number, unit = re.findall(r"^([\d.]+) (µs|ms|s|min)\b", part, flags=re.MULTILINE)[-1]
        times.append(float(number) * UNITS[unit])
    if len(times) != repeats:
        raise RuntimeError(f"expected {repeats} times in:\n{text}")
    return times, peak


def peer_times(python, script, arguments, repeats, threads):
    """The same of a peer's script, and the version of what it measures."""
    command = [python, script, *map(str, arguments), "--repeats", str(repeats), "--threads", str(threads)]
    result = json.loads(measured(command)[0].splitlines()[-1])
    return result["seconds"], result["peak"], result["version"]


def median(rounds):
    return statistics.median([time for times in rounds for time in times])


def can_import(python, module):
    return subprocess.run([python, "-c", f"import {module}"], capture_output=True, check=False).returncode == 0
