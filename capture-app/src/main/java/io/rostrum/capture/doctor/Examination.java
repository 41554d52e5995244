package io.rostrum.capture.doctor;

import java.util.List;

/** Looks at one side of the PC. Changes nothing; takes seconds at most. */
@FunctionalInterface
interface Examination {
    /** What it saw, the most important first. */
    List<Finding> look() throws InterruptedException;
}
