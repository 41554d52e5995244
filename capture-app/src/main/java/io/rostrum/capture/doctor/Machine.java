package io.rostrum.capture.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

/** Processor and memory. */
final class Machine implements Examination {
    /** Two sources, the encoder beside them and the kiosk. */
    private static final int CORES_WANTED = 2;

    private static final long MEMORY_WANTED = 4_000_000_000L;
    /** What the system and firmware keep for themselves of a module sold as 4 GB. */
    private static final double TOLERANCE = 0.9;

    private final Path meminfo;
    private final int cores;

    Machine(Path meminfo, int cores) {
        this.meminfo = meminfo;
        this.cores = cores;
    }

    @Override
    public List<Finding> look() {
        return List.of(processor(), memory());
    }

    private Finding processor() {
        String sentence = "The processor has " + cores + (cores == 1 ? " core." : " cores.");
        return cores >= CORES_WANTED
                ? Finding.good("processor", sentence)
                : Finding.note(
                        "processor",
                        sentence + " Lectures are encoded after they end, not during them.",
                        "Use a PC with " + CORES_WANTED + " cores or more.");
    }

    private Finding memory() {
        OptionalLong bytes = total();
        if (bytes.isEmpty()) {
            return Finding.note("memory", "The system does not say how much memory it has.", "Have 4 GB or more.");
        }
        String sentence = String.format("It has %.1f GB of memory.", bytes.getAsLong() / 1e9);
        return bytes.getAsLong() >= MEMORY_WANTED * TOLERANCE
                ? Finding.good("memory", sentence)
                : Finding.note("memory", sentence + " That is little for a 1080p ladder.", "Fit 4 GB or more.");
    }

    private OptionalLong total() {
        try {
            return Files.readAllLines(meminfo).stream()
                    .filter(line -> line.startsWith("MemTotal:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                    .findFirst();
        } catch (IOException e) {
            return OptionalLong.empty(); // not Linux: the finding says that it is not known
        }
    }
}
