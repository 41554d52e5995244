package io.rostrum.capture.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.filter.ThresholdFilter;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.spi.ContextAwareBase;
import ch.qos.logback.core.status.NopStatusListener;
import java.util.List;

/**
 * What people must see at once: warnings on standard error, one line each. {@link LogFile} adds the file. Found by Logback as
 * a service; reading the same from XML takes a tenth of a second of every start.
 */
public final class LogSetup extends ContextAwareBase implements Configurator {
    private static final List<String> NOISY = List.of("org.eclipse.jetty", "com.fasterxml");

    @Override
    public ExecutionStatus configure(LoggerContext context) {
        context.getStatusManager().add(new NopStatusListener()); // Logback's own troubles are no words for people
        Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.INFO);
        root.addAppender(warnings(context));
        NOISY.forEach(name -> context.getLogger(name).setLevel(Level.WARN));
        Logger scheduler = context.getLogger(LogFile.SCHEDULER);
        scheduler.setLevel(Level.WARN);
        scheduler.setAdditive(false);
        context.getLogger(LogFile.FAILURES).setAdditive(false);
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }

    private static ConsoleAppender<ILoggingEvent> warnings(LoggerContext context) {
        PatternLayoutEncoder line = new PatternLayoutEncoder();
        line.setContext(context);
        line.setPattern("rostrum: %msg%n%nopex");
        line.start();
        ThresholdFilter warnings = new ThresholdFilter();
        warnings.setLevel(Level.WARN.levelStr);
        warnings.start();
        ConsoleAppender<ILoggingEvent> appender = new ConsoleAppender<>();
        appender.setContext(context);
        appender.setName("stderr");
        appender.setTarget("System.err");
        appender.setEncoder(line);
        appender.addFilter(warnings);
        appender.start();
        return appender;
    }
}
