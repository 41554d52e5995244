/** What several tests of the capture app need around them: a screen, waiting with a deadline. */
package io.rostrum.capture.testsupport;
