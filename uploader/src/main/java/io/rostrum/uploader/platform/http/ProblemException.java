package io.rostrum.uploader.platform.http;

/** Ends a request with a {@link Problem}; nothing is broken on our side. */
public final class ProblemException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    public ProblemException(Problem problem) {
        super(problem.detail(), null, false, false);
        this.problem = problem;
    }

    public ProblemException(int status, String title, String detail) {
        this(new Problem(status, title, detail));
    }

    Problem problem() {
        return problem;
    }
}
