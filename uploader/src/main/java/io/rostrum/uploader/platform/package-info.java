/** The embedded central platform: receives sealed media packages, publishes each by one rename, and shows them to students. */
package io.rostrum.uploader.platform;
