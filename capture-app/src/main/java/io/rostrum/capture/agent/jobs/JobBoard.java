package io.rostrum.capture.agent.jobs;

import io.rostrum.capture.recording.Recording;
import io.rostrum.capture.recording.RecordingId;
import java.net.URI;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** What people see of the jobs: those that wait and run, and the last {@value #MEMORY} that ended. Any thread. */
public final class JobBoard {
    private static final int MEMORY = 50;

    private final Map<String, Job> jobs = new LinkedHashMap<>();
    private final List<JobListener> listeners = new CopyOnWriteArrayList<>();

    public void addListener(JobListener listener) {
        listeners.add(listener);
    }

    public void removeListener(JobListener listener) {
        listeners.remove(listener);
    }

    /** The jobs, in the order they were given. */
    public synchronized List<Job> jobs() {
        return List.copyOf(jobs.values());
    }

    /** The job of that {@link Job#id()}. */
    public synchronized Optional<Job> job(String id) {
        return Optional.ofNullable(jobs.get(id));
    }

    void show(Job job) {
        synchronized (this) {
            if (job.equals(jobs.get(job.id()))) {
                return;
            }
            if (job.state() == JobState.WAITING && !jobs.containsKey(job.id())) {
                forget();
            }
            jobs.put(job.id(), job);
        }
        listeners.forEach(listener -> listener.jobChanged(job));
    }

    /** Whatever was known of a recording's jobs is over: the recording itself is gone. */
    synchronized void forget(RecordingId recording) {
        jobs.values().removeIf(job -> job.recording().equals(recording));
    }

    /** A recording was changed. */
    public void changed(Recording recording) {
        listeners.forEach(listener -> listener.recordingChanged(recording));
    }

    void published(RecordingId recording, URI watchUrl, URI playlistUrl) {
        listeners.forEach(listener -> listener.published(recording, watchUrl, playlistUrl));
    }

    private void forget() {
        List<Job> ended = new ArrayList<>(jobs.values());
        ended.removeIf(job -> job.state().isOpen());
        Iterator<Job> oldest = ended.iterator();
        for (int surplus = ended.size() - MEMORY; surplus >= 0 && oldest.hasNext(); surplus--) {
            jobs.remove(oldest.next().id());
        }
    }
}
