"""The losses of scripts/bench/engine/{loss,leaf_loss}.reel in PyTorch, with their gradient by the logits.

    losses.py LOSS --mode eager|compile --leaves N --sets --repeats N --threads N

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


def binary_focal(z, target):
    p = torch.sigmoid(z).clamp(1e-7, 1 - 1e-7)
    inside, outside = 0.25 * target * (1 - p) ** 2 * p.log(), 0.75 * (1 - target) * p**2 * (1 - p).log()
    return -(inside + outside).mean()


def focal_dice(z, target):
    p = torch.sigmoid(z)
    score = (2 * (p * target).sum((2, 3, 4)) + 1) / (p.sum((2, 3, 4)) + target.sum((2, 3, 4)) + 1)
    return binary_focal(z, target) + (1 - score).mean()


def generalized_dice(z, target):
    p = torch.sigmoid(z)
    weight = 1 / target.sum((2, 3, 4)) ** 2
    common, sizes = (p * target).sum((2, 3, 4)), (p + target).sum((2, 3, 4))
    return (1 - 2 * (weight * common).sum(1) / (weight * sizes).sum(1)).mean()


def tversky_index(z, target):
    p = torch.sigmoid(z)
    common, p, target = (p * target).sum((2, 3, 4)), p.sum((2, 3, 4)), target.sum((2, 3, 4))
    return (common + 1) / (common + 0.3 * (p - common) + 0.7 * (target - common) + 1)


def tversky(z, target):
    return (1 - tversky_index(z, target)).mean()


def focal_tversky(z, target):
    return ((1 - tversky_index(z, target)) ** 0.75).mean()


def adaptive_wing(z, target):
    distance, power = (target - torch.sigmoid(z)).abs(), 2.1 - target
    ratio = 0.5**power
    slope = 14 * power * 0.5 ** (power - 1) / (1 + ratio)
    loss = torch.where(
        distance < 0.5, 14 * torch.log1p(distance**power), slope * distance - (0.5 * slope - 14 * torch.log1p(ratio)))
    return (loss * (1 + 10 * (F.max_pool3d(target, 3, 1, 1) >= 0.2))).mean()


def squared_error(z, target):
    return F.mse_loss(torch.sigmoid(z), target)


# Losses of leaves: logits [n, leaves, x, y, z], and the voxels' sets as indices into a table [sets, leaves] of booleans.


def members(sets, table):
    return table[sets].permute(0, 4, 1, 2, 3)


def converted(z, sets, table):
    """Phi and Psi."""
    p, inside = torch.softmax(z, 1), members(sets, table)
    psi = inside / inside.sum(1, keepdim=True)
    return torch.where(inside, (p * psi).sum(1, keepdim=True), p), psi


def mean_dice_of(p, y):
    common, p, y = (p * y).sum((2, 3, 4)), (p * p).sum((2, 3, 4)), (y * y).sum((2, 3, 4))
    return 1 - (2 * common / (p + y + 1e-5)).mean()


def surprise(z, sets, table):
    """-log p of each voxel's set."""
    return torch.logsumexp(z, 1) - torch.logsumexp(z.masked_fill(~members(sets, table), -torch.inf), 1)


def mean_dice(z, sets, table):
    return mean_dice_of(torch.softmax(z, 1), F.one_hot(sets, z.shape[1]).permute(0, 4, 1, 2, 3))


def cross_entropy(z, sets, table):
    return F.cross_entropy(z, sets)


def focal(z, sets, table):
    cost = F.cross_entropy(z, sets, reduction="none")
    return ((1 - torch.exp(-cost)) ** 2 * cost).mean()


def marginalized_dice(z, sets, table):
    return mean_dice_of(*converted(z, sets, table))


def marginalized_cross_entropy(z, sets, table):
    return (surprise(z, sets, table) + table.sum(1).log()[sets]).mean()


def marginalized_focal(z, sets, table):
    cost = surprise(z, sets, table) + table.sum(1).log()[sets]
    return ((1 - torch.exp(-cost)) ** 2 * cost).mean()


def leaf_dice(z, sets, table):
    alone = table & (table.sum(1, keepdim=True) == 1)
    return mean_dice_of(torch.softmax(z, 1), members(sets, alone))


def adaptive_cross_entropy(z, sets, table):
    return surprise(z, sets, table).mean()


def smile_cross_entropy(z, sets, table):
    alone = (table & (table.sum(1, keepdim=True) == 1))[:, 1:]
    table = table[:, 1:]
    weight, target = members(sets, ~table | alone).float(), members(sets, alone).float()
    cost = F.binary_cross_entropy_with_logits(z, target, weight=weight, reduction="none")
    return (cost.sum((1, 2, 3, 4)) / weight.sum((1, 2, 3, 4)).clamp(min=1)).mean()


OF_LEAVES = [
    mean_dice, cross_entropy, focal, marginalized_dice, marginalized_cross_entropy, marginalized_focal, leaf_dice,
    adaptive_cross_entropy, smile_cross_entropy,
]
OF_REGIONS = [
    dice, binary_cross_entropy, logit_l2, binary_focal, focal_dice, generalized_dice, tversky, focal_tversky,
    adaptive_wing, squared_error,
]


def once(loss, z, *target):
    z.grad = None
    loss(z, *target).backward()


def inputs(loss, leaves, sets):
    """Logits and target, as engine/loss.reel and engine/leaf_loss.reel have them."""
    if loss in OF_REGIONS:
        return torch.randn(2, 6, 64, 64, 64, requires_grad=True), (torch.randn(2, 6, 64, 64, 64) > 0.5).float()
    table = torch.eye(leaves, dtype=torch.bool)
    if sets:
        more = torch.zeros(2, leaves, dtype=torch.bool)
        more[0, [0, leaves - 1]] = True
        more[1, 1 : leaves // 2 + 1] = True
        table = torch.cat([table, more])
    channels = leaves - (loss is smile_cross_entropy)
    return torch.randn(2, channels, 64, 64, 64, requires_grad=True), torch.randint(len(table), (2, 64, 64, 64)), table


def main():
    losses = {loss.__name__: loss for loss in OF_LEAVES + OF_REGIONS}
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("loss", choices=losses)
    arguments.add_argument("--mode", default="eager")
    arguments.add_argument("--leaves", type=int, default=6)
    arguments.add_argument("--sets", action="store_true", help="some voxels may be several leaves")
    timing.add_arguments(arguments)
    options = arguments.parse_args()
    torch.set_num_threads(options.threads)
    torch.manual_seed(0)
    loss = losses[options.loss]
    tensors = inputs(loss, options.leaves, options.sets)
    if options.mode == "compile":
        loss = torch.compile(loss)
    timing.report(functools.partial(once, loss, *tensors), options.repeats, torch.__version__)


if __name__ == "__main__":
    main()
