/** Who may do what: passwords, sessions, tokens, the certificate, and the record of what was changed. */
package io.rostrum.capture.agent.access;
