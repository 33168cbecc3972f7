/**
 * What an operator asks of a ledger at a terminal instead of starting it: {@code verify --all}. Reads the settings that the
 * application would be started with, puts the checks together and prints what they found. No check lives here, no door.
 */
@NullMarked
package org.chengxin.api.operator;

import org.jspecify.annotations.NullMarked;
