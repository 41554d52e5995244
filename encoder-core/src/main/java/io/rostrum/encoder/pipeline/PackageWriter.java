package io.rostrum.encoder.pipeline;

import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.hls.Bandwidth;
import io.rostrum.encoder.hls.SubtitleRendition;
import io.rostrum.encoder.ladder.Rendition;
import io.rostrum.encoder.media.TrackFormat;
import io.rostrum.encoder.packager.MediaPackage;
import io.rostrum.encoder.packager.PackageFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the renditions of a package, and keeps its multivariant playlist. Any thread; the writers it gives are each
 * one stage's own.
 */
final class PackageWriter {
    private static final Logger LOG = LoggerFactory.getLogger(PackageWriter.class);

    private final PackageLayout layout;
    private final List<Rendition> renditions;
    private final List<SoundRendition> heard;
    private final boolean view;
    private final Map<Rendition, RenditionWriter> pictures = new HashMap<>();
    private final Map<SoundRendition, RenditionWriter> sounds;
    private final Map<RenditionFiles, Resume> kept = new HashMap<>();
    private int withoutSegment;

    PackageWriter(Path directory, Segmentation segmentation, List<Rendition> renditions, List<SoundRendition> heard) {
        this.layout = new PackageLayout(directory, segmentation, MediaPackage.PLAYLIST);
        this.renditions = new ArrayList<>(renditions);
        this.heard = heard;
        this.view = false;
        this.sounds = new HashMap<>();
        this.withoutSegment = renditions.size() + heard.size();
    }

    private PackageWriter(PackageWriter main, String playlist, List<Rendition> renditions) {
        this.layout = main.layout.with(playlist);
        this.renditions = new ArrayList<>(renditions);
        this.heard = main.heard;
        this.view = true;
        this.sounds = main.sounds;
        this.withoutSegment = renditions.size();
    }

    /**
     * The part of the package that shows the same lecture in other pictures and shares its sound, which is complete.
     *
     * @param other file name of its multivariant playlist
     * @param pictures with names of their own
     */
    PackageWriter view(String other, List<Rendition> pictures) {
        return new PackageWriter(this, other, pictures);
    }

    /** The renditions of a sound. */
    List<SoundRendition> heard(Sound sound) {
        return heard.stream()
                .filter(rendition -> rendition.sound().equals(sound))
                .toList();
    }

    /**
     * Makes the folders.
     *
     * @param interrupted whether they may hold an encoding of the same inputs that was interrupted
     */
    void open(boolean interrupted) throws EncoderException {
        if (!interrupted) {
            discard();
        }
        try {
            Files.createDirectories(layout.directory().resolve("video"));
            Files.createDirectories(layout.directory().resolve("audio"));
            for (RenditionFiles files : all()) {
                keepOrDelete(files);
            }
        } catch (IOException e) {
            throw PackageFiles.failure(layout.directory(), e);
        }
    }

    private List<RenditionFiles> all() {
        List<RenditionFiles> all = new ArrayList<>();
        renditions.forEach(rendition -> all.add(layout.files(rendition)));
        if (!view) {
            heard.forEach(sound -> all.add(layout.files(sound)));
        }
        return all;
    }

    private void keepOrDelete(RenditionFiles files) throws IOException {
        Resume resume = Resume.find(files);
        if (resume.segments() > 0) {
            LOG.info("{} goes on after {} segments.", files.uri(), resume.segments());
            kept.put(files, resume);
        } else {
            Files.deleteIfExists(layout.multivariant()); // it may not name what is not there
            Files.deleteIfExists(files.playlist());
            PackageDirectory.delete(files.media());
        }
    }

    /** Throws away what was written, because an encoding begins again. */
    void discard() throws EncoderException {
        try {
            PackageDirectory.delete(layout.directory().resolve("video"));
            PackageDirectory.delete(layout.directory().resolve("audio"));
            for (SoundRendition sound : heard) {
                Files.deleteIfExists(layout.directory().resolve(sound.playlist()));
            }
            Files.deleteIfExists(layout.multivariant());
        } catch (IOException e) {
            throw PackageFiles.failure(layout.directory(), e);
        }
    }

    /** Throws away the pictures, because they begin again; not the sound. */
    void discardPictures() throws EncoderException {
        try {
            for (Rendition rendition : renditions) {
                Files.deleteIfExists(layout.files(rendition).playlist());
                PackageDirectory.delete(layout.files(rendition).media());
            }
            Files.deleteIfExists(layout.multivariant());
        } catch (IOException e) {
            throw PackageFiles.failure(layout.directory(), e);
        }
    }

    /** From where pictures are wanted by any rendition, in 1/90000 s; known once this is open. */
    long pictureStart() {
        return renditions.stream()
                .mapToLong(rendition -> kept.getOrDefault(layout.files(rendition), Resume.FROM_START)
                        .start())
                .min()
                .orElse(0);
    }

    PackageLayout layout() {
        return layout;
    }

    private RenditionWriter writer(RenditionFiles files, TrackFormat format) throws EncoderException {
        Resume resume = kept.get(files);
        if (resume == null) {
            return RenditionWriter.create(files, format, this::firstSegmentWritten);
        }
        return RenditionWriter.resume(files, format, resume);
    }

    /** The writer of a rendition of the picture. */
    RenditionWriter picture(Rendition rendition, TrackFormat format) throws EncoderException {
        RenditionWriter writer = writer(layout.files(rendition), format);
        synchronized (this) {
            pictures.put(rendition, writer);
            kept(layout.files(rendition));
        }
        return writer;
    }

    /** The writer of a sound. */
    RenditionWriter sound(SoundRendition sound, TrackFormat format) throws EncoderException {
        RenditionWriter writer = writer(layout.files(sound), format);
        synchronized (this) {
            sounds.put(sound, writer);
            kept(layout.files(sound));
        }
        return writer;
    }

    private void kept(RenditionFiles files) {
        if (kept.containsKey(files)) {
            firstSegmentWritten();
        }
    }

    /** The multivariant playlist appears once every rendition it names can be played. */
    private synchronized void firstSegmentWritten() {
        withoutSegment--;
        if (withoutSegment == 0) {
            try {
                writeMultivariant(true, List.of());
            } catch (EncoderException e) {
                throw new PlaylistFailure(e);
            }
        }
    }

    /** Where a rendition's picture lies, and the sound that plays with it, if there is any. */
    List<RenditionFiles> media(Rendition rendition) {
        return Stream.concat(Stream.of(layout.files(rendition)), soundOf(rendition).map(layout::files).stream())
                .toList();
    }

    /** Who writes a rendition's picture and the sound that plays with it; empty until both can be played. */
    synchronized List<RenditionWriter> writers(Rendition rendition) {
        List<RenditionWriter> writers = new ArrayList<>();
        writers.add(pictures.get(rendition));
        soundOf(rendition).ifPresent(sound -> writers.add(sounds.get(sound)));
        boolean playable = writers.stream().allMatch(writer -> writer != null && writer.playlist() != null);
        return playable ? writers : List.of();
    }

    private Optional<SoundRendition> soundOf(Rendition rendition) {
        return heard.stream()
                .filter(sound -> sound.sound().isMain()
                        && sound.quality() == rendition.rung().sound())
                .findFirst();
    }

    /**
     * The renditions that a complete programme need not have; once all are finished.
     *
     * @param wanted one that stays in any case; may be null
     */
    synchronized List<Rendition> needless(Rendition wanted) {
        List<Rendition> all = NeedlessRungs.of(renditions, rendition -> {
            Bandwidth picture = pictures.get(rendition).bandwidth();
            return soundOf(rendition)
                    .map(sound -> picture.plus(sounds.get(sound).bandwidth()))
                    .orElse(picture);
        });
        return all.stream().filter(rendition -> !rendition.equals(wanted)).toList();
    }

    /** From now on no playlist names these; their files stay until they are deleted. */
    synchronized void leaveOut(List<Rendition> needless) {
        renditions.removeAll(needless);
        needless.forEach(pictures::remove);
    }

    /**
     * Makes every playlist complete, with the bandwidths that the bytes give.
     *
     * @param subtitles that lie in the package by now
     */
    synchronized void seal(List<SubtitleRendition> subtitles) throws EncoderException {
        for (RenditionWriter writer : pictures.values()) {
            writer.seal();
        }
        if (!view) {
            for (RenditionWriter writer : sounds.values()) {
                writer.seal();
            }
        }
        writeMultivariant(false, subtitles);
    }

    /** What the media files hold, known from their writing; once all are finished. */
    synchronized List<PackageFile> described() {
        List<PackageFile> files = new ArrayList<>();
        pictures.values().forEach(writer -> files.addAll(writer.described(layout.directory())));
        if (!view) {
            sounds.values().forEach(writer -> files.addAll(writer.described(layout.directory())));
        }
        return files;
    }

    private void writeMultivariant(boolean growing, List<SubtitleRendition> subtitles) throws EncoderException {
        MultivariantBuilder builder = new MultivariantBuilder(growing);
        for (SoundRendition sound : heard) {
            builder.sound(sound, sounds.get(sound));
        }
        for (Rendition rendition : renditions) {
            builder.picture(rendition, pictures.get(rendition));
        }
        PackageFiles.replace(
                layout.multivariant(), builder.build().withSubtitles(subtitles).render());
    }

    /** Carries a failure out of a callback that may not throw it. */
    static final class PlaylistFailure extends RuntimeException {
        private static final long serialVersionUID = 1L;

        PlaylistFailure(EncoderException cause) {
            super(cause);
        }
    }
}
