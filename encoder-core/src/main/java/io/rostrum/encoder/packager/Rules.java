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
            new PlaylistTagsRule(),
            new PlaylistVersionRule(),
            new UrisExistRule(),
            new MediaContainerRule(),
            new MediaReadableRule(),
            new IndependentSegmentsRule(),
            new VariantAttributesRule(),
            new ClosedCaptionsRule(),
            new GroupMembersRule(),
            new CodecsMatchRule(),
            new ResolutionMatchRule(),
            new FrameRateRule(),
            new ChannelsRule(),
            new ProfileRule(),
            new PeakBandwidthRule(),
            new AverageBandwidthRule(),
            new MapPresentRule(),
            new TargetDurationRule(),
            new SegmentLengthRule(),
            new PlaylistEndRule(),
            new ByteRangesRule(),
            new IFrameRangesRule(),
            new IFrameDurationsRule(),
            new SegmentIdrRule(),
            new DecodeTimesRule(),
            new ExtinfRule(),
            new AlignedSegmentsRule(),
            new SoundLengthRule(),
            new LanguageRule(),
            new SubtitlesRule(),
            new ThumbnailsRule(),
            new ChaptersRule(),
            new SlidesRule(),
            new IFramePlaylistRule(),
            new PeakRatioRule(),
            new LowestRungRule(),
            new AudioOnlyRule(),
            new SmallRungRule());

    private Rules() {}

    /** Where the rule of that id stands. */
    static String clause(String ruleId) {
        return ALL.stream()
                .filter(rule -> rule.id().equals(ruleId))
                .map(Rule::clause)
                .findFirst()
                .orElse("");
    }
}
