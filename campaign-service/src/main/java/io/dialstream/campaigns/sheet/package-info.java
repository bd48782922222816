/** Tables of separated values, as spreadsheets read and write them. */
@NullMarked
package io.dialstream.campaigns.sheet;

import org.jspecify.annotations.NullMarked;
