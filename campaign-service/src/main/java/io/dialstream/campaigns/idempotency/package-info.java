/** Repeating a POST safely: the same Idempotency-Key and body give the first answer again. */
@NullMarked
package io.dialstream.campaigns.idempotency;

import org.jspecify.annotations.NullMarked;
