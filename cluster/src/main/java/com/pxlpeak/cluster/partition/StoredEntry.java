package com.pxlpeak.cluster.partition;

import org.apache.pekko.util.ByteString;

/** A journal entry as the journal holds it; {@link JournalFormat} reads and writes what is inside. */
public record StoredEntry(ByteString bytes) {}
