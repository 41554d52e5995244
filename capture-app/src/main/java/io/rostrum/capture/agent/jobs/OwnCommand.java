package io.rostrum.capture.agent.jobs;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** This very program as a command: the same Java, the same jars. */
public final class OwnCommand {
    private static final String MAIN = "io.rostrum.capture.cli.Main";
    /**
     * Names the file that holds our classes as the JVM keeps them in memory (class data sharing): a start costs half the time
     * with it. {@code ./rostrum} makes it when it builds and sets the property; a file that fits no more is left unread.
     */
    private static final String CLASSES = "rostrum.classes";

    /**
     * As ./rostrum starts it. Our heaps are small: on two cores the collector's own threads only get in the way, and left alone Java
     * takes a 64th of the machine and fills that before it looks what of it is needed.
     */
    private static final List<String> HEAP =
            List.of("-XX:+UseSerialGC", "-Xms48m", "-Xmn16m", "-XX:MinHeapFreeRatio=20", "-XX:MaxHeapFreeRatio=30");

    private OwnCommand() {}

    /** {@code rostrum} with arguments. */
    public static List<String> of(List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(HEAP);
        command.addAll(sharedClasses(System.getProperty(CLASSES)));
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(MAIN);
        command.addAll(arguments);
        return command;
    }

    /** The options that make use of the file, and hand it on; none if there is no such file. */
    static List<String> sharedClasses(String file) {
        return file == null || !Files.isReadable(Path.of(file))
                ? List.of()
                : List.of(
                        "-Xshare:auto",
                        "-XX:SharedArchiveFile=" + file,
                        "-Xlog:cds=off",
                        "-Xlog:cds+dynamic=off",
                        "-D" + CLASSES + "=" + file);
    }

    /** The same, yielding processor, disk and memory to everybody else where the system can. */
    static List<String> inBackground(List<String> arguments) {
        return inBackground(arguments, 10);
    }

    /** The same, yielding as much as can be: beside a recording. */
    static List<String> besideRecording(List<String> arguments) {
        return inBackground(arguments, 19);
    }

    private static List<String> inBackground(List<String> arguments, int niceness) {
        List<String> command = new ArrayList<>();
        if (isInstalled("choom")) {
            command.addAll(List.of("choom", "-n", "500", "--")); // the kernel ends it before the recorder
        }
        if (isInstalled("nice")) {
            command.addAll(List.of("nice", "-n", Integer.toString(niceness)));
        }
        if (isInstalled("ionice")) {
            command.addAll(List.of("ionice", "-c3"));
        }
        command.addAll(of(arguments));
        return command;
    }

    private static boolean isInstalled(String program) {
        String path = System.getenv().getOrDefault("PATH", "");
        for (String folder : path.split(File.pathSeparator)) {
            if (!folder.isEmpty() && Files.isExecutable(Path.of(folder, program))) {
                return true;
            }
        }
        return false;
    }
}
