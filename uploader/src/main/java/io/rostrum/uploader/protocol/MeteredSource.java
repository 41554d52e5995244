package io.rostrum.uploader.protocol;

import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * A body that counts its bytes as they leave and holds back when the tap says so.
 *
 * <p>Called by one of Jetty's threads at a time, as {@link Content.Source} demands.
 */
final class MeteredSource implements Content.Source {
    private final Content.Source source;
    private final RateLimiter limiter;
    private final Scheduler scheduler;
    private final LongConsumer left;
    private volatile long notBefore = System.nanoTime();

    MeteredSource(Content.Source source, RateLimiter limiter, Scheduler scheduler, LongConsumer left) {
        this.source = source;
        this.limiter = limiter;
        this.scheduler = scheduler;
        this.left = left;
    }

    @Override
    public long getLength() {
        return source.getLength();
    }

    @Override
    public Content.Chunk read() {
        if (held() > 0) {
            return null;
        }
        Content.Chunk chunk = source.read();
        if (chunk != null && !Content.Chunk.isFailure(chunk)) {
            int bytes = chunk.remaining();
            left.accept(bytes);
            notBefore = System.nanoTime() + limiter.take(bytes);
        }
        return chunk;
    }

    @Override
    public void demand(Runnable callback) {
        long nanos = held();
        if (nanos > 0) {
            scheduler.schedule(() -> source.demand(callback), nanos, TimeUnit.NANOSECONDS);
        } else {
            source.demand(callback);
        }
    }

    @Override
    public void fail(Throwable failure) {
        source.fail(failure);
    }

    @Override
    public void fail(Throwable failure, boolean last) {
        source.fail(failure, last);
    }

    private long held() {
        return notBefore - System.nanoTime();
    }
}
