"""Run the targets, each in a process of its own that is watched from outside."""

from __future__ import annotations

import argparse
import hashlib
import mmap
import os
import resource
import signal
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from fuzz.mutation import MAX_LENGTH, Pool
from fuzz.targets import TARGETS, Target

FINDINGS = Path(__file__).parent / "findings"
MEMORY = 200 << 20
SECONDS_FOR_AN_INPUT = 2.0
"""Of the processor: others may be busy with it. Whatever waits for something is given up after `SECONDS_OF_WAITING`."""
SECONDS_OF_WAITING = 30.0
MAX_FINDINGS = 20


@dataclass
class Blackboard:
    """Memory that outlives the process that writes: the input at hand, and how many there were."""

    memory: mmap.mmap = field(default_factory=lambda: mmap.mmap(-1, MAX_LENGTH + 32))

    def write(self, count: int, octets: bytes) -> None:
        self.memory[0:8] = count.to_bytes(8, "big")
        self.memory[24:32] = len(octets).to_bytes(8, "big")
        self.memory[32 : 32 + len(octets)] = octets

    def write_summary(self, pool: int, peak: int) -> None:
        self.memory[8:16] = pool.to_bytes(8, "big")
        self.memory[16:24] = peak.to_bytes(8, "big")

    def number(self, place: int) -> int:
        return int.from_bytes(self.memory[8 * place : 8 * place + 8], "big")

    @property
    def octets(self) -> bytes:
        return bytes(self.memory[32 : 32 + self.number(3)])


def save(target: Target, octets: bytes, why: str) -> None:
    """Keep an input that broke the rule."""
    FINDINGS.mkdir(exist_ok=True)
    name = f"{target.name}-{hashlib.sha256(octets).hexdigest()[:12]}"
    (FINDINGS / f"{name}.hex").write_text(octets.hex() + "\n")
    print(f"  FOUND {name}: {why[:200]}\n    {octets[:60].hex()}{'...' if len(octets) > 60 else ''}", flush=True)


def limit_memory() -> None:
    used = int(Path("/proc/self/statm").read_text().split()[0]) * mmap.PAGESIZE
    resource.setrlimit(resource.RLIMIT_AS, (used + MEMORY, used + MEMORY))


def peak_memory() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss << 10


def work(target: Target, seconds: float, seed: int, board: Blackboard) -> int:
    """Take inputs until the time is over; the number of those that broke the rule."""
    pool = Pool(target.seeds(), Random(seed))
    before = peak_memory()
    limit_memory()
    end, count, found = time.monotonic() + seconds, 0, 0
    reasons: set[str] = set()
    while time.monotonic() < end and found < MAX_FINDINGS:
        octets = pool.next()
        board.write(count, octets)
        count += 1
        try:
            pool.learn(octets, target.take(octets))
        except Exception as error:  # whatever it is, it breaks the rule
            why = f"{type(error).__name__}: {error}"
            if why[:40] not in reasons:
                reasons.add(why[:40])
                found += 1
                save(target, octets, why)
    board.write(count, b"")
    board.write_summary(len(pool), peak_memory() - before)
    return found


def processor_seconds(process: int) -> float:
    """What a process, which has not been waited for, has used of the processor."""
    times = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[11:13]
    return sum(map(int, times)) / os.sysconf("SC_CLK_TCK")


def watch(target: Target, seconds: float, seed: int) -> bool:
    """Run a target in a child process; False if an input broke the rule, crashed it, or took too long."""
    board = Blackboard()
    child = os.fork()
    if child == 0:
        os._exit(1 if work(target, seconds, seed, board) else 0)
    last, since, start = -1, 0.0, 0.0
    while True:
        ended, status = os.waitpid(child, os.WNOHANG)
        if ended:
            break
        count, used = board.number(0), processor_seconds(child)
        if count != last:
            last, since, start = count, used, time.monotonic()
        elif used - since > SECONDS_FOR_AN_INPUT or time.monotonic() - start > SECONDS_OF_WAITING:
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
            save(target, board.octets, f"no end after {SECONDS_FOR_AN_INPUT} s")
            return False
        time.sleep(0.1)
    if os.WIFSIGNALED(status):
        save(target, board.octets, f"the process died of {signal.Signals(os.WTERMSIG(status)).name}")
        return False
    count, kept, peak = board.number(0), board.number(1), board.number(2)
    print(f"{target.name:14} {count:>10} inputs, {count / seconds:>7.0f}/s, {kept} kept, {peak >> 20} MB", flush=True)
    return status == 0


def main() -> int:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m fuzz", description=__doc__)
    parser.add_argument("--seconds", type=float, default=600, help="for all targets together")
    parser.add_argument("--target", action="append", choices=[target.name for target in TARGETS])
    parser.add_argument("--seed", type=int, default=int(time.time()), help="printed, to run the same again")
    options = parser.parse_args()
    targets = [target for target in TARGETS if not options.target or target.name in options.target]
    print(f"seed {options.seed}, {options.seconds / len(targets):.0f} s for each of {len(targets)} targets", flush=True)
    outcomes = [watch(target, options.seconds / len(targets), options.seed) for target in targets]
    return 0 if all(outcomes) else 1


if __name__ == "__main__":
    sys.exit(main())
