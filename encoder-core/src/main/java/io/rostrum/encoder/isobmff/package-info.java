/** ISO base media files (ISO/IEC 14496-12): boxes read back with every size checked, and fragments written by us. */
package io.rostrum.encoder.isobmff;
