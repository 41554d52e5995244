/** Alerts that really arrive: at an SMTP server and at an HTTP server. */
package io.rostrum.capture.agent.alerts;
