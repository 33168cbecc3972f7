/**
 * Sealing personal data with commercial cryptography (商用密码), on Bouncy Castle. Which set of algorithms an installation
 * uses is said by its settings; nothing here decides it.
 */
@NullMarked
package org.chengxin.ledger.personal.gm;

import org.jspecify.annotations.NullMarked;
