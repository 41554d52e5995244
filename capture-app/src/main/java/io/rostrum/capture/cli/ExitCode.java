package io.rostrum.capture.cli;

/** What the program says to the shell that started it. */
final class ExitCode {
    static final int DONE = 0;
    static final int FAILED = 1;
    /** Bad arguments or bad input: the same command will never work. */
    static final int BAD_INPUT = 2;
    /** Stopped in good order; the same command goes on where it stopped (EX_TEMPFAIL of sysexits.h). */
    static final int WILL_RESUME = 75;

    private ExitCode() {}
}
