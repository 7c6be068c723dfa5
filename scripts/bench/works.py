"""What is measured: how Reel does it, how the peer does it, and what it must cost at least."""
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from measure import measured, peer_times, reel_times

HERE = Path(__file__).resolve().parent


@dataclass
class Work:
    title: str
    target: float = 0.0
    memory_target: float = 0.0
    repeats = 3
    modes = ()
    module = "torch"
    python = sys.executable
    """The peer's Python."""
    needs_peer = False
    """Nothing can be measured without the peer, which makes what is measured."""

    def cost(self):
        """Multiplications and additions, and bytes read and written, that it needs at least; None where neither matters."""
        return None


@dataclass
class Network(Work):
    """The FiLM U-Net of 4 levels and 16 features: kind is step, forward, regions, late or samples."""
    kind: str = "step"
    dims: int = 3
    size: int = 64
    batch: int = 1
    norm: str = "none"
    precision: str = "float32"
    modes = ("eager", "channels_last", "compile")

    def reel(self, reel, threads):
        script = "regions" if self.kind == "late" else self.kind
        settings = {
            "dims": self.dims, "size": self.size, "batch": self.batch, "norm": f'"{self.norm}"',
            "precision": f'"{self.precision}"', "late": "true" if self.kind == "late" else "false",
            "dropout_rate": 0.1 if self.kind == "samples" else 0.0,
        }
        scripts = [HERE / "engine" / f"{name}.reel" for name in ("network", script)]
        return reel_times(reel, settings, scripts, self.repeats, threads)

    def peer(self, python, mode, threads):
        arguments = [self.kind, self.dims, self.size, self.batch, "--norm", self.norm, "--mode", mode]
        return peer_times(python, HERE / "peers" / "unet.py", arguments, self.repeats, threads)

    def cost(self):
        """Upsampling folded into the convolutions. Bytes: each convolution reads its input and writes its result once, all
        that follows it fused; a step goes over each of them twice more for either gradient."""
        operations, numbers = network_cost(self.dims, self.size)
        passes, moved = {"step": (3, 3), "forward": (1, 1), "regions": (5, 5), "late": (5, 5), "samples": (20, 20)}[self.kind]
        if self.kind in ("late", "samples"):
            # The encoder, or all but the bottleneck's last part and the decoder, is needed once.
            once, repeated = network_parts(self.dims, self.size)
            return tuple(4**i * (a + passes * b) for i, (a, b) in enumerate(zip(once, repeated)))
        return passes * operations * self.batch, 4 * moved * numbers * self.batch


def network_cost(dims, size):
    once, repeated = network_parts(dims, size)
    return tuple(a + b for a, b in zip(once, repeated))


def network_parts(dims, size, features=16, levels=4):
    """Operations, and numbers read and written, of the encoder with the decoder's part of each skip, and of the rest."""
    taps, folded = 3**dims, 2**dims
    encoder, decoder = [0, 0], [0, 0]
    for level in range(levels):
        voxels, c = (size // 2**level) ** dims, features * 2**level
        incoming = 1 if level == 0 else c // 2
        encoder[0] += 2 * voxels * taps * (incoming * c + c * c)
        encoder[1] += voxels * (incoming + 3 * c)
        if level < levels - 1:
            encoder[0] += 2 * voxels * taps * c * c
            encoder[1] += 2 * voxels * c
            decoder[0] += 2 * voxels * (folded * 2 * c * c + taps * c * c)
            decoder[1] += voxels * (2 * c / folded + c + 2 * c)
    decoder[0] += 2 * size**dims * features
    decoder[1] += size**dims * (features + 1)
    return encoder, decoder


# Losses that are a sum over elements or voxels: loss and gradient are one pass.
SUMS = {
    "binary_cross_entropy", "logit_l2", "binary_focal", "squared_error", "cross_entropy", "focal",
    "marginalized_cross_entropy", "marginalized_focal", "adaptive_cross_entropy", "smile_cross_entropy", "adaptive_wing",
}


@dataclass
class Loss(Work):
    """A loss on [2, 64, 64, 64, 6] and its gradient by the logits."""
    name: str = "dice"
    modes = ("eager", "compile")
    repeats = 41

    def reel(self, reel, threads):
        return reel_times(reel, {"loss": self.name}, [HERE / "engine" / "loss.reel"], self.repeats, threads)

    def peer(self, python, mode, threads):
        return peer_times(python, HERE / "peers" / "losses.py", [self.name, "--mode", mode], self.repeats, threads)

    def cost(self):
        # Logits and target are read and the gradient is written; what is a function of sums reads them once more for these.
        return 0, (3 if self.name in SUMS else 5) * 4 * 2 * 64**3 * 6


@dataclass
class LeafLoss(Loss):
    """A loss of leaves on [2, 64, 64, 64, leaves] and its gradient, on full labels or on sets of leaves."""
    leaves: int = 6
    sets: bool = True

    def reel(self, reel, threads):
        settings = {"loss": self.name, "leaves": self.leaves, "sets": "true" if self.sets else "false"}
        return reel_times(reel, settings, [HERE / "engine" / "leaf_loss.reel"], self.repeats, threads)

    def peer(self, python, mode, threads):
        arguments = [self.name, "--mode", mode, "--leaves", self.leaves, *(["--sets"] if self.sets else [])]
        return peer_times(python, HERE / "peers" / "losses.py", arguments, self.repeats, threads)

    def cost(self):
        # Logits and sets (two bytes a voxel) are read, once or as above, and the gradient is written.
        reads = 1 if self.name in SUMS else 2
        channels = self.leaves - (self.name == "smile_cross_entropy")
        return 0, 2 * 64**3 * ((reads + 1) * 4 * channels + reads * 2)


@dataclass
class Loading(Work):
    file: str = ""
    modes = ("nibabel",)
    module = "nibabel"
    repeats = 5

    def reel(self, reel, threads):
        return reel_times(reel, {"file": f'"{self.file}"'}, [HERE / "engine" / "load.reel"], self.repeats, threads)

    def peer(self, python, mode, threads):
        return peer_times(python, HERE / "peers" / "load.py", [self.file], self.repeats, threads)


@dataclass
class Saving(Work):
    """A volume of noise into a compressed file."""
    size: tuple = (512, 512, 300)
    modes = ("nibabel",)
    module = "nibabel"
    repeats = 2

    def reel(self, reel, threads):
        with tempfile.TemporaryDirectory() as folder:
            settings = {"file": f'"{folder}/x.nii.gz"', "size": list(self.size)}
            return reel_times(reel, settings, [HERE / "engine" / "save.reel"], self.repeats, threads)

    def peer(self, python, mode, threads):
        with tempfile.TemporaryDirectory() as folder:
            arguments = [f"{folder}/x.nii.gz", *self.size]
            return peer_times(python, HERE / "peers" / "save.py", arguments, self.repeats, threads)


@dataclass
class Surfaces(Work):
    """hd95 of two masks of an organ, or of a body, in 48 million voxels."""
    kind: str = "organ"
    modes = ("SciPy",)
    module = "scipy"
    needs_peer = True

    def folder(self):
        if not hasattr(self, "masks"):
            self.masks = tempfile.TemporaryDirectory()
            measured([self.python, HERE / "peers" / "surface.py", self.masks.name, "--make", self.kind])
        return self.masks.name

    def reel(self, reel, threads):
        settings = {"folder": f'"{self.folder()}"'}
        return reel_times(reel, settings, [HERE / "engine" / "surface.reel"], self.repeats, threads)

    def peer(self, python, mode, threads):
        return peer_times(python, HERE / "peers" / "surface.py", [self.folder()], self.repeats, threads)


@dataclass
class Script(Work):
    """A program of the interpreter against the same one in CPython; processor time, less that of an empty script."""
    name: str = ""
    modes = ("CPython",)
    module = "sys"

    def reel(self, reel, threads):
        return self.times([reel, "run"], ".reel")

    def peer(self, python, mode, threads):
        return *self.times([python, "-I"], ".py"), sys.version.split()[0]

    def times(self, command, ending):
        with tempfile.NamedTemporaryFile(suffix=ending) as empty:
            start = min(measured([*command, empty.name])[2] for _ in range(3))
        runs = [measured([*command, HERE / "interpreter" / f"{self.name}{ending}"]) for _ in range(self.repeats)]
        self.printed = getattr(self, "printed", runs[0][0].split())
        if any(text.split() != self.printed for text, _, _ in runs):
            raise RuntimeError(f"{self.name}: Reel and CPython do not print the same")
        return [max(time - start, 1e-3) for _, _, time in runs], max(peak for _, peak, _ in runs)


WORKS = [
    Network("training step, 3D 64³, batch 2", 0.55, kind="step", size=64, batch=2),
    Network("training step, 3D 96³, batch 1", 0.50, 0.50, kind="step", size=96),
    Network("training step, 2D 128², batch 8", 0.65, kind="step", dims=2, size=128, batch=8),
    Network("training step, 3D 64³, batch 2, instance norm", kind="step", size=64, batch=2, norm="instance"),
    Network("training step, 2D 128², batch 8, instance norm", kind="step", dims=2, size=128, batch=8, norm="instance"),
    Network("training step, 3D 64³, batch 2, bf16 against float32", kind="step", size=64, batch=2, precision="bf16"),
    Network("forward pass, 3D 64³, batch 2", 0.60, kind="forward", size=64, batch=2),
    Network("forward pass, 3D 96³, batch 1", 0.60, kind="forward", size=96),
    Network("forward pass, 2D 128², batch 8", 0.60, kind="forward", dims=2, size=128, batch=8),
    Network("5 regions of a 96³ volume, every layer conditioned", 0.55, kind="regions", size=96),
    Network("5 regions of a 96³ volume, decoder conditioned", 0.40, kind="late", size=96),
    Network("20 Monte Carlo samples, 64³", 0.45, kind="samples", size=64),
    *(Loss(f"{name} and its gradient, [2, 64, 64, 64, 6]", 0.50, name=name)
      for name in ("dice", "binary_cross_entropy", "logit_l2", "binary_focal", "focal_dice", "generalized_dice", "tversky",
                   "focal_tversky", "adaptive_wing", "squared_error")),
    *(LeafLoss(f"{name} and its gradient, [2, 64, 64, 64, 6]", 0.50, name=name, sets=False)
      for name in ("mean_dice", "cross_entropy", "focal")),
    *(LeafLoss(f"{name} and its gradient, [2, 64, 64, 64, 6]", 0.50, name=name)
      for name in ("marginalized_dice", "marginalized_cross_entropy", "marginalized_focal", "leaf_dice",
                   "adaptive_cross_entropy", "smile_cross_entropy")),
    *(LeafLoss(f"{name} and its gradient, [2, 64, 64, 64, 116]", 0.50, name=name, leaves=116)
      for name in ("leaf_dice", "marginalized_cross_entropy")),
    Loading("load ch2.nii.gz (181 × 217 × 181)", 0.60, file="/usr/share/mricron/templates/ch2.nii.gz"),
    Saving("save 512 × 512 × 300 float32 as .nii.gz", 0.40),
    Surfaces("hd95 of an organ, 512 × 512 × 183", 1.00, 1.00, kind="organ"),
    Surfaces("hd95 of a body, 512 × 512 × 183", 1.00, 1.00, kind="body"),
    *(Script(f"interpreter: {name}", 5.0 if name == "records" else 3.0, name=name)
      for name in ("fib", "loops", "strings", "append", "records")),
]


def machine(reel, threads):
    """Operations and bytes a second that this machine reaches: in a large convolution, and in a sum of large tensors."""
    rates = []
    for is_convolution, amount in (("true", 2 * 32**3 * 27 * 128**2), ("false", 3 * 4 * 64 * 1024**2)):
        script = HERE / "engine" / "machine.reel"
        times, _ = reel_times(reel, {"is_convolution": is_convolution}, [script], 7, threads)
        rates.append(amount / min(times))
    return rates
