package io.rostrum.encoder.pipeline;

import io.rostrum.encoder.EncoderException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Runs the stages of one encoding, a thread each. The first that fails stops the others. */
final class Stages {
    /** One stage; runs until its input ends. Must heed interruption. */
    interface Stage {
        void run() throws EncoderException, InterruptedException;
    }

    private final List<Callable<Void>> stages = new ArrayList<>();
    private final List<String> names = new ArrayList<>();

    void add(String name, Stage stage) {
        names.add(name);
        stages.add(() -> {
            stage.run();
            return null;
        });
    }

    /** Runs all stages to their end and joins their threads, also when one fails or the caller is interrupted. */
    void run() throws EncoderException, InterruptedException {
        AtomicInteger next = new AtomicInteger();
        ExecutorService threads = Executors.newFixedThreadPool(
                stages.size(), work -> new Thread(work, "encode-" + names.get(next.getAndIncrement())));
        CompletionService<Void> running = new ExecutorCompletionService<>(threads);
        try {
            stages.forEach(running::submit);
            for (int i = 0; i < stages.size(); i++) {
                running.take().get();
            }
        } catch (ExecutionException e) {
            throw unwrapped(e.getCause());
        } finally {
            threads.shutdownNow();
            joinAll(threads);
        }
    }

    private static EncoderException unwrapped(Throwable cause) throws InterruptedException {
        if (cause instanceof EncoderException failure) {
            return failure;
        }
        if (cause instanceof CopyStage.CopyRefused refused) {
            throw refused;
        }
        if (cause instanceof InterruptedException interrupted) {
            throw interrupted;
        }
        return new EncoderException(EncoderException.Code.CODEC, "The encoder failed unexpectedly: " + cause, cause);
    }

    /** Natives are freed by the threads themselves, so nobody may leave before they have ended. */
    static void joinAll(ExecutorService threads) {
        boolean interrupted = false;
        while (true) {
            try {
                if (threads.awaitTermination(1, TimeUnit.SECONDS)) {
                    break;
                }
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
