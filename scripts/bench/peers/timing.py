"""How every peer measures itself and says what it found."""
import json
import resource
import time


def add_arguments(arguments):
    arguments.add_argument("--repeats", type=int, default=3)
    arguments.add_argument("--threads", type=int, default=2)


def report(once, repeats, version):
    """Seconds of each repeat after a warm-up, and the peak memory in MiB, as JSON on standard output."""
    once()
    seconds = []
    for _ in range(repeats):
        start = time.perf_counter()
        once()
        seconds.append(time.perf_counter() - start)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(json.dumps({"seconds": seconds, "peak": peak, "version": version}))
