package io.rostrum.capture.cli;

import io.rostrum.capture.agent.settings.AgentException;
import io.rostrum.capture.agent.settings.DataFolder;
import io.rostrum.capture.recording.RecorderException;
import io.rostrum.encoder.EncoderException;
import io.rostrum.uploader.bundle.BundleException;
import io.rostrum.uploader.job.UploadException;
import io.rostrum.uploader.platform.PlatformException;
import java.nio.file.Path;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Tells every failure of a command in one sentence and picks the exit code. Stack traces go to the log alone. */
final class Failures implements IExecutionExceptionHandler {
    private static final Logger FILE_ONLY = LoggerFactory.getLogger(LogFile.FAILURES);

    private final Invocation invocation;

    Failures(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
        FILE_ONLY.info("{} failed", command.getCommandSpec().qualifiedName(), failure);
        CommandFailure told = told(failure, command);
        invocation.output().failure(told.code(), told.getMessage());
        return told.exitCode();
    }

    private CommandFailure told(Exception failure, CommandLine command) {
        if (failure instanceof CommandFailure own) {
            return own;
        }
        if (failure instanceof InterruptedException) {
            return new CommandFailure(
                    ExitCode.WILL_RESUME, "stopped", "Stopped. The same command goes on where it stopped.", failure);
        }
        if (failure instanceof EncoderException full && full.code() == EncoderException.Code.DISK_FULL) {
            return new CommandFailure(ExitCode.WILL_RESUME, "disk-full", full.getMessage(), full);
        }
        if (failure instanceof EncoderException encoder) {
            return of(encoder.code() == EncoderException.Code.BAD_INPUT, encoder.code(), encoder);
        }
        if (failure instanceof AgentException agent) {
            return of(agent.code() != AgentException.Code.IO, agent.code(), agent);
        }
        if (failure instanceof RecorderException recorder) {
            return of(isBadInput(recorder.code()), recorder.code(), recorder);
        }
        if (failure instanceof UploadException upload) {
            return of(upload);
        }
        if (failure instanceof BundleException bundle) {
            return of(bundle);
        }
        if (failure instanceof PlatformException platform) {
            return of(platform.code() != PlatformException.Code.SERVER, platform.code(), platform);
        }
        return unexpected(failure, command);
    }

    private static CommandFailure of(UploadException failure) {
        if (failure.code() == UploadException.Code.UNREACHABLE) {
            return new CommandFailure(ExitCode.WILL_RESUME, "unreachable", failure.getMessage(), failure);
        }
        if (failure.code() == UploadException.Code.BUSY) {
            // Somebody else is at it: the same command goes on later, or finds nothing left to do.
            return new CommandFailure(ExitCode.WILL_RESUME, "busy", failure.getMessage(), failure);
        }
        boolean badInput =
                switch (failure.code()) {
                    case BAD_PACKAGE, BAD_DESTINATION, REFUSED, REJECTED, CHANGED -> true;
                    case UNREACHABLE, BUSY, IO -> false;
                };
        return of(badInput, failure.code(), failure);
    }

    private static CommandFailure of(BundleException failure) {
        if (failure.code() == BundleException.Code.NO_ROOM) {
            return new CommandFailure(ExitCode.WILL_RESUME, "no-room", failure.getMessage(), failure);
        }
        return of(failure.code() != BundleException.Code.IO, failure.code(), failure);
    }

    private static CommandFailure of(boolean badInput, Enum<?> code, Exception failure) {
        String name = code.name().toLowerCase(Locale.ROOT).replace('_', '-');
        return new CommandFailure(badInput ? ExitCode.BAD_INPUT : ExitCode.FAILED, name, failure.getMessage(), failure);
    }

    private static boolean isBadInput(RecorderException.Code code) {
        return switch (code) {
            case NO_SOURCE, DATA_IN_USE, NOT_FOUND, WRONG_STATE -> true;
            case BUSY, NOT_RECORDING, DISK_FULL, DISK, MEDIA -> false;
        };
    }

    private CommandFailure unexpected(Exception failure, CommandLine command) {
        Path log = LogFile.opened().orElseGet(() -> {
            DataFolder data = DataFolder.standard(invocation.environment());
            Path opened = LogFile.open(data.logs(), command.getCommandName() + ".log");
            FILE_ONLY.error("{} failed", command.getCommandSpec().qualifiedName(), failure);
            return opened;
        });
        String sentence =
                "Something failed that Rostrum did not expect (" + failure + "). The log " + log + " says more.";
        return new CommandFailure(ExitCode.FAILED, "unexpected", sentence.replaceAll("\\s+", " "), failure);
    }
}
