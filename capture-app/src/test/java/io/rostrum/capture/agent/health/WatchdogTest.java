package io.rostrum.capture.agent.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchdogTest {
    private static final String LISTENER =
            "import socket,sys; s=socket.socket(socket.AF_UNIX,socket.SOCK_DGRAM); s.bind(sys.argv[1]); print('ready',flush=True)\n"
                    + "while True:\n m=s.recv(4096).decode().strip()\n if 'STOPPING' in m: break\n if 'WATCHDOG' in m: print(' '.join(m.split()),flush=True)";

    private final CountDownLatch sixth = new CountDownLatch(1);

    @TempDir
    Path folder;

    @Test
    void saysThatTheAgentIsAliveUntilItIsNot() throws Exception {
        Path socket = folder.resolve("notify");
        Process systemd = new ProcessBuilder("python3", "-c", LISTENER, socket.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader heard = systemd.inputReader()) {
            assertThat(heard.readLine()).isEqualTo("ready");
            AtomicInteger looks = new AtomicInteger();
            Map<String, String> environment = Map.of("NOTIFY_SOCKET", socket.toString(), "WATCHDOG_USEC", "150000");
            Watchdog watchdog = Watchdog.start(environment, () -> alive(looks)).orElseThrow();
            try {
                assertThat(heard.readLine()).isEqualTo("READY=1 WATCHDOG=1");
                assertThat(heard.readLine()).isEqualTo("READY=1 WATCHDOG=1");
                assertThat(sixth.await(30, TimeUnit.SECONDS)).isTrue();
            } finally {
                watchdog.close();
            }
            ProcessBuilder last = new ProcessBuilder("systemd-notify", "STOPPING=1");
            last.environment().put("NOTIFY_SOCKET", socket.toString());
            last.start().waitFor(); // whether it worked is not asked: the listener may end before it has answered
            assertThat(heard.lines()).isEmpty();
        } finally {
            systemd.destroyForcibly();
        }
    }

    /** Works twice; then it does not, and at last it cannot even be asked. */
    private boolean alive(AtomicInteger looks) throws IOException {
        int look = looks.incrementAndGet();
        if (look == 6) {
            sixth.countDown();
        }
        if (look > 4) {
            throw new IOException("nobody answers");
        }
        return look <= 2;
    }

    @Test
    void isOffWhereNobodyWaits() {
        assertThat(Watchdog.start(Map.of(), () -> true)).isEmpty();
        assertThat(Watchdog.start(Map.of("WATCHDOG_USEC", "150000"), () -> true))
                .isEmpty();
    }
}
