package io.rostrum.uploader.testsupport;

import io.rostrum.uploader.platform.Platform;
import io.rostrum.uploader.platform.PlatformSettings;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The embedded platform as a process of its own, so that it can be killed. */
public final class PlatformMain {
    private PlatformMain() {}

    /** Data folder and port, 0 for any. */
    public static void main(String[] args) throws Exception {
        try (Platform platform =
                Platform.start(new PlatformSettings(Path.of(args[0]), null, Integer.parseInt(args[1]), null))) {
            System.out.println("listening " + platform.url().getPort());
            Thread.currentThread().join();
        }
    }

    public static ServerProcess process(Path data) throws IOException {
        return new ServerProcess(port -> command(data, port));
    }

    /** The command line that starts one. */
    public static List<String> command(Path data, int port) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String classPath = System.getProperty("java.class.path").replace(File.pathSeparator + File.pathSeparator, "");
        return List.of(
                java,
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                classPath,
                PlatformMain.class.getName(),
                data.toString(),
                Integer.toString(port));
    }
}
