/** Budgets in MongoDB. */
@NullMarked
package io.dialstream.dialer.admission.mongo;

import org.jspecify.annotations.NullMarked;
