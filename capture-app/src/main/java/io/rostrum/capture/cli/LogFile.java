package io.rostrum.capture.cli;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeAndTimeBasedRollingPolicy;
import ch.qos.logback.core.util.FileSize;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.slf4j.LoggerFactory;

/**
 * The log that stays: a file a day, two weeks of them, at most 200 MB. Each line carries the recording's id. What people
 * must see at once goes to standard error as well, as {@link LogSetup} says.
 */
final class LogFile {
    /** Logger whose lines go to the file alone, because a sentence for people was printed already. */
    static final String FAILURES = "rostrum.failure";

    /** It warns of each job that a stop interrupts, which is for the file alone. */
    static final String SCHEDULER = "com.github.kagkarlsson";

    private static final List<String> FILE_ONLY = List.of(FAILURES, SCHEDULER);

    private static final String PATTERN = "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX, UTC} %-5level %-12.12thread "
            + "[%X{recording:--}] %logger{0}: %msg%n%ex";
    /** The file of services; other commands have their own, since only one process may roll a file. */
    static final String STANDARD = "rostrum.log";

    private static final String APPENDER = "file";

    private LogFile() {}

    /** Logs into a file from now on; the first call decides. Returns the file. */
    static synchronized Path open(Path folder, String name) {
        Optional<Path> open = opened();
        if (open.isPresent()) {
            return open.get();
        }
        Path file = folder.resolve(name);
        LoggerContext context = context();
        RollingFileAppender<ILoggingEvent> appender = appender(context, file);
        context.getLogger(Logger.ROOT_LOGGER_NAME).addAppender(appender);
        FILE_ONLY.forEach(logger -> context.getLogger(logger).addAppender(appender));
        return file;
    }

    /** What writes the file, and turns it each day. */
    static RollingFileAppender<ILoggingEvent> appender(LoggerContext context, Path file) {
        RollingFileAppender<ILoggingEvent> appender = new RollingFileAppender<>();
        appender.setContext(context);
        appender.setName(APPENDER);
        appender.setFile(file.toString());
        appender.setRollingPolicy(rolling(context, appender, file));
        appender.setEncoder(encoder(context));
        appender.start();
        return appender;
    }

    /** Leaves it to the command to tell people what the recorder warns of; the file still has it. */
    static void recorderSpeaksByItself() {
        Logger recorder = context().getLogger("io.rostrum.capture.recording");
        Appender<ILoggingEvent> file = context().getLogger(FAILURES).getAppender(APPENDER);
        recorder.setAdditive(false);
        if (file != null) {
            recorder.addAppender(file);
        }
    }

    /** The file, if one is open. */
    static Optional<Path> opened() {
        return context().getLogger(FAILURES).getAppender(APPENDER) instanceof RollingFileAppender<ILoggingEvent> file
                ? Optional.of(Path.of(file.getFile()))
                : Optional.empty();
    }

    private static SizeAndTimeBasedRollingPolicy<ILoggingEvent> rolling(
            LoggerContext context, RollingFileAppender<ILoggingEvent> appender, Path file) {
        SizeAndTimeBasedRollingPolicy<ILoggingEvent> policy = new SizeAndTimeBasedRollingPolicy<>();
        policy.setContext(context);
        policy.setParent(appender);
        policy.setFileNamePattern(file.toString().replaceFirst("\\.log$", "") + ".%d{yyyy-MM-dd}.%i.log.gz");
        policy.setMaxFileSize(new FileSize(20 * FileSize.MB_COEFFICIENT));
        policy.setMaxHistory(14);
        policy.setTotalSizeCap(new FileSize(200 * FileSize.MB_COEFFICIENT));
        policy.start();
        return policy;
    }

    private static PatternLayoutEncoder encoder(LoggerContext context) {
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setContext(context);
        encoder.setCharset(StandardCharsets.UTF_8);
        encoder.setPattern(PATTERN);
        encoder.start();
        return encoder;
    }

    private static LoggerContext context() {
        return (LoggerContext) LoggerFactory.getILoggerFactory();
    }
}
