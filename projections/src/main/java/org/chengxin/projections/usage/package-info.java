/**
 * Look-ups: who looked, at whose archive, when and why. One row per look-up and one per archive that was looked into, so that
 * both questions are answered from an index. Who may ask is decided at the door.
 */
@NullMarked
package org.chengxin.projections.usage;

import org.jspecify.annotations.NullMarked;
