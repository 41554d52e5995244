package io.rostrum.capture.agent.jobs;

import io.rostrum.capture.recording.RecordingId;

/** Lets others stop the job at work, and never a moment too late: the interrupt reaches that job or none. Any thread. */
final class JobInterrupt {
    /** Why a job was stopped. */
    enum Why {
        /** It was not, or the agent goes down. */
        NONE,
        /** It goes on later. */
        YIELD,
        /** What it works on is about to change or to go. */
        WITHDRAW,
        /** A person wants it no more. */
        CANCEL
    }

    private Thread thread;
    private RecordingId recording;
    private Why why = Why.NONE;
    private boolean again;

    /**
     * How the work ended.
     *
     * @param why it was stopped, if it was
     * @param again whether somebody gave the same job once more meanwhile, so that what it saw may be old
     */
    record End(Why why, boolean again) {}

    /** The calling thread begins to work on a recording. */
    synchronized void begin(RecordingId id) {
        thread = Thread.currentThread();
        recording = id;
        why = Why.NONE;
        again = false;
    }

    /** Whether that recording is worked on. */
    synchronized boolean is(RecordingId id) {
        return id.equals(recording);
    }

    /** The job at work is to be done once more when it ends; says whether that recording is worked on. */
    synchronized boolean again(RecordingId id) {
        again |= id.equals(recording);
        return id.equals(recording);
    }

    /** Whether that recording is worked on and is to be once more. */
    synchronized boolean isWantedAgain(RecordingId id) {
        return again && id.equals(recording);
    }

    /** The calling thread has ended its work. */
    synchronized End end() {
        thread = null;
        recording = null;
        if (why != Why.NONE) {
            Thread.interrupted(); // ours, which may have come as the work ended
        }
        return new End(why, again);
    }

    /** Stops the work on a recording; says whether there was any. */
    synchronized boolean stop(RecordingId id, Why reason) {
        return id.equals(recording) && stop(reason);
    }

    /** Stops whatever is worked on; says whether there was anything. The strongest reason counts. */
    synchronized boolean stop(Why reason) {
        if (thread == null) {
            return false;
        }
        if (reason.compareTo(why) > 0) {
            why = reason;
            thread.interrupt();
        }
        return true;
    }
}
