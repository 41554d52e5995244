/** What a package promises and what is published: manifests, versions, the trash. */
package io.rostrum.uploader.platform.versions;
