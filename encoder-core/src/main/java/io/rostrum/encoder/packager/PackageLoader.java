package io.rostrum.encoder.packager;

import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.hls.AudioRendition;
import io.rostrum.encoder.hls.IFrameVariant;
import io.rostrum.encoder.hls.MediaPlaylist;
import io.rostrum.encoder.hls.MultivariantPlaylist;
import io.rostrum.encoder.hls.SubtitleRendition;
import io.rostrum.encoder.hls.Variant;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Reads a package into a {@link PackageView}; what cannot be read is noted there, not thrown. One use. */
final class PackageLoader {
    private final PackageView view;
    private final Set<String> files;
    private final RenditionLoader renditions;

    private PackageLoader(PackageView view) {
        this.view = view;
        this.files = new HashSet<>(view.listing.files());
        this.renditions = new RenditionLoader(view, this::refer);
    }

    /** @throws EncoderException BAD_INPUT if there is no such directory, IO if the disk fails */
    static PackageView load(Path directory, boolean growing) throws EncoderException {
        MediaPackage mediaPackage = MediaPackage.open(directory);
        PackageView view = new PackageView(mediaPackage, mediaPackage.list(), growing);
        new PackageLoader(view).load();
        return view;
    }

    private void load() throws EncoderException {
        try {
            view.manifest = view.mediaPackage.manifest();
        } catch (EncoderException e) {
            view.manifestFailure = e;
        }
        // A package that grows gets its multivariant playlist once every rendition has a segment.
        if (!view.growing && !files.contains(MediaPackage.PLAYLIST)) {
            view.unreadablePlaylists.put(MediaPackage.PLAYLIST, "The package has no " + MediaPackage.PLAYLIST + ".");
        }
        for (String file : view.listing.files()) {
            if (file.endsWith(".m3u8") && !file.contains("/")) {
                loadRoot(file);
            }
        }
    }

    private void loadRoot(String file) throws EncoderException {
        Optional<String> text = text(file);
        boolean multivariant = file.equals(MediaPackage.PLAYLIST)
                || text.filter(lines -> lines.contains("#EXT-X-STREAM-INF")).isPresent();
        if (text.isPresent() && multivariant) {
            loadProgramme(file, text.get());
        } else if (text.isPresent()) {
            loadRendition(file, Role.AUDIO, text.get());
        }
    }

    private void loadProgramme(String file, String text) throws EncoderException {
        MultivariantPlaylist playlist;
        try {
            playlist = MultivariantPlaylist.parse(text);
        } catch (EncoderException e) {
            view.unreadablePlaylists.put(file, e.getMessage());
            return;
        }
        view.programmes.add(new Programme(file, playlist));
        for (Variant variant : playlist.variants()) {
            follow(file, variant.uri(), variant.resolution() == null ? Role.AUDIO : Role.VIDEO);
        }
        for (AudioRendition audio : playlist.audio()) {
            if (audio.uri() != null) {
                follow(file, audio.uri(), Role.AUDIO);
            }
        }
        for (SubtitleRendition subtitles : playlist.subtitles()) {
            follow(file, subtitles.uri(), Role.TEXT);
        }
        for (IFrameVariant variant : playlist.iFrameVariants()) {
            follow(file, variant.uri(), Role.I_FRAMES);
        }
    }

    private void follow(String from, String uri, Role role) throws EncoderException {
        Reference reference = refer(from, uri);
        if (reference.exists() && !view.renditions.containsKey(reference.path())) {
            Optional<String> text = text(reference.path());
            if (text.isPresent()) {
                loadRendition(reference.path(), role, text.get());
            }
        }
    }

    private void loadRendition(String file, Role role, String text) throws EncoderException {
        if (view.renditions.containsKey(file)) {
            return;
        }
        try {
            view.renditions.put(file, renditions.load(file, role, MediaPlaylist.parse(text)));
        } catch (EncoderException e) {
            view.unreadablePlaylists.put(file, e.getMessage());
        }
    }

    private Optional<String> text(String file) throws EncoderException {
        try {
            String text = PlaylistText.read(view.mediaPackage.directory().resolve(file));
            view.texts.put(file, text);
            return Optional.of(text);
        } catch (EncoderException e) {
            view.unreadablePlaylists.put(file, e.getMessage());
            return Optional.empty();
        }
    }

    private Reference refer(String from, String uri) {
        String path = PackageUri.resolve(from, uri).orElse(null);
        Reference reference = new Reference(from, uri, path, files.contains(path));
        view.references.add(reference);
        return reference;
    }
}
