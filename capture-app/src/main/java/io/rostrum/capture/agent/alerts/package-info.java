/** Tells people elsewhere of alarms: by e-mail and by webhook, once for each onset and end. */
package io.rostrum.capture.agent.alerts;
