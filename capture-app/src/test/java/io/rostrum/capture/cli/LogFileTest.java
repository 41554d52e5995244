package io.rostrum.capture.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeAndTimeBasedRollingPolicy;
import io.rostrum.capture.agent.parts.Poll;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFileTest {
    /** More than are kept. */
    private static final int DAYS = 20;

    private static final int KEPT = 14;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    @Test
    void eachDayIsPackedAndAFortnightIsKept() throws Exception {
        LoggerContext context = new LoggerContext();
        context.setMDCAdapter(new LogbackMDCAdapter());
        RollingFileAppender<ILoggingEvent> appender = LogFile.appender(context, folder.resolve("rostrum.log"));
        Logger log = context.getLogger("test");
        log.addAppender(appender);
        Instant today = Instant.now();
        for (int day = 0; day <= DAYS; day++) {
            pretend(appender, today.plus(Duration.ofDays(day)));
            log.info("day {}", day);
            // Packing is done beside, and what it has not finished yet is called so.
            Poll.until("packing", PATIENCE, () -> files(".tmp"), List::isEmpty);
        }
        List<Path> packed = Poll.until("forgetting", PATIENCE, () -> files(".gz"), files -> files.size() <= KEPT);
        context.stop();

        assertThat(packed).hasSize(KEPT);
        assertThat(folder.resolve("rostrum.log"))
                .content()
                .contains("day " + DAYS)
                .hasLineCount(1);
        for (int i = 0; i < packed.size(); i++) {
            int day = DAYS - packed.size() + i;
            String date = today.plus(Duration.ofDays(day))
                    .atZone(ZoneId.systemDefault())
                    .toLocalDate()
                    .toString();
            assertThat(packed.get(i)).hasFileName("rostrum." + date + ".0.log.gz");
            assertThat(unpacked(packed.get(i))).endsWith("test: day " + day + "\n");
        }
    }

    private static void pretend(RollingFileAppender<ILoggingEvent> appender, Instant now) {
        ((SizeAndTimeBasedRollingPolicy<?>) appender.getRollingPolicy())
                .getTimeBasedFileNamingAndTriggeringPolicy()
                .setCurrentTime(now.toEpochMilli());
    }

    private List<Path> files(String end) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(end)).sorted().toList();
        }
    }

    private static String unpacked(Path file) throws IOException {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
