/** Requests to addresses that somebody typed in: none reaches this PC itself or the services of its link. */
package io.rostrum.capture.agent.guard;
