package io.rostrum.encoder.master;

import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.EncoderException.Code;
import io.rostrum.encoder.isobmff.MediaFragment;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/**
 * The bytes of a master on their way to the disk. The caller's thread hands each fragment to the system, where it outlives
 * this process; a thread of its own forces it to the disk, where it outlives a power cut, and then writes its line in the
 * index. So a disk that is slow to force holds up no capture, and one force serves all fragments that came meanwhile.
 *
 * <p>At most {@value #MAX_UNFORCED} fragments are not forced yet; the caller waits then. One thread writes.
 */
final class MasterFile implements AutoCloseable {
    private static final int MAX_UNFORCED = 40;

    private final Path file;
    private final FileChannel channel;
    private final MasterIndex.Writer index;
    private final Deque<MasterIndex.Entry> unforced = new ArrayDeque<>();
    private final Thread forcing;
    private volatile Consumer<MasterIndex.Entry> listener = entry -> {};
    /** Whether the folder's entry of the file is on disk. */
    private boolean known;

    private IOException failure;
    private boolean ended;

    /**
     * Takes over both files, and closes them if it cannot begin.
     *
     * @param known whether the folder's entry of the file is on disk
     */
    MasterFile(Path file, FileChannel channel, MasterIndex.Writer index, boolean known) {
        this.file = file;
        this.channel = channel;
        this.index = index;
        this.known = known;
        this.forcing = new Thread(this::forceUntilEnd, "disk " + file.getFileName());
        forcing.setDaemon(true);
        forcing.start();
    }

    Path path() {
        return file;
    }

    void onFragment(Consumer<MasterIndex.Entry> heard) {
        listener = heard;
    }

    /** Hands bytes to the system; they are forced with the next fragment. */
    void head(byte[] bytes) throws EncoderException {
        try {
            append(bytes);
        } catch (IOException e) {
            throw failure(file, e);
        }
    }

    /**
     * Hands a fragment to the system. It is forced, listed and told soon.
     *
     * @throws EncoderException IO if the disk refuses it, or refused one before
     */
    void add(MediaFragment fragment, int timescale) throws EncoderException {
        try {
            awaitRoom();
            long offset = channel.size();
            append(fragment.bytes());
            synchronized (this) {
                unforced.add(index.entry(offset, fragment, timescale));
                notifyAll();
            }
        } catch (IOException e) {
            throw failure(file, e);
        }
    }

    private synchronized void awaitRoom() throws IOException {
        while (unforced.size() >= MAX_UNFORCED && failure == null) {
            try {
                wait();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("The wait for the disk was interrupted.", e);
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    private void append(byte[] bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
    }

    private void forceUntilEnd() {
        try {
            for (List<MasterIndex.Entry> next = await(); !next.isEmpty(); next = await()) {
                channel.force(false);
                if (!known) {
                    Durable.forceDirectory(file.toAbsolutePath().getParent());
                    known = true;
                }
                for (MasterIndex.Entry entry : next) {
                    index.append(entry);
                    listener.accept(entry);
                }
                forced(next.size());
            }
        } catch (IOException e) {
            failed(e);
        } catch (RuntimeException e) {
            failed(new IOException("The disk's thread failed unexpectedly: " + e, e));
        }
    }

    /** What waits; empty if nothing will come any more. It stays in the queue until it is forced. */
    private synchronized List<MasterIndex.Entry> await() throws IOException {
        while (unforced.isEmpty() && !ended) {
            try {
                wait();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("The disk's thread was interrupted.", e);
            }
        }
        return new ArrayList<>(unforced);
    }

    private synchronized void forced(int fragments) {
        for (int i = 0; i < fragments; i++) {
            unforced.remove();
        }
        notifyAll();
    }

    private synchronized void failed(IOException e) {
        failure = e;
        notifyAll();
    }

    static EncoderException failure(Path file, IOException cause) {
        return new EncoderException(
                Code.IO,
                "The master " + file + " cannot be written: " + cause.getMessage()
                        + ". Check that the disk has room and is not read-only.",
                cause);
    }

    /** Waits until all is forced and listed, and closes. */
    @Override
    public void close() throws EncoderException {
        synchronized (this) {
            ended = true;
            notifyAll();
        }
        boolean interrupted = false;
        while (forcing.isAlive()) {
            try {
                forcing.join();
            } catch (InterruptedException e) {
                interrupted = true; // what was recorded is worth the wait
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        try (channel;
                index) {
            if (failure != null) {
                throw failure;
            }
        } catch (IOException e) {
            throw failure(file, e);
        }
    }
}
