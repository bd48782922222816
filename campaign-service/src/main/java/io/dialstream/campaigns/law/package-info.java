/** Facts about what some laws say on calls, read from dated files. They decide nothing. */
@NullMarked
package io.dialstream.campaigns.law;

import org.jspecify.annotations.NullMarked;
