package io.rostrum.encoder.isobmff;

import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.EncoderException.Code;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The payload of one box in memory, read from front to back and searched for children. Every read is checked: a box that
 * promises more than it holds is BAD_INPUT, never an overflow. Not thread-safe.
 */
public final class BoxReader {
    private final Path file;
    private final Box box;
    private final ByteBuffer payload;

    /**
     * Reads a payload that was loaded already.
     *
     * @param file only named in failures
     * @param payload the box's bytes after its header, position to limit
     */
    public BoxReader(Path file, Box box, ByteBuffer payload) {
        this.file = file;
        this.box = box;
        this.payload = payload.slice();
    }

    public Box box() {
        return box;
    }

    public int remaining() {
        return payload.remaining();
    }

    public int u8() throws EncoderException {
        return need(1).get() & 0xff;
    }

    public int u16() throws EncoderException {
        return need(2).getShort() & 0xffff;
    }

    public int i32() throws EncoderException {
        return need(4).getInt();
    }

    public long u32() throws EncoderException {
        return i32() & 0xffff_ffffL;
    }

    public long i64() throws EncoderException {
        return need(8).getLong();
    }

    /** An unsigned 64-bit number; one past {@link Long#MAX_VALUE} is refused, for no clock reaches it. */
    public long u64() throws EncoderException {
        long value = i64();
        if (value < 0) {
            throw damaged("holds a number beyond 63 bits");
        }
        return value;
    }

    public byte[] bytes(int count) throws EncoderException {
        if (count < 0) {
            throw damaged("holds a negative length");
        }
        need(count);
        byte[] bytes = new byte[count];
        payload.get(bytes);
        return bytes;
    }

    public BoxReader skip(int count) throws EncoderException {
        need(count);
        payload.position(payload.position() + count);
        return this;
    }

    /** The boxes from the present position to the payload's end, which is then reached. */
    public List<BoxReader> children() throws EncoderException {
        List<BoxReader> children = new ArrayList<>();
        while (payload.hasRemaining()) {
            int start = payload.position();
            long offset = box.payloadOffset() + start;
            BoxHeader header = BoxHeader.read(payload, offset, box.end());
            if (header.state() != BoxScan.State.WHOLE) {
                throw damaged("holds a child at byte " + offset + " that does not fit");
            }
            Box child = header.box();
            ByteBuffer inside = payload.duplicate();
            inside.position(start + child.headerSize()).limit(start + (int) child.size());
            children.add(new BoxReader(file, child, inside));
            payload.position(start + (int) child.size());
        }
        return children;
    }

    /**
     * The first box at a path of types below this one, for example {@code mdia/hdlr}; leaves this reader's position
     * alone.
     */
    public Optional<BoxReader> find(String path) throws EncoderException {
        BoxReader at = this;
        for (String type : path.split("/")) {
            List<BoxReader> found = at.all(type);
            if (found.isEmpty()) {
                return Optional.empty();
            }
            at = found.get(0);
        }
        return Optional.of(at);
    }

    /** As {@link #find}, but BAD_INPUT if there is no such box. */
    public BoxReader require(String path) throws EncoderException {
        return find(path).orElseThrow(() -> damaged("lacks the box " + path));
    }

    /** All direct children of a type; leaves this reader's position alone. */
    public List<BoxReader> all(String type) throws EncoderException {
        return new BoxReader(file, box, payload.duplicate().rewind())
                .children().stream()
                        .filter(child -> child.box.type().equals(type))
                        .toList();
    }

    /** A BAD_INPUT failure whose sentence names this box and says what is wrong with it. */
    public EncoderException damaged(String what) {
        return new EncoderException(
                Code.BAD_INPUT,
                String.format(
                        "%s is damaged: its box '%s' at byte %d %s. Copy or encode the file again.",
                        file, box.type(), box.offset(), what));
    }

    /** A BAD_INPUT failure of a file that is whole, but not what is needed; the sentence goes on after the file's name. */
    EncoderException unsuited(String what) {
        return new EncoderException(Code.BAD_INPUT, file + " " + what);
    }

    private ByteBuffer need(int count) throws EncoderException {
        if (payload.remaining() < count) {
            throw damaged("ends too early");
        }
        return payload;
    }
}
