/** The HTTP API of the agent: routes, events, previews, and its problems as RFC 9457 documents. */
package io.rostrum.capture.agent.http;
