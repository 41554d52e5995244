package io.rostrum.encoder.isobmff;

import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.EncoderException.Code;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * A file of boxes (ISO/IEC 14496-12, 4.2), opened for reading. The file may still grow; every call looks at what is
 * there now. One thread at a time.
 */
public final class BoxFile implements AutoCloseable {
    /** The largest box that is read into memory: a moov or moof of a day's fragment is far smaller. */
    private static final int MAX_LOADED_BYTES = 16 << 20;

    /** More boxes than a week of half-second fragments has: beyond, the file is hostile or damaged. */
    private static final int MAX_BOXES = 4_000_000;

    private final Path path;
    private final FileChannel channel;

    private BoxFile(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /**
     * Opens a file for reading.
     *
     * @throws EncoderException BAD_INPUT if there is no such file, IO if it cannot be opened
     */
    public static BoxFile open(Path path) throws EncoderException {
        try {
            if (Files.isDirectory(path)) {
                throw new EncoderException(Code.BAD_INPUT, path + " is a folder; an MP4 file is needed.");
            }
            return new BoxFile(path, FileChannel.open(path, StandardOpenOption.READ));
        } catch (NoSuchFileException e) {
            throw new EncoderException(Code.BAD_INPUT, "There is no file " + path + ".", e);
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    public Path path() {
        return path;
    }

    /** The file's length in bytes, now. */
    public long size() throws EncoderException {
        try {
            return channel.size();
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    /** Lists the whole boxes from the file's start; damage ends the list, it is no failure. */
    public BoxScan scan() throws EncoderException {
        return scan(0);
    }

    /** Lists the whole boxes from {@code offset}, where a box must start, as {@link #scan()} does. */
    public BoxScan scan(long offset) throws EncoderException {
        List<Box> boxes = new ArrayList<>();
        long size = size();
        long at = offset;
        while (at < size) {
            if (boxes.size() == MAX_BOXES) {
                throw new EncoderException(
                        Code.BAD_INPUT, path + " holds more boxes than any recording: it is damaged.");
            }
            BoxHeader header = BoxHeader.read(headerBytes(at, size), at, size);
            if (header.state() != BoxScan.State.WHOLE) {
                return new BoxScan(boxes, at, header.state());
            }
            boxes.add(header.box());
            at = header.box().end();
        }
        return new BoxScan(boxes, at, BoxScan.State.WHOLE);
    }

    /**
     * Reads a whole box into memory.
     *
     * @throws EncoderException BAD_INPUT if it is too large to be a header box or the file is too short
     */
    public BoxReader load(Box box) throws EncoderException {
        if (box.size() > MAX_LOADED_BYTES) {
            throw new EncoderException(
                    Code.BAD_INPUT,
                    String.format(
                            "The box '%s' at byte %d of %s has %d bytes, too many for a header: the file is damaged.",
                            box.type(), box.offset(), path, box.size()));
        }
        ByteBuffer payload = ByteBuffer.wrap(bytes(box.payloadOffset(), (int) box.payloadSize()));
        return new BoxReader(path, box, payload);
    }

    /**
     * Reads {@code length} bytes from {@code offset}.
     *
     * @throws EncoderException BAD_INPUT if the file ends before them
     */
    public byte[] bytes(long offset, int length) throws EncoderException {
        if (offset < 0 || length < 0 || length > size() - offset) {
            throw new EncoderException(
                    Code.BAD_INPUT,
                    path + " ends before byte " + offset + " + " + length + ": it is cut or still written.");
        }
        ByteBuffer buffer = ByteBuffer.allocate(length);
        try {
            while (buffer.hasRemaining()) {
                if (channel.read(buffer, offset + buffer.position()) < 0) {
                    throw new EncoderException(Code.IO, path + " became shorter while it was read.");
                }
            }
        } catch (IOException e) {
            throw unreadable(path, e);
        }
        return buffer.array();
    }

    @Override
    public void close() throws EncoderException {
        try {
            channel.close();
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    private ByteBuffer headerBytes(long at, long size) throws EncoderException {
        return ByteBuffer.wrap(bytes(at, (int) Math.min(BoxHeader.LONG_SIZE, size - at)));
    }

    private static EncoderException unreadable(Path path, IOException e) {
        return new EncoderException(Code.IO, "Reading " + path + " failed: " + e.getMessage() + ".", e);
    }

    /** The four characters of a box type; bytes beyond ASCII become one character each, so nothing is lost. */
    static String type(int fourcc) {
        byte[] chars = {(byte) (fourcc >> 24), (byte) (fourcc >> 16), (byte) (fourcc >> 8), (byte) fourcc};
        return new String(chars, StandardCharsets.ISO_8859_1);
    }
}
