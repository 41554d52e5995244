package io.rostrum.encoder.pipeline;

import io.rostrum.encoder.hls.ByteRange;
import io.rostrum.encoder.hls.MediaMap;
import io.rostrum.encoder.master.Durable;
import io.rostrum.encoder.packager.PackageFile;
import io.rostrum.encoder.packager.RunningDigest;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A rendition in a folder of its own: the header, and a file a segment. Joined in that order they are what {@link SingleFile}
 * would hold. A segment under way has its name already, but no playlist knows it.
 */
final class SegmentFiles implements MediaOutput {
    private final RenditionFiles files;
    private final Map<Path, RunningDigest> written = new LinkedHashMap<>();
    private int number;
    private FileChannel channel;
    private RunningDigest digest;

    private SegmentFiles(RenditionFiles files, int number) {
        this.files = files;
        this.number = number;
    }

    static SegmentFiles create(RenditionFiles files) throws IOException {
        Files.createDirectory(files.media());
        Durable.forceDirectory(files.media().getParent());
        return new SegmentFiles(files, 0);
    }

    /** Goes on after some segments, and removes what follows them. */
    static SegmentFiles resume(RenditionFiles files, int segments) throws IOException {
        Set<Path> kept =
                IntStream.rangeClosed(1, segments).mapToObj(files::segment).collect(Collectors.toSet());
        kept.add(files.header());
        try (Stream<Path> inside = Files.list(files.media())) {
            for (Path path : inside.toList()) {
                if (!kept.contains(path)) {
                    Files.delete(path);
                }
            }
        }
        return new SegmentFiles(files, segments);
    }

    @Override
    public MediaMap begin(byte[] header) throws IOException {
        open(files.header());
        write(header);
        finish(files.header());
        return new MediaMap(files.headerUri(), null);
    }

    @Override
    public Stretch add(byte[] fragment) throws IOException {
        if (channel == null) {
            number++;
            open(files.segment(number));
        }
        ByteRange range = new ByteRange(fragment.length, channel.position());
        write(fragment);
        return new Stretch(files.segmentUri(number), range, false);
    }

    @Override
    public Stretch cut() throws IOException {
        ByteRange range = new ByteRange(channel.position(), 0);
        finish(files.segment(number));
        return new Stretch(files.segmentUri(number), range, true);
    }

    private void open(Path file) throws IOException {
        channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        digest = new RunningDigest();
    }

    private void write(byte[] bytes) throws IOException {
        MediaOutput.write(channel, bytes);
        digest.add(bytes);
    }

    private void finish(Path file) throws IOException {
        channel.force(true);
        channel.close();
        channel = null;
        Durable.forceDirectory(files.media());
        written.put(file, digest);
    }

    /** What an earlier run wrote is not among them; sealing reads it. */
    @Override
    public List<PackageFile> described(Path packageDirectory) {
        List<PackageFile> described = new ArrayList<>();
        written.forEach((file, hash) ->
                described.add(new PackageFile(MediaOutput.path(packageDirectory, file), hash.size(), hash.sha256())));
        return described;
    }

    @Override
    public void close() throws IOException {
        if (channel != null) {
            channel.close();
        }
    }
}
