/** Diagnosis over HTTP. */
@NullMarked
package io.dialstream.campaigns.diagnosis.web;

import org.jspecify.annotations.NullMarked;
