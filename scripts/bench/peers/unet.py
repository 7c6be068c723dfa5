"""The network of scripts/bench/engine in PyTorch, layer for layer, and the same work done with it.

    unet.py WORK DIMS SIZE BATCH --norm none|instance --mode eager|channels_last|compile --repeats N

WORK is step (forward, Dice, backward, Adam), forward, regions (five passes over one image), late (the same with only the
decoder conditioned; PyTorch has no way to share, so it is the same five passes) or samples (twenty passes with dropout in
bottleneck and decoder). Prints the seconds of each repeat after a warm-up, and the peak memory in MiB, as JSON.
"""
import argparse

import torch
from torch import nn
from torch.nn import functional as F

import timing


def modules(dims):
    return (nn.Conv3d, nn.MaxPool3d, nn.InstanceNorm3d) if dims == 3 else (nn.Conv2d, nn.MaxPool2d, nn.InstanceNorm2d)


class Modulated(nn.Module):
    """The paper's order: convolution, ReLU, FiLM; with a norm Reel's: convolution, norm, FiLM, leaky ReLU."""

    def __init__(self, channels_in, channels, dims, norm, conditioned=True, dropout=0.0, kernel=3, last=False):
        super().__init__()
        convolution, _, instance = modules(dims)
        self.convolution = convolution(channels_in, channels, kernel, padding=kernel // 2, bias=False)
        self.norm = instance(channels) if norm == "instance" and not last else None
        self.film = nn.Linear(64, 2 * channels) if conditioned else None
        self.dims, self.dropout, self.last = dims, dropout, last

    def modulate(self, x, z):
        if self.film is None:
            return x
        gamma, beta = self.film(z).chunk(2, 1)
        shape = gamma.shape + (1,) * self.dims
        return (1 + gamma.view(shape)) * x + beta.view(shape)

    def forward(self, x, z):
        x = self.convolution(x)
        if self.last:
            return self.modulate(x, z)
        if self.norm is not None:
            x = F.leaky_relu(self.modulate(self.norm(x), z), 0.01)
        else:
            x = self.modulate(F.relu(x), z)
        return F.dropout(x, self.dropout, training=True) if self.dropout else x


class UNet(nn.Module):
    def __init__(self, dims, norm, regions=5, features=16, levels=4, late=False, dropout=0.0):
        super().__init__()
        sizes = [features * 2**level for level in range(levels)]
        self.levels, self.regions = levels, regions
        dense = []
        for index in range(4):
            dense += [nn.Linear(regions if index == 0 else 64, 64), nn.LeakyReLU(0.2)]
        self.condition = nn.Sequential(*dense)

        def level(channels_in, channels, conditioned, drop):
            return nn.ModuleList([
                Modulated(channels_in, channels, dims, norm, conditioned, drop),
                Modulated(channels, channels, dims, norm, conditioned, drop),
            ])

        self.encoder = nn.ModuleList([
            level(1 if i == 0 else sizes[i - 1], sizes[i], not late, dropout if i == levels - 1 else 0.0)
            for i in range(levels)
        ])
        self.decoder = nn.ModuleList([
            level(sizes[i] + sizes[i + 1], sizes[i], True, dropout) for i in reversed(range(levels - 1))
        ])
        self.head = Modulated(features, 1, dims, norm, kernel=1, last=True)
        self.pool = modules(dims)[1](2)

    def forward(self, x, condition):
        z = self.condition(condition)
        kept = []
        for index, blocks in enumerate(self.encoder):
            if index:
                x = self.pool(x)
            for block in blocks:
                x = block(x, z)
            kept.append(x)
        kept.pop()
        for blocks in self.decoder:
            x = torch.cat([kept.pop(), F.interpolate(x, scale_factor=2, mode="nearest")], 1)
            for block in blocks:
                x = block(x, z)
        return self.head(x, z)


def work(name, net, image, target, condition):
    """A function that does the work once."""
    if name == "step":
        optimizer = torch.optim.Adam(net.parameters(), 1e-4)
        axes = tuple(range(2, image.ndim))

        def step():
            optimizer.zero_grad()
            p = torch.sigmoid(net(image, condition))
            dice = (2 * (p * target).sum(axes) + 1e-7) / ((p * p).sum(axes) + (target * target).sum(axes) + 1e-7)
            (1 - dice).mean().backward()
            optimizer.step()

        return step

    def passes():
        with torch.no_grad():
            if name == "forward":
                torch.sigmoid(net(image, condition))
            elif name == "samples":
                for _ in range(20):
                    torch.sigmoid(net(image, condition))
            else:
                for region in torch.eye(5):
                    torch.sigmoid(net(image, region[None]))

    return passes


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("work", choices=["step", "forward", "regions", "late", "samples"])
    arguments.add_argument("dims", type=int)
    arguments.add_argument("size", type=int)
    arguments.add_argument("batch", type=int)
    arguments.add_argument("--norm", default="none")
    arguments.add_argument("--mode", default="eager")
    timing.add_arguments(arguments)
    options = arguments.parse_args()
    torch.set_num_threads(options.threads)
    torch.manual_seed(0)
    net = UNet(
        options.dims, options.norm, late=options.work == "late", dropout=0.1 if options.work == "samples" else 0.0)
    shape = (options.batch, 1) + (options.size,) * options.dims
    image, target = torch.randn(shape), (torch.rand(shape) > 0.7).float()
    condition = torch.eye(5)[torch.arange(options.batch) % 5]
    if options.mode == "channels_last":
        layout = torch.channels_last_3d if options.dims == 3 else torch.channels_last
        net, image, target = (thing.to(memory_format=layout) for thing in (net, image, target))
    if options.mode == "compile":
        net = torch.compile(net)
    timing.report(work(options.work, net, image, target, condition), options.repeats, torch.__version__)


if __name__ == "__main__":
    main()
