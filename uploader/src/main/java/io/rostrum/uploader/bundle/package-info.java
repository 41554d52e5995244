/** Packages on sticks and disks: written and signed by an appliance, checked and taken in by a platform. */
package io.rostrum.uploader.bundle;
