package io.rostrum.uploader.testsupport;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** Puts the node test server and what it needs into target/node, once. */
final class NodeModules {
    private static final Path SOURCE = Path.of("src/test/node");
    private static final Path TARGET = Path.of("target/node");

    private NodeModules() {}

    /** Where server.js and its modules are. */
    static synchronized Path directory() throws IOException, InterruptedException {
        Files.createDirectories(TARGET);
        Path installed = TARGET.resolve("installed-lock.json");
        Path lock = SOURCE.resolve("package-lock.json");
        for (String name : List.of("server.js", "package.json", "package-lock.json")) {
            Files.copy(SOURCE.resolve(name), TARGET.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        }
        if (!Files.exists(installed) || Files.mismatch(installed, lock) >= 0) {
            Path log = TARGET.resolve("npm.log");
            Process npm = new ProcessBuilder("npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts")
                    .directory(TARGET.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            if (npm.waitFor() != 0) {
                throw new IOException("npm ci failed:\n" + Files.readString(log));
            }
            Files.copy(lock, installed, StandardCopyOption.REPLACE_EXISTING);
        }
        return TARGET.toAbsolutePath();
    }
}
