package io.rostrum.capture.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Who may write a package, seen from two processes. */
class EncodeLockTest {
    private static final Path ONE = Path.of("/lectures/one");
    private static final Path OTHER = Path.of("/lectures/other");

    /** Another process, which asks for a lock and holds it until it is killed. */
    static final class Holder {
        private Holder() {}

        public static void main(String[] args) throws Exception {
            System.out.println("asks");
            EncodeLock.acquire(Path.of(args[0]));
            System.out.println("holds");
            Thread.currentThread().join();
        }
    }

    private static Process holder(Path folder) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Holder.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    @Test
    void aPackageIsOneProcessesUntilThatIsGoneAndOthersAreFree() throws Exception {
        Process holder = holder(ONE);
        CompletableFuture<EncodeLock> waiting = new CompletableFuture<>();
        try {
            BufferedReader said = holder.inputReader();
            assertThat(said.readLine()).isEqualTo("asks");
            assertThat(said.readLine()).isEqualTo("holds");
            new Thread(() -> take(ONE, waiting)).start();
            try (EncodeLock other = EncodeLock.acquire(OTHER)) {
                assertThat(other.folder()).isEqualTo(OTHER);
            }
            TimeUnit.MILLISECONDS.sleep(300);
            assertThat(waiting).isNotDone();
        } finally {
            holder.destroyForcibly().waitFor();
        }
        try (EncodeLock own = waiting.get(60, TimeUnit.SECONDS)) {
            assertThat(own.folder()).isEqualTo(ONE);
        }
        assertThat(Files.size(EncodeLock.file()))
                .as("one empty file serves all")
                .isZero();
    }

    /** Closing any handle on a file gives up all locks that a process has in it. */
    @Test
    void aSecondPackageThatIsDoneDoesNotFreeTheFirst() throws Exception {
        try (EncodeLock first = EncodeLock.acquire(OTHER)) {
            EncodeLock.acquire(ONE).close();
            Process holder = holder(first.folder());
            try {
                BufferedReader said = holder.inputReader();
                assertThat(said.readLine()).isEqualTo("asks");
                TimeUnit.MILLISECONDS.sleep(500);
                assertThat(said.ready()).as("it holds the lock").isFalse();
            } finally {
                holder.destroyForcibly().waitFor();
            }
        }
    }

    private static void take(Path folder, CompletableFuture<EncodeLock> taken) {
        try {
            taken.complete(EncodeLock.acquire(folder));
        } catch (Exception e) {
            taken.completeExceptionally(e);
        }
    }
}
