package io.rostrum.uploader.night;

import io.rostrum.uploader.queue.Delivery;
import io.rostrum.uploader.queue.DeliveryState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Forecasts the nights: walks through time from edge to edge (a window, a line of the timetable, a day's cap) and lets bytes
 * flow between them. Pure: the same input gives the same forecast.
 */
public final class Planner {
    private static final Duration HORIZON = Duration.ofDays(60);

    private final UploadPolicy policy;
    private final long link;

    private Instant now;
    private long leftToday;
    private Duration busy = Duration.ZERO;

    private Planner(UploadPolicy policy, long link, Instant now, long sentToday) {
        this.policy = policy;
        this.link = link;
        this.now = now;
        this.leftToday = policy.bytesADay() == 0 ? Long.MAX_VALUE : Math.max(0, policy.bytesADay() - sentToday);
    }

    /**
     * Forecasts.
     *
     * @param queue the deliveries of one destination in their order; only those that wait or run count
     * @param bytesPerSecond what the link carries, at least 1
     * @param sentToday bytes that left today already
     */
    public static Forecast forecast(
            Instant now, UploadPolicy policy, List<Delivery> queue, long bytesPerSecond, long sentToday) {
        if (bytesPerSecond < 1) {
            throw new IllegalArgumentException("A forecast needs a rate of at least 1 byte a second.");
        }
        return new Planner(policy, bytesPerSecond, now, sentToday).walk(queue);
    }

    private Forecast walk(List<Delivery> queue) {
        Instant begin = now;
        Optional<UploadHours.Night> night = policy.hours().nightAt(begin);
        Instant end = night.map(UploadHours.Night::closes).orElse(Instant.MAX);
        Instant horizon = begin.plus(HORIZON);
        List<Forecast.Arrival> arrivals = new ArrayList<>();
        long queued = 0;
        for (Delivery delivery : queue) {
            if (delivery.state() == DeliveryState.WAITING || delivery.state() == DeliveryState.RUNNING) {
                queued += delivery.left();
                Optional<Instant> at = arrive(delivery.left(), horizon);
                boolean slips = at.isEmpty() || at.get().isAfter(end);
                arrivals.add(new Forecast.Arrival(delivery.id(), delivery.left(), at, slips));
            }
        }
        Duration available = night.map(running -> available(running, begin)).orElse(Duration.ZERO);
        return new Forecast(queued, link, busy, night, available, arrivals);
    }

    private Duration available(UploadHours.Night night, Instant begin) {
        Instant from = policy.start(night).isAfter(begin) ? policy.start(night) : begin;
        if (night.closes().equals(Instant.MAX)) {
            return HORIZON;
        }
        return from.isBefore(night.closes()) ? Duration.between(from, night.closes()) : Duration.ZERO;
    }

    /** Lets so many bytes flow; returns when the last one is there. */
    private Optional<Instant> arrive(long bytes, Instant horizon) {
        long left = bytes;
        while (left > 0) {
            Instant edge = nextStretch(horizon);
            if (edge == null) {
                return Optional.empty();
            }
            long rate = rate();
            Duration stretch = Duration.between(now, edge);
            long room = Math.min(leftToday, flow(rate, stretch));
            long flowing = Math.min(left, room);
            Duration took = Duration.ofMillis((long) Math.ceil(flowing * 1000.0 / rate));
            take(flowing);
            left -= flowing;
            busy = busy.plus(took);
            // Either all is there, or the day's cap is used up, or the stretch is.
            boolean within = left == 0 || leftToday < UploadPolicy.CRUMB;
            goTo(within ? min(now.plus(took), edge) : edge);
        }
        return Optional.of(now);
    }

    /** Steps to the next moment at which bytes may flow; returns until when. Null beyond the horizon. */
    private Instant nextStretch(Instant horizon) {
        while (now.isBefore(horizon)) {
            Optional<UploadHours.Night> night = policy.hours().nightAt(now);
            if (night.isEmpty()) {
                return null;
            }
            Instant start = policy.start(night.get());
            if (start.isAfter(now)) {
                goTo(start);
            } else if (policy.bytesADay() > 0 && leftToday < UploadPolicy.CRUMB) {
                goTo(policy.nextDay(now));
            } else {
                Instant edge = min(night.get().closes(), policy.rates().nextChange(now));
                return policy.bytesADay() > 0 ? min(edge, policy.nextDay(now)) : min(edge, horizon);
            }
        }
        return null;
    }

    private void goTo(Instant moment) {
        if (policy.bytesADay() > 0 && !policy.day(moment).equals(policy.day(now))) {
            leftToday = policy.bytesADay();
        }
        now = moment;
    }

    private void take(long bytes) {
        if (policy.bytesADay() > 0) {
            leftToday -= bytes;
        }
    }

    private long rate() {
        long allowed = policy.rates().at(now).bytesPerSecond();
        return allowed == 0 ? link : Math.min(link, allowed);
    }

    private static long flow(long rate, Duration stretch) {
        double bytes = rate * (stretch.toMillis() / 1000.0);
        return bytes > Long.MAX_VALUE / 2.0 ? Long.MAX_VALUE / 2 : (long) bytes;
    }

    private static Instant min(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
