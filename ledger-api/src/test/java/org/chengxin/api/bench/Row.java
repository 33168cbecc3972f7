package org.chengxin.api.bench;

import java.util.UUID;

/** An event as bytes, for whoever writes to tables without an engine. */
record Row(UUID eventId, String subjectId, long sequence, long recordedAtMicros, byte[] payload, byte[] metadata) {}
