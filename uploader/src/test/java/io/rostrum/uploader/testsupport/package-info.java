/** Real servers, broken networks and made packages for the uploader's tests. */
package io.rostrum.uploader.testsupport;
