"""The losses of scripts/bench/engine/loss.reel in PyTorch, with their gradient by the logits.

    losses.py LOSS --mode eager|compile --repeats N --threads N

Prints the seconds of each repeat after a warm-up, and the peak memory in MiB, as JSON.
"""
import argparse
import functools

import torch
from torch.nn import functional as F

import timing


def dice(z, target):
    p = torch.sigmoid(z)
    top, bottom = 2 * (p * target).sum((2, 3, 4)) + 1e-7, (p * p).sum((2, 3, 4)) + (target * target).sum((2, 3, 4)) + 1e-7
    return (1 - top / bottom).mean()


def binary_cross_entropy(z, target):
    return F.binary_cross_entropy(torch.sigmoid(z), target)


def logit_l2(z, target):
    return ((z - 5 * (2 * target - 1)) ** 2).mean()


def once(loss, z, target):
    z.grad = None
    loss(z, target).backward()


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("loss", choices=["dice", "binary_cross_entropy", "logit_l2"])
    arguments.add_argument("--mode", default="eager")
    timing.add_arguments(arguments)
    options = arguments.parse_args()
    torch.set_num_threads(options.threads)
    torch.manual_seed(0)
    z = torch.randn(2, 6, 64, 64, 64, requires_grad=True)
    target = (torch.randn(2, 6, 64, 64, 64) > 0.5).float()
    loss = globals()[options.loss]
    if options.mode == "compile":
        loss = torch.compile(loss)
    timing.report(functools.partial(once, loss, z, target), options.repeats, torch.__version__)


if __name__ == "__main__":
    main()
