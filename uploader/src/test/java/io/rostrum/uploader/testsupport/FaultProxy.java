package io.rostrum.uploader.testsupport;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/** A TCP relay that breaks connections on demand. Each fault hits the first connection that fits it, once. */
public final class FaultProxy implements AutoCloseable {
    /** How a connection goes wrong. */
    public enum How {
        /** Closed properly in the middle. */
        CUT,
        /** Reset. */
        RESET,
        /** Open, but nothing moves any more. */
        STALL,
        /** The request arrives and is obeyed; its answer is lost. */
        LOSE_ANSWER,
        /** One bit arrives as another; everything else goes on. */
        FLIP
    }

    private static final Pattern HEAD = Pattern.compile("[A-Z]{3,7} /");

    private record Fault(How how, String requestHas, long afterBytes) {}

    private final ServerSocket listener;
    private final int upstream;
    private final Queue<Fault> faults = new ConcurrentLinkedQueue<>();
    private final Queue<Socket> open = new ConcurrentLinkedQueue<>();
    private final AtomicInteger happened = new AtomicInteger();
    private final Queue<String> heads = new ConcurrentLinkedQueue<>();
    private final Line line;
    private final ExecutorService threads = Executors.newCachedThreadPool(runnable -> {
        Thread thread = new Thread(runnable, "fault-proxy");
        thread.setDaemon(true);
        return thread;
    });

    public FaultProxy(int upstreamPort) throws IOException {
        this(upstreamPort, Line.PERFECT);
    }

    /** @param line how fast and how far away the server is */
    public FaultProxy(int upstreamPort, Line line) throws IOException {
        this.line = line;
        upstream = upstreamPort;
        listener = new ServerSocket(0, 64, InetAddress.getLoopbackAddress());
        threads.execute(this::acceptAll);
    }

    /**
     * Plans a fault.
     *
     * @param requestHas text of the request that it hits, for example {@code "PATCH "}
     * @param afterBytes bytes of that connection, from this request on, that still pass
     */
    public FaultProxy plan(How how, String requestHas, long afterBytes) {
        faults.add(new Fault(how, requestHas, afterBytes));
        return this;
    }

    /** How many planned faults struck. */
    public int happened() {
        return happened.get();
    }

    /** The beginnings of all requests, as far as they came in one piece. */
    public List<String> heads() {
        return List.copyOf(heads);
    }

    public URI uri(String path) {
        return URI.create("http://127.0.0.1:" + listener.getLocalPort() + path);
    }

    private void acceptAll() {
        while (!listener.isClosed()) {
            try {
                relay(listener.accept());
            } catch (IOException e) {
                // The listener was closed: the loop ends.
            }
        }
    }

    private void relay(Socket client) {
        open.add(client);
        try {
            Socket server = new Socket(InetAddress.getLoopbackAddress(), upstream);
            open.add(server);
            Relay relay = new Relay(client, server);
            threads.execute(relay::up);
            threads.execute(relay::down);
        } catch (IOException e) {
            // The server is down: the client sees its connection close.
            quietly(client);
        }
    }

    private static void quietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new AssertionError("A socket did not close", e);
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
        open.forEach(FaultProxy::quietly);
        threads.shutdownNow();
    }

    private final class Relay {
        private final Socket client;
        private final Socket server;
        private volatile boolean loseAnswer;

        Relay(Socket client, Socket server) {
            this.client = client;
            this.server = server;
        }

        void up() {
            Fault fault = null;
            long passed = 0;
            byte[] buffer = new byte[16 << 10];
            try {
                InputStream in = client.getInputStream();
                OutputStream out = server.getOutputStream();
                for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                    if (fault == null) {
                        String text = new String(buffer, 0, read, StandardCharsets.ISO_8859_1);
                        if (HEAD.matcher(text).lookingAt()) {
                            heads.add(text);
                        }
                        fault = take(text);
                        loseAnswer = fault != null && fault.how() == How.LOSE_ANSWER;
                    }
                    passed += fault == null ? 0 : read;
                    if (fault != null && !loseAnswer && passed >= fault.afterBytes()) {
                        if (fault.how() != How.FLIP) {
                            strike(fault);
                            return;
                        }
                        buffer[read / 2] ^= 1;
                        happened.incrementAndGet();
                        fault = null;
                    }
                    line.pass(read);
                    out.write(buffer, 0, read);
                }
            } catch (IOException e) {
                // One side is gone; the other is told below.
            }
            end();
        }

        void down() {
            byte[] buffer = new byte[16 << 10];
            try {
                InputStream in = server.getInputStream();
                OutputStream out = client.getOutputStream();
                for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                    if (loseAnswer) {
                        happened.incrementAndGet();
                        break;
                    }
                    line.answer();
                    out.write(buffer, 0, read);
                }
            } catch (IOException e) {
                // One side is gone; the other is told below.
            }
            end();
        }

        private void strike(Fault fault) throws IOException {
            happened.incrementAndGet();
            if (fault.how() == How.STALL) {
                return;
            }
            if (fault.how() == How.RESET) {
                client.setSoLinger(true, 0);
            }
            end();
        }

        private void end() {
            quietly(client);
            quietly(server);
        }

        private Fault take(String head) {
            for (Fault fault : faults) {
                if (head.contains(fault.requestHas()) && faults.remove(fault)) {
                    return fault;
                }
            }
            return null;
        }
    }
}
