/**
 * From inputs to a sealed package: one decode, one filter graph, a thread an encoder, bounded queues between them.
 *
 * <p>{@link io.rostrum.encoder.pipeline.Transcoder} is the door; the rest is the flow behind it: {@code FrameReader} →
 * {@code ProgrammeStage} → {@code RungStage} → {@code RenditionWriter}, and {@code FrameReader} → {@code SoundStage} →
 * {@code RenditionWriter}.
 */
package io.rostrum.encoder.pipeline;
