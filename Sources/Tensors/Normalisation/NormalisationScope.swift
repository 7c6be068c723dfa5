import Foundations

/// What a normalisation takes its mean and variance over, in a tensor [n, …, c].
public enum NormalisationScope: Sendable, Hashable {
    /// The places of each sample and channel. (Ulyanov et al. 2016)
    case instance
    /// The places and channels of each sample. (Ba et al. 2016)
    case layer
    /// The places of each sample in so many groups of neighbouring channels. (Wu and He 2018)
    case group(Int)
    /// The places of all samples in each channel. (Ioffe and Szegedy 2015)
    case batch
}

/// Which samples and channels share a mean.
struct SharedStatistics {
    private let samples: Int
    private let channels: Int
    private let places: Int
    /// For every sample and channel the number of its set.
    private let sets: [Int]
    private let count: Int

    init(_ scope: NormalisationScope, _ rows: ChannelRows) throws {
        (samples, channels, places) = (rows.samples, rows.channels, rows.places)
        let channels = channels
        let (perSample, group): (Int, Int)
        switch scope {
        case .instance: (perSample, group) = (channels, 1)
        case .layer: (perSample, group) = (1, max(channels, 1))
        case .group(let groups):
            guard groups > 0, channels % groups == 0 else {
                throw Problem(
                    .shape, "\(channels) channels do not fall into \(groups) equal groups",
                    remedy: "the number of groups must divide the number of channels", argument: "groups")
            }
            (perSample, group) = (groups, channels / groups)
        case .batch: (perSample, group) = (0, 1)
        }
        sets = (0..<samples * channels).map { $0 / max(channels, 1) * perSample + $0 % max(channels, 1) / group }
        count = (sets.max() ?? -1) + 1
    }

    /// Mean and variance of each sample and channel, over all that share them, from those of each alone.
    func combined(_ moments: (mean: [Double], variance: [Double])) -> (mean: [Double], variance: [Double]) {
        if count == sets.count { return moments }
        let mean = averages(moments.mean)
        let variance = averages(
            sets.indices.map { moments.variance[$0] + (moments.mean[$0] - mean[$0]) * (moments.mean[$0] - mean[$0]) })
        return (mean, variance)
    }

    /// For each sample and channel, sums over places as means over the places of all that share a mean with it.
    func means(_ sums: [Double]) -> [Double] { averages(sums).map { $0 / Double(max(places, 1)) } }

    /// For each sample and channel the average over its set.
    private func averages(_ values: [Double]) -> [Double] {
        var (sums, members) = ([Double](repeating: 0, count: count), [Double](repeating: 0, count: count))
        for (index, set) in sets.enumerated() {
            sums[set] += values[index]
            members[set] += 1
        }
        return sets.map { sums[$0] / members[$0] }
    }
}
