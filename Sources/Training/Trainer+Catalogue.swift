import Catalogue
import Foundations
import Losses

extension Trainer {
    public static let entry = Entry(
        "trainer", room: "training",
        [
            Catalogue.Parameter("network", "network", "what is trained; it is changed"),
            Catalogue.Parameter("data", "dataset", "cases, drawn by their weights"),
            Catalogue.Parameter(
                "loss", "loss", default: "dice",
                "of a region's probabilities and its target, or of leaves and what is annotated",
                completion: .choices(LossesCatalogue.names)),
            Catalogue.Parameter(
                "optimizer", "optimizer", default: "adam", "adam or sgd",
                completion: .choices(TrainingCatalogue.optimizers.map(\.name))),
            Catalogue.Parameter("batch", "integer", default: 2, unit: "samples", "samples per step"),
            Catalogue.Parameter(
                "clip", "number", default: Literal.none, "longer gradients are shortened to this length"),
            Catalogue.Parameter(
                "masked", "boolean", default: false,
                "regions known in part count too: as often and at the voxels where they are known"),
            Catalogue.Parameter(
                "augment", "transform or list of transforms", default: Literal.none,
                "changes the samples of each step by chance, one transform after the other"),
            Catalogue.Parameter(
                "mixup", "number", default: Literal.none,
                "trains on mixtures of two images and their losses, shares from Beta(a, a)"),
            Catalogue.Parameter(
                "sampling", "string", default: "cases",
                "\"cases\": by their weights; \"balanced\": as many samples with what is looked for as without",
                completion: .choices(SamplingScheme.names)),
            Catalogue.Parameter(
                "balanced_by", "region or list of regions", default: Literal.none,
                "whose presence is balanced; the region asked for, or any, if left out", completion: .regions),
            Catalogue.Parameter(
                "soften", "number", default: Literal.none,
                "targets of regions fade out in round(f · √area) rings around each connected part"),
            Catalogue.Parameter(
                "tune", "number", default: 1.0, "share of the layers that is trained, counted from the output"),
            Catalogue.Parameter(
                "seed", "integer", default: Literal.none,
                "own random numbers in place of the session's: trainers of one seed draw the same cases"),
        ],
        result: "trainer",
        summary: "Trains a network on what is known of the cases; `step` does one step, `train` many.",
        formula:
            "modulated: the loss of one complete region; channels of regions: Σ m_k L_k / Σ m_k over the complete ones; "
            + "mixup: λ loss(p, g₁) + (1 − λ) loss(p, g₂); Σ penalty · Σ squares joins the loss shown, its gradient and what is clipped",
        source:
            "Billot et al. (CoNeMOS), MIDL 2024; mixup: Zhang et al., ICLR 2018; balanced sampling, tuning and soft "
            + "dilation: Gros et al. (ivadomed), 2021",
        examples: [
            "seed 1\norgans = hierarchy({body: {liver: 1, pancreas: 2, stomach: 3}})\n"
                + "cases = phantom(\"abdomen\", regions: organs, count: 4, size: [32, 32])\n"
                + "net = unet(levels: 2, features: 4, condition: organs, modulation: film)\n"
                + "t = trainer(net, dataset(cases, regions: organs), loss: dice, optimizer: adam(rate: 3e-3), batch: 2)\n"
                + "train t steps: 3",
            "seed 1\ntissues = hierarchy({white_matter: 1, lesions: 2})\n"
                + "cases = phantom(\"brain\", regions: tissues, count: 4, size: [32, 32])\n"
                + "net = unet(levels: 2, features: 4, condition: tissues, modulation: none)\n"
                + "first = trainer(net, cases, loss: logit_l2, mixup: 0.4)\ntrain first steps: 2\n"
                + "second = trainer(net, cases, loss: dice, soften: 0.2, tune: 0.5)\ntrain second steps: 2\n"
                + "second.loss = binary_cross_entropy\nsecond.rate = 1e-4\ntrain second steps: 2",
        ],
        keywords: ["train", "fit", "learning", "fine-tuning", "freeze"],
        details:
            "A modulated network learns one region of each case it draws. A network with a channel for each region, or a "
            + "loss of regions on leaves, learns all complete regions of a case at once. A loss of leaves reads all that is "
            + "annotated. `t.loss` and `t.rate` may be changed between trainings, and several trainers may work on one network "
            + "in turn, as in two-step training: balanced first, then on the true distribution with tune: 0.5.")
}
