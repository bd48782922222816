package io.dialstream.calllog;

import io.dialstream.foundation.testing.CountedReads;
import org.springframework.stereotype.Component;

/** Found by the service under test as any filter of its own. */
@Component
class ReadsOfBodies extends CountedReads {}
