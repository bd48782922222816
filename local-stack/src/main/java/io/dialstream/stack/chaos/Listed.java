package io.dialstream.stack.chaos;

import java.time.Instant;

/** A number that nobody may call, from the answer to the request that has put it on the list. */
record Listed(String phoneNumber, Instant since) {}
