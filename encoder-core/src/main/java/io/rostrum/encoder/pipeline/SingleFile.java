package io.rostrum.encoder.pipeline;

import io.rostrum.encoder.hls.ByteRange;
import io.rostrum.encoder.hls.MediaMap;
import io.rostrum.encoder.packager.PackageFile;
import io.rostrum.encoder.packager.RunningDigest;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** A rendition in one file. */
final class SingleFile implements MediaOutput {
    private final RenditionFiles files;
    private final FileChannel channel;
    private final RunningDigest digest = new RunningDigest();
    private long segmentOffset;

    private SingleFile(RenditionFiles files, FileChannel channel) {
        this.files = files;
        this.channel = channel;
    }

    static SingleFile create(RenditionFiles files) throws IOException {
        return new SingleFile(
                files, FileChannel.open(files.media(), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
    }

    /** Goes on after some bytes, and cuts off what follows them. */
    static SingleFile resume(RenditionFiles files, long bytes) throws IOException {
        FileChannel channel = FileChannel.open(files.media(), StandardOpenOption.WRITE);
        SingleFile file = new SingleFile(files, channel);
        channel.truncate(bytes);
        channel.position(bytes);
        file.digest.addBeginning(files.media(), bytes);
        file.segmentOffset = bytes;
        return file;
    }

    @Override
    public MediaMap begin(byte[] header) throws IOException {
        MediaMap map = new MediaMap(files.uri(), add(header).range());
        segmentOffset = channel.position();
        return map;
    }

    @Override
    public Stretch add(byte[] fragment) throws IOException {
        ByteRange range = new ByteRange(fragment.length, channel.position());
        MediaOutput.write(channel, fragment);
        digest.add(fragment);
        return new Stretch(files.uri(), range, false);
    }

    @Override
    public Stretch cut() throws IOException {
        ByteRange range = new ByteRange(channel.position() - segmentOffset, segmentOffset);
        channel.force(false);
        segmentOffset = channel.position();
        return new Stretch(files.uri(), range, false);
    }

    @Override
    public List<PackageFile> described(Path packageDirectory) {
        String path = MediaOutput.path(packageDirectory, files.media());
        return List.of(new PackageFile(path, digest.size(), digest.sha256()));
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
