package io.rostrum.uploader.testsupport;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** One upload as a process of its own, so that it can be killed. */
public final class UploaderMain {
    private UploaderMain() {}

    /** Data folder, package, destination, token file, bytes a second. */
    public static void main(String[] args) throws Exception {
        System.out.println("listening 0"); // it runs
        Path token = Path.of(args[3]);
        Rig.in(Path.of(args[0]))
                .with(() -> Files.readString(token))
                .limited(Long.parseLong(args[4]))
                .upload(Path.of(args[1]), URI.create(args[2]));
    }

    /** @param options of its Java */
    public static ServerProcess process(
            Path data, Path pack, URI to, Path token, long bytesPerSecond, String... options) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String classPath = System.getProperty("java.class.path").replace(File.pathSeparator + File.pathSeparator, "");
        List<String> command = new ArrayList<>(List.of(java, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", classPath, UploaderMain.class.getName()));
        command.addAll(List.of(
                data.toString(), pack.toString(), to.toString(), token.toString(), Long.toString(bytesPerSecond)));
        return new ServerProcess(port -> command);
    }
}
