package io.rostrum.uploader.night;

import io.rostrum.uploader.job.Target;
import java.util.Map;
import java.util.Objects;

/**
 * What the service works with.
 *
 * @param targets each destination by the name that deliveries use
 * @param policy when and how fast
 * @param retry what follows a failure
 */
public record NightSettings(Map<String, Target> targets, UploadPolicy policy, QueueRetry retry) {
    public NightSettings {
        targets = Map.copyOf(targets);
        Objects.requireNonNull(policy, "policy");
        Objects.requireNonNull(retry, "retry");
    }
}
