/** How a package comes in: the tus receiver, the check of what came, the commit, the receipt. */
package io.rostrum.uploader.platform.intake;
