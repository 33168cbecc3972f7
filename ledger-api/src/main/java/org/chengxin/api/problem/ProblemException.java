package org.chengxin.api.problem;

/** Carries a problem from a door to the one place that answers with it. */
public final class ProblemException extends RuntimeException {

    private final transient Problem problem;

    public ProblemException(Problem problem) {
        super(problem.rule(), null, false, false);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
