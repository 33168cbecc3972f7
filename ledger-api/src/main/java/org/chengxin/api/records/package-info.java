/**
 * The door of records: recording, correcting, supplementing, revoking, reading one and its history, and who may see what
 * of it. What is right to record is decided in the core.
 */
@NullMarked
package org.chengxin.api.records;

import org.jspecify.annotations.NullMarked;
