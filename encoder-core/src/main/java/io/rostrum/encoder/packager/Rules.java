package io.rostrum.encoder.packager;

import java.util.List;

/** All rules, in the order in which their problems are told: the package, its playlists, its media, its ladder. */
final class Rules {
    static final List<Rule> ALL = List.of(
            new SealedRule(),
            new SafePathsRule(),
            new ManifestCompleteRule(),
            new ManifestHashesRule(),
            new ManifestOrderRule(),
            new PlaylistReadableRule(),
            new UrisExistRule(),
            new MediaReadableRule(),
            new IndependentSegmentsRule(),
            new VariantAttributesRule(),
            new CodecsMatchRule(),
            new ResolutionMatchRule(),
            new PeakBandwidthRule(),
            new AverageBandwidthRule(),
            new MapPresentRule(),
            new TargetDurationRule(),
            new PlaylistEndRule(),
            new ByteRangesRule(),
            new IFrameRangesRule(),
            new SegmentIdrRule(),
            new DecodeTimesRule(),
            new ExtinfRule(),
            new AlignedSegmentsRule(),
            new SoundLengthRule(),
            new LanguageRule(),
            new SubtitlesRule(),
            new ThumbnailsRule(),
            new ChaptersRule(),
            new IFramePlaylistRule(),
            new PeakRatioRule(),
            new LowestRungRule(),
            new AudioOnlyRule(),
            new SmallRungRule());

    private Rules() {}
}
