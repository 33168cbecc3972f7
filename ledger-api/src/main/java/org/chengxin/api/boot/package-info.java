/**
 * What must be right before the first request: the data folder, the PostgreSQL (our own or a given one) and its
 * durability, Axon on Boot 4, time, texts. A start that cannot keep what it will acknowledge is refused here, with the
 * reason and the cure in Chinese and English. No domain, no doors.
 */
@NullMarked
package org.chengxin.api.boot;

import org.jspecify.annotations.NullMarked;
