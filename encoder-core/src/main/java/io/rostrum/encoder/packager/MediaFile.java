package io.rostrum.encoder.packager;

import io.rostrum.encoder.isobmff.Fragment;
import io.rostrum.encoder.isobmff.TrackHeader;
import java.util.List;

/**
 * A CMAF file of the package, read.
 *
 * @param path in the package
 * @param size in bytes
 * @param initLength bytes of its own header; 0 if the header is in another file
 * @param track what the header says
 * @param fragments in file order
 * @param whole whether nothing unfinished stands behind them
 */
record MediaFile(String path, long size, long initLength, TrackHeader track, List<Fragment> fragments, boolean whole) {}
