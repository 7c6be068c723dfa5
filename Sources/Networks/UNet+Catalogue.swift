import Catalogue
import Foundations
import Tensors

extension UNet {
    public static let entry = Entry(
        "unet", room: "networks",
        [
            Catalogue.Parameter("dims", "integer", default: 2, "2 or 3 spatial dimensions"),
            Catalogue.Parameter("levels", "integer", default: 4, "resolutions, the bottleneck among them"),
            Catalogue.Parameter(
                "features", "integer", default: 16, "channels of the first level; each further level has twice as many"),
            Catalogue.Parameter("channels", "integer", default: 1, "channels of the image"),
            Catalogue.Parameter(
                "condition", "hierarchy", default: Literal.none, "the regions the network can be asked for"),
            Catalogue.Parameter(
                "modulation", "modulation", default: .automatic,
                "film, none, or a layer of your own: film where a condition is given and no head, else none"),
            Catalogue.Parameter(
                "dropout", "number", default: 0.0, "probability, after each block of the bottleneck and the decoder"),
            Catalogue.Parameter(
                "order", "string", default: "modulated",
                "\"modulated\": convolution, norm, modulation, activation; \"paper\": convolution, activation, norm, "
                    + "modulation", completion: .choices(ConvolutionBlock.Order.names)),
            Catalogue.Parameter(
                "norm", "string", default: "instance", "\(Problem.alternatives(Normalisation.names))",
                completion: .choices(Normalisation.names)),
            Catalogue.Parameter(
                "activation", "string", default: "leaky_relu",
                "\"leaky_relu\" (slope 0.01), \"relu\", \"elu\", \"none\"", completion: .choices(Activation.names)),
            Catalogue.Parameter(
                "conditioned_layers", "integer", default: Literal.none, "modulates only the last so many convolutions"),
            Catalogue.Parameter("kernel", "integer", default: 3, unit: "voxels", "side of the kernels, odd"),
            Catalogue.Parameter(
                "checkpointing", "boolean", default: false,
                "computes blocks again in the backward pass instead of keeping them: less memory, more time"),
            Catalogue.Parameter(
                "decoder", "string", default: "folded",
                "\"folded\": neither the upsampled nor the concatenated tensor is made; \"plain\": the same numbers but "
                    + "for rounding, to compare", completion: .choices(UNetOptions.Decoder.names)),
            Catalogue.Parameter(
                "precision", "string", default: "float32",
                "\"float32\", or \"bf16\" where the processor has it: convolutions multiply in bfloat16 and sum in float32",
                completion: .choices(Precision.names)),
            Catalogue.Parameter(
                "outputs", "integer or hierarchy", default: 1,
                "where there is no condition: how many channels, or a hierarchy for a channel per leaf"),
            Catalogue.Parameter(
                "head", "string", default: .automatic,
                "where the channels come from: with outputs: a hierarchy \"softmax\" (automatic) or \"sigmoid\" (no "
                    + "channel for background); with a condition that modulates nothing \"joint\" (automatic), \"heads\" "
                    + "(per region a convolution to one feature, and a last one) or \"decoders\" (one per region)",
                completion: .choices(UNetHead.names)),
            Catalogue.Parameter(
                "pooled", "boolean", default: false,
                "conditions the decoder also on the bottleneck's features, averaged over space"),
            Catalogue.Parameter(
                "deep_supervision", "boolean", default: false,
                "in training the decoder's coarser levels have heads too; their losses count half as much each level down, "
                    + "against what their voxels hold most of (regions: on average)"
            ),
        ],
        result: "network",
        summary:
            "A U-Net: modulated by the region asked for, or with a channel for each leaf or region of a hierarchy.",
        formula: "2 · (2 · levels − 1) + 1 convolutions; dense 4 × 64 with leaky ReLU 0.2 on the one-hot region; "
            + "each modulation: (gamma, beta) = z W + b",
        source: "Billot et al. (CoNeMOS), MIDL 2024; Ronneberger et al., MICCAI 2015; deep supervision: Isensee et al. "
            + "(nnU-Net), Nature Methods 2021",
        examples: [
            "organs = hierarchy({liver: 1, spleen: 2})\n"
                + "net = unet(dims: 2, levels: 2, features: 4, condition: organs, modulation: film)\nsummary(net)",
            "organs = hierarchy({liver: 1, spleen: 2})\n"
                + "net = unet(levels: 2, features: 4, condition: organs, modulation: none, head: \"heads\")\nsummary(net)",
            "organs = hierarchy({liver: 1, spleen: 2})\nunet(levels: 2, features: 4, outputs: organs)",
        ],
        keywords: ["segmentation", "network", "conemos", "u-net"],
        details:
            "A U-Net: modulated by the region asked for, or with a channel for each leaf or region of a hierarchy.\n"
            + "It halves its grid levels − 1 times. An image whose sides are no multiples of 2^(levels − 1) gets zeros around it "
            + "up to the next ones, and what comes out is cut again. The norms count these zeros, in training as in "
            + "prediction: crop or pad to such multiples where that matters.",
        rules: [
            .oneOf(["condition", "outputs"]), .needs("modulation", with: "condition"),
            .needs("conditioned_layers", with: "condition"), .needs("pooled", with: "condition"),
        ])
}
