/** What people do with finished recordings: describe, trim, caption, delete, bring back, try again. */
package io.rostrum.capture.agent.library;
