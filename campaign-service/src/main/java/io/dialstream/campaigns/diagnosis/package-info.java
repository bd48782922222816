/** Diagnosis: why a campaign calls nobody at the moment, or not more people. */
@NullMarked
package io.dialstream.campaigns.diagnosis;

import org.jspecify.annotations.NullMarked;
