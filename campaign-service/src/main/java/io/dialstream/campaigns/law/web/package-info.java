/** Reads the files, and gives the pages what they say. */
@NullMarked
package io.dialstream.campaigns.law.web;

import org.jspecify.annotations.NullMarked;
