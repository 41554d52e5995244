package io.rostrum.encoder.packager;

import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.EncoderException.Code;
import io.rostrum.encoder.hls.MediaPlaylist;
import io.rostrum.encoder.hls.MultivariantPlaylist;
import io.rostrum.encoder.hls.SubtitleRendition;
import io.rostrum.encoder.text.CaptionFile;
import io.rostrum.encoder.text.CaptionNotices;
import io.rostrum.encoder.text.CaptionSource;
import io.rostrum.encoder.text.Captions;
import io.rostrum.encoder.text.WholeFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * Adds captions to a sealed package, or replaces those of a language, and seals it again.
 *
 * <p>All new files are on the disk before the first old one goes. Then the manifest steps aside, the files move into place,
 * and the new manifest comes last: whenever the power fails, the package is the old one, the new one, or plainly unsealed,
 * and the same call mends it. Media is not hashed anew: damage that the old manifest would show, the new one shows too.
 */
public final class CaptionAdder {
    /** Where the manifest waits while the package is neither old nor new; a hidden name, so that it never travels. */
    static final String MANIFEST_BEFORE = ".manifest-before.json";

    private final Clock clock;
    private final Runnable betweenSteps;

    /** @param clock for the new manifest's createdAt */
    public CaptionAdder(Clock clock) {
        this(clock, () -> {});
    }

    /** For tests that pull the plug between two steps. */
    CaptionAdder(Clock clock, Runnable betweenSteps) {
        this.clock = clock;
        this.betweenSteps = betweenSteps;
    }

    /**
     * What came of it.
     *
     * @param notices captions that were left out, a sentence each; see {@link CaptionNotices}
     * @param problems what the verifier says of the package as it is now
     */
    public record Result(List<String> notices, List<Problem> problems) {}

    /**
     * What is to change.
     *
     * @param captions that come in, over those of the same language
     * @param removed languages whose captions go; one that is not there is no fault
     * @param files others that are replaced, by their path in the package, for example {@code metadata.json}
     */
    public record Change(List<CaptionSource> captions, Set<String> removed, Map<String, byte[]> files) {
        public Change {
            captions = List.copyOf(captions);
            removed = Set.copyOf(removed);
            files = Map.copyOf(files);
        }
    }

    /**
     * Adds captions. Nobody else may write or upload the package meanwhile. Reads every byte of the package, to verify it.
     *
     * @throws EncoderException BAD_INPUT if the package is not sealed or a file holds no captions: then nothing was
     *     changed; IO if the disk fails
     */
    public Result add(Path packageDir, List<CaptionSource> captions) throws EncoderException {
        return change(packageDir, new Change(captions, Set.of(), Map.of()));
    }

    /**
     * Changes captions and other texts in one step; as {@link #add} otherwise.
     *
     * @throws EncoderException as {@link #add}
     */
    public Result change(Path packageDir, Change change) throws EncoderException {
        List<CaptionSource> captions = change.captions();
        CaptionSource.requireOnce(captions);
        Manifest before = manifestBefore(packageDir);
        Path masterFile = MediaPackage.open(packageDir).playlist();
        MultivariantPlaylist master = MultivariantPlaylist.parse(PlaylistText.read(masterFile));
        Duration length = length(packageDir, master);

        List<String> notices = new ArrayList<>();
        Map<String, byte[]> changed = new LinkedHashMap<>(change.files());
        TreeSet<String> languages = new TreeSet<>();
        master.subtitles().stream()
                .map(SubtitleRendition::language)
                .filter(Objects::nonNull)
                .forEach(languages::add);
        languages.removeAll(change.removed());
        for (CaptionSource source : captions) {
            CaptionFile file = CaptionFile.read(source.file());
            if (!file.startsBefore(length)) {
                throw new EncoderException(
                        Code.BAD_INPUT,
                        "All captions of " + source.file() + " start after the lecture's end; they belong to another.");
            }
            notices.addAll(CaptionNotices.of(source, file, length));
            changed.putAll(Captions.files(source.language(), file.cues(), length));
            languages.add(source.language());
        }
        MultivariantPlaylist next = master.withSubtitles(renditions(languages));
        changed.put(MediaPackage.PLAYLIST, next.render().getBytes(StandardCharsets.UTF_8));
        for (Map.Entry<String, MultivariantPlaylist> view :
                views(packageDir, before).entrySet()) {
            String text = view.getValue().withSubtitles(renditions(languages)).render();
            changed.put(view.getKey(), text.getBytes(StandardCharsets.UTF_8));
        }

        Set<String> gone = new HashSet<>();
        change.removed().stream()
                .filter(language -> !languages.contains(language))
                .map(Captions::paths)
                .forEach(gone::addAll);
        swap(packageDir, changed, gone, new ManifestUpdate(packageDir, before).with(changed, gone, clock));
        return new Result(List.copyOf(notices), PackageVerifier.verify(packageDir));
    }

    /** The other programmes of the package, by their path: slides or presenter alone. */
    private static Map<String, MultivariantPlaylist> views(Path packageDir, Manifest manifest) throws EncoderException {
        Map<String, MultivariantPlaylist> views = new LinkedHashMap<>();
        for (PackageFile file : manifest.files()) {
            String path = file.path();
            if (path.endsWith(".m3u8") && !path.contains("/") && !path.equals(MediaPackage.PLAYLIST)) {
                String text = PlaylistText.read(packageDir.resolve(path));
                if (text.contains("#EXT-X-STREAM-INF")) {
                    views.put(path, MultivariantPlaylist.parse(text));
                }
            }
        }
        return views;
    }

    /** The manifest, or the one that an interrupted call left waiting. */
    private static Manifest manifestBefore(Path packageDir) throws EncoderException {
        MediaPackage mediaPackage = MediaPackage.open(packageDir);
        Path waiting = packageDir.resolve(MANIFEST_BEFORE);
        if (mediaPackage.isSealed()) {
            return mediaPackage.manifest();
        }
        if (Files.exists(waiting)) {
            return Manifest.read(waiting);
        }
        throw new EncoderException(
                Code.BAD_INPUT, packageDir + " is not a sealed package, so captions cannot be added to it yet.");
    }

    private static List<SubtitleRendition> renditions(Collection<String> languages) throws EncoderException {
        try {
            return Captions.renditions(languages);
        } catch (IllegalArgumentException e) {
            throw new EncoderException(
                    Code.BAD_INPUT, "The package has captions that are not ours: " + e.getMessage(), e);
        }
    }

    private static Duration length(Path packageDir, MultivariantPlaylist master) throws EncoderException {
        String uri = master.variants().get(0).uri();
        String path = PackageUri.resolve(MediaPackage.PLAYLIST, uri)
                .orElseThrow(() -> new EncoderException(Code.BAD_INPUT, uri + " leads out of the package."));
        MediaPlaylist media = MediaPlaylist.parse(PlaylistText.read(packageDir.resolve(path)));
        return Duration.ofNanos(media.totalSeconds().movePointRight(9).longValue());
    }

    private void swap(Path packageDir, Map<String, byte[]> changed, Set<String> gone, Manifest manifest)
            throws EncoderException {
        List<WholeFile> staged = new ArrayList<>();
        for (Map.Entry<String, byte[]> file : changed.entrySet()) {
            staged.add(WholeFile.stage(packageDir.resolve(file.getKey()), file.getValue()));
            betweenSteps.run();
        }
        Path manifestFile = packageDir.resolve(Manifest.FILE_NAME);
        staged.add(WholeFile.stage(manifestFile, ManifestJson.render(manifest)));
        betweenSteps.run();
        Path waiting = packageDir.resolve(MANIFEST_BEFORE);
        if (Files.exists(manifestFile)) {
            WholeFile.move(manifestFile, waiting);
        }
        for (String path : gone) {
            betweenSteps.run();
            remove(packageDir.resolve(path));
        }
        for (WholeFile file : staged) {
            betweenSteps.run();
            file.commit();
        }
        betweenSteps.run();
        remove(waiting);
    }

    private static void remove(Path file) throws EncoderException {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new EncoderException(Code.IO, "Removing " + file + " failed: " + e.getMessage() + ".", e);
        }
    }
}
