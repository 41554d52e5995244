/** Looks at devices and at the whole room for five seconds, before a lecture. */
package io.rostrum.capture.agent.check;
