package io.rostrum.capture.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;

/**
 * A link between us and a server on this machine that is as slow and as long as a real one: all connections share one rate
 * upwards, and every byte takes half a round trip in each direction. Owns its threads until {@link #close()}.
 */
final class SlowLink implements AutoCloseable {
    private static final int PIECE = 4 << 10;
    /** Pieces on their way in one direction of one connection; when all are, the sender waits, as on a full modem. */
    private static final int IN_FLIGHT = 128;

    private final ServerSocket listener;
    private final int upstream;
    private final long bytesPerSecond;
    private final long halfTripNanos;
    private final Queue<Socket> open = new ConcurrentLinkedQueue<>();
    private long free = System.nanoTime();

    /** @param bytesPerSecond upwards; 0 = as fast as it goes */
    SlowLink(int upstreamPort, long bytesPerSecond, long roundTripMillis) throws IOException {
        this.upstream = upstreamPort;
        this.bytesPerSecond = bytesPerSecond;
        this.halfTripNanos = roundTripMillis * 1_000_000 / 2;
        this.listener = new ServerSocket(0, 64, InetAddress.getLoopbackAddress());
        thread("slow-link", this::acceptAll);
    }

    int port() {
        return listener.getLocalPort();
    }

    private record Piece(byte[] bytes, int length, long due) {}

    private void acceptAll() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                Socket server = new Socket(InetAddress.getLoopbackAddress(), upstream);
                client.setReceiveBufferSize(64 << 10);
                client.setTcpNoDelay(true);
                server.setTcpNoDelay(true);
                open.add(client);
                open.add(server);
                carry(client, server, true);
                carry(server, client, false);
            } catch (IOException e) {
                // Closed, or the server is gone: the client sees its connection end.
            }
        }
    }

    private void carry(Socket from, Socket to, boolean up) {
        BlockingQueue<Piece> flying = new ArrayBlockingQueue<>(IN_FLIGHT);
        thread("slow-link-in", () -> read(from, flying, up));
        thread("slow-link-out", () -> write(to, flying));
    }

    private void read(Socket from, BlockingQueue<Piece> flying, boolean up) {
        try {
            InputStream in = from.getInputStream();
            while (true) {
                byte[] bytes = new byte[PIECE];
                int read = in.read(bytes);
                if (up && read > 0) {
                    pass(read);
                }
                flying.put(new Piece(bytes, read, System.nanoTime() + halfTripNanos));
                if (read < 0) {
                    return;
                }
            }
        } catch (IOException e) {
            offerEnd(flying);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void offerEnd(BlockingQueue<Piece> flying) {
        try {
            flying.put(new Piece(new byte[0], -1, System.nanoTime()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void write(Socket to, BlockingQueue<Piece> flying) {
        try {
            OutputStream out = to.getOutputStream();
            while (true) {
                Piece piece = flying.take();
                hold(piece.due());
                if (piece.length() < 0) {
                    to.shutdownOutput();
                    return;
                }
                out.write(piece.bytes(), 0, piece.length());
            }
        } catch (IOException e) {
            // The other side is gone; its reader tells ours.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void pass(int bytes) {
        if (bytesPerSecond == 0) {
            return;
        }
        long until;
        synchronized (this) {
            free = Math.max(free, System.nanoTime()) + bytes * 1_000_000_000L / bytesPerSecond;
            until = free;
        }
        hold(until);
    }

    private static void hold(long until) {
        for (long left = until - System.nanoTime(); left > 0; left = until - System.nanoTime()) {
            LockSupport.parkNanos(left);
            if (Thread.currentThread().isInterrupted()) {
                return;
            }
        }
    }

    private static void thread(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket socket : open) {
            socket.close();
        }
    }
}
