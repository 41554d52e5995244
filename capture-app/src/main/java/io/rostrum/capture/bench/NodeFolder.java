package io.rostrum.capture.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;

/** npm's tus server and client, installed in the work folder in the versions that the comparison names. */
final class NodeFolder {
    private static final List<String> FILES = List.of("package.json", "tus-server.js", "tus-client.js");

    private final Path folder;

    private NodeFolder(Path folder) {
        this.folder = folder;
    }

    /** @throws BenchException PROGRAM if npm is missing or cannot install */
    static NodeFolder install(Path folder) throws BenchException, IOException, InterruptedException {
        Files.createDirectories(folder);
        for (String name : FILES) {
            try (InputStream in = NodeFolder.class.getResourceAsStream(name)) {
                Files.copy(in, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        new Program(
                        "npm",
                        List.of(
                                "npm",
                                "install",
                                "--prefix",
                                folder.toString(),
                                "--no-audit",
                                "--no-fund",
                                "--ignore-scripts",
                                "--no-package-lock"),
                        Map.of())
                .run(folder.resolve("npm.log"));
        return new NodeFolder(folder);
    }

    String script(String name) {
        return folder.resolve(name).toString();
    }
}
