package io.rostrum.capture.cli;

/** Ends a command: with an exit code, a code for programs and one sentence for people. */
final class CommandFailure extends Exception {
    private static final long serialVersionUID = 1L;

    private final int exitCode;
    private final String code;

    CommandFailure(int exitCode, String code, String sentence, Throwable cause) {
        super(sentence, cause);
        this.exitCode = exitCode;
        this.code = code;
    }

    static CommandFailure badInput(String sentence) {
        return badInput(sentence, null);
    }

    static CommandFailure badInput(String sentence, Throwable cause) {
        return new CommandFailure(ExitCode.BAD_INPUT, "bad-input", sentence, cause);
    }

    static CommandFailure failed(String code, String sentence) {
        return new CommandFailure(ExitCode.FAILED, code, sentence, null);
    }

    int exitCode() {
        return exitCode;
    }

    String code() {
        return code;
    }
}
