package io.rostrum.capture.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/** Starts the program: {@code rostrum COMMAND}. Everything else is wired in {@link CommandLineProgram}. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        // Not System.out: its encoding follows the locale, and JSON is UTF-8 everywhere.
        PrintWriter out = writer(FileDescriptor.out);
        PrintWriter err = writer(FileDescriptor.err);
        StopSignal stop = StopSignal.ofProcess();
        Output output = new Output(out, err, Terminal.isStandardError());
        int code = new CommandLineProgram(output, stop, System.getenv()).run(args);
        out.flush();
        err.flush();
        stop.finished(code);
        System.exit(code);
    }

    private static PrintWriter writer(FileDescriptor descriptor) {
        return new PrintWriter(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }
}
